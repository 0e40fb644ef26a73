package org.sportello.ui.overlay;

import java.text.Normalizer;
import java.util.Locale;

/// How well a few typed letters fit a label: whole words and word starts first, then letters in
/// order anywhere. Case and accents do not count.
final class Fuzzy {

    /// The letters do not occur in this order.
    static final int NO_FIT = -1;

    private static final int WHOLE = 1_000;
    private static final int WORD_START = 500;
    private static final int INSIDE = 250;
    private static final int GAP_COST = 3;
    private static final int START_GAIN = 12;

    private Fuzzy() {}

    /// Higher is better; [#NO_FIT] if it does not fit. Nothing typed fits everything.
    static int fit(String typed, String label) {
        String wanted = plain(typed).strip();
        String text = plain(label);
        if (wanted.isEmpty()) {
            return 0;
        }
        int at = text.indexOf(wanted);
        if (at == 0) {
            return WHOLE - text.length();
        }
        if (at > 0) {
            return (startsWord(text, at) ? WORD_START : INSIDE) - at;
        }
        return inOrder(wanted.replace(" ", ""), text);
    }

    private static int inOrder(String wanted, String text) {
        int score = INSIDE / 2;
        int from = 0;
        for (int i = 0; i < wanted.length(); i++) {
            int at = text.indexOf(wanted.charAt(i), from);
            if (at < 0) {
                return NO_FIT;
            }
            score += startsWord(text, at) ? START_GAIN : -GAP_COST * Math.min(4, at - from);
            from = at + 1;
        }
        return Math.max(0, score);
    }

    private static boolean startsWord(String text, int at) {
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT);
    }
}
