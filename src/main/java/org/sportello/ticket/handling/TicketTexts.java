package org.sportello.ticket.handling;

import org.sportello.kernel.Problem;

import java.util.Locale;

/// What is made of the words that an agent types before they are kept.
final class TicketTexts {

    private static final int SNIPPET = 200;
    private static final int LONGEST_TAG = 60;

    private TicketTexts() {}

    /// Lower case, words joined by hyphens.
    ///
    /// @throws Problem if nothing of it can be a tag
    static String tag(String tag) {
        var clean =
                tag.strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}_.-]+", "-")
                        .replaceAll("^-+|-+$", "");
        if (clean.isEmpty() || clean.length() > LONGEST_TAG) {
            throw new Problem("ticket.tag-invalid", tag);
        }
        return clean;
    }

    /// The text without space around it.
    ///
    /// @param problem the key of what is thrown if nothing is left
    static String required(String text, String problem) {
        var clean = text.strip();
        if (clean.isEmpty()) {
            throw new Problem(problem);
        }
        return clean;
    }

    /// Its beginning, in one line, as lists show it.
    static String snippet(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= SNIPPET ? line : line.substring(0, SNIPPET);
    }
}
