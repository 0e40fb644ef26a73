package org.sportello.mail.parse.mime;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Message-IDs out of Message-ID, In-Reply-To and References.
public final class MessageIds {

    private static final int MOST = 1000;

    private MessageIds() {}

    /// All ids in order, without brackets and repetition; words around them are ignored.
    public static List<String> read(List<String> values) {
        Set<String> ids = new LinkedHashSet<>();
        for (String written : values) {
            String value =
                    written.contains("=?") ? HeaderText.decode(written, new Troubles()) : written;
            if (value.indexOf('<') < 0) bare(value, ids);
            else bracketed(value, ids);
        }
        return new ArrayList<>(ids);
    }

    /// The message's own id, or null.
    public static @Nullable String own(@Nullable String value) {
        if (value == null) return null;
        Set<String> ids = new LinkedHashSet<>();
        bracketed(value, ids);
        if (!ids.isEmpty()) return ids.iterator().next();
        String tight = tight(value.replace("<", "").replace(">", ""));
        return tight.isEmpty() ? null : tight;
    }

    private static void bracketed(String value, Set<String> ids) {
        int open = value.indexOf('<');
        while (open >= 0 && ids.size() < MOST) {
            int close = value.indexOf('>', open + 1);
            int next = value.indexOf('<', open + 1);
            int end = close < 0 ? next : next >= 0 && next < close ? next : close;
            String id = tight(value.substring(open + 1, end < 0 ? value.length() : end));
            if (!id.isEmpty()) ids.add(id);
            open = next;
        }
    }

    private static void bare(String value, Set<String> ids) {
        for (String word : value.split("[\\s,;]+", MOST)) {
            String id = tight(word);
            if (id.indexOf('@') > 0 && ids.size() < MOST) ids.add(id);
        }
    }

    private static String tight(String id) {
        StringBuilder tight = new StringBuilder(id.length());
        for (int i = 0; i < id.length(); i++) {
            char c = id.charAt(i);
            if (c > ' ' && c != 0x7f) tight.append(c);
        }
        return tight.toString();
    }
}
