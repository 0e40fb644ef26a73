package org.sportello.mail.parse.words;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;

/// The phrases of one file, in lower case and in its order. A line is a phrase; a line that begins
/// with `# ` is a remark, and `…` at the end of a line keeps the space before it: more must follow.
///
/// Texts to be compared are given in lower case.
public final class Phrases {

    private final List<String> all;
    private final Set<String> set;

    private Phrases(List<String> all) {
        this.all = all;
        this.set = Set.copyOf(all);
    }

    /// The phrases of a file.
    ///
    /// @param name the file's name without its ending
    /// @throws IllegalArgumentException if there is no such file
    public static Phrases read(String name) {
        try (InputStream file = Phrases.class.getResourceAsStream(name + ".txt")) {
            if (file == null) throw new IllegalArgumentException("no phrases: " + name);
            return new Phrases(
                    new String(file.readAllBytes(), UTF_8)
                            .lines()
                            .filter(line -> !line.isEmpty() && !line.startsWith("# "))
                            .map(Phrases::phrase)
                            .toList());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String phrase(String line) {
        return line.endsWith("…") ? line.substring(0, line.length() - 1) : line;
    }

    /// All of them, as they stand in the file.
    public List<String> all() {
        return all;
    }

    /// True if the word is one of them.
    public boolean have(String word) {
        return set.contains(word);
    }

    /// True if the text begins with one of them.
    public boolean begin(String text) {
        for (String phrase : all) if (text.startsWith(phrase)) return true;
        return false;
    }

    /// True if the text ends with one of them.
    public boolean end(String text) {
        for (String phrase : all) if (text.endsWith(phrase)) return true;
        return false;
    }

    /// True if one of them stands anywhere in the text, within a word too.
    public boolean standIn(String text) {
        for (String phrase : all) if (text.contains(phrase)) return true;
        return false;
    }
}
