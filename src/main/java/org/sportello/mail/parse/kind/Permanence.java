package org.sportello.mail.parse.kind;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.parse.words.Phrases;

import java.util.Locale;

/// Whether an address is dead (unknown user or host, moved) or may work later or elsewhere. What
/// the words say counts more than the code: many systems answer everything with `5.0.0` or `5.1.1`.
final class Permanence {

    private static final Phrases FULL = Phrases.read("bounce-full");

    private static final Phrases UNKNOWN = Phrases.read("bounce-unknown");

    private static final Phrases HOST = Phrases.read("bounce-host");

    /// Said about us, not about the recipient.
    private static final Phrases SENDER = Phrases.read("bounce-sender");

    private static final Phrases MOVED = Phrases.read("bounce-moved");

    private static final Phrases SOFT = Phrases.read("bounce-soft");

    private Permanence() {}

    /// True: the address is unusable; false: not necessarily; null: not known.
    static @Nullable Boolean judge(
            @Nullable String code, String diagnostic, String report, String action) {
        if (action.equals("delayed")) return false;
        String words = unwrapped(diagnostic).toLowerCase(Locale.ROOT);
        Boolean said = words.isBlank() ? null : byWords(words, code);
        if (said != null) return said;
        Boolean byCode = byCode(code);
        if (byCode != null) return byCode;
        said = byWords(report.toLowerCase(Locale.ROOT), code);
        if (said != null) return said;
        return (code == null && diagnostic.isBlank()) ? null : Boolean.FALSE;
    }

    /// Without `5.1.0 - Unknown address error 550-'…'`, which Cisco's gateway puts around whatever
    /// the other side answered.
    static String unwrapped(String diagnostic) {
        int at = diagnostic.indexOf(" - Unknown address error ");
        int quote = at < 0 ? -1 : diagnostic.indexOf('\'', at);
        return quote < 0 ? diagnostic : diagnostic.substring(quote + 1);
    }

    private static @Nullable Boolean byWords(String words, @Nullable String code) {
        if (FULL.standIn(words) || SENDER.standIn(words)) return false;
        boolean policy = code != null && code.length() > 3 && code.charAt(2) == '7';
        boolean gone = UNKNOWN.standIn(words) || HOST.standIn(words) || MOVED.standIn(words);
        if (gone && !(policy && SOFT.standIn(words))) return true;
        if (SOFT.standIn(words)) return dead(code) && !policyWords(words);
        return null;
    }

    private static boolean policyWords(String words) {
        return words.contains("spam")
                || words.contains("block")
                || words.contains("policy")
                || words.contains("denied")
                || words.contains("temporar")
                || words.contains("greylist")
                || words.contains("reputation");
    }

    private static @Nullable Boolean byCode(@Nullable String code) {
        if (code == null || code.endsWith(".0.0")) return null;
        return dead(code);
    }

    /// Codes of RFC 3463 that say so: bad mailbox, bad system, bad syntax, moved, null MX.
    static boolean dead(@Nullable String code) {
        if (code == null || code.length() < 5) return false;
        String detail = code.substring(2);
        return detail.equals("1.1")
                || detail.equals("1.2")
                || detail.equals("1.3")
                || detail.equals("1.6")
                || detail.equals("1.10")
                || code.equals("5.1.0")
                || code.equals("5.4.4")
                || code.equals("5.4.310");
    }
}
