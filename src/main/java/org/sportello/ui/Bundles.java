package org.sportello.ui;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/// The message files of all features, merged for one language; English fills what is missing.
final class Bundles {

    /// Every folder under `org/sportello` that has `messages.properties` and
    /// `messages_it.properties`. The consistency test finds one that is forgotten here.
    static final List<String> FOLDERS =
            List.of(
                    "app",
                    "app/cli",
                    "app/demo",
                    "app/settings",
                    "app/shell",
                    "automation",
                    "commerce",
                    "customer",
                    "desk",
                    "insight",
                    "intake",
                    "knowledge",
                    "mail",
                    "mail/view",
                    "reply",
                    "script",
                    "search",
                    "sla",
                    "storage",
                    "survey",
                    "ticket",
                    "ui",
                    "ui/doc");

    private static final Logger LOG = LoggerFactory.getLogger(Bundles.class);

    private final Map<String, String> sentences = new HashMap<>();

    Bundles(Locale locale) {
        for (String folder : FOLDERS) {
            read("/org/sportello/" + folder + "/messages.properties");
        }
        if (!locale.getLanguage().equals(Locale.ENGLISH.getLanguage())) {
            for (String folder : FOLDERS) {
                read(
                        "/org/sportello/"
                                + folder
                                + "/messages_"
                                + locale.getLanguage()
                                + ".properties");
            }
        }
    }

    boolean has(String key) {
        return sentences.containsKey(key);
    }

    /// A key without a sentence is a bug that the build finds; on screen the key itself is better
    /// than no screen.
    String get(String key) {
        String sentence = sentences.get(key);
        if (sentence == null) {
            LOG.warn("No sentence for the key {}", key);
            return key;
        }
        return sentence;
    }

    private void read(String resource) {
        try (InputStream bytes = Bundles.class.getResourceAsStream(resource)) {
            if (bytes == null) {
                return;
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
            properties.forEach((key, value) -> sentences.put((String) key, (String) value));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
