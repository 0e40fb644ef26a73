package org.sportello.mail.parse;

import org.sportello.mail.parse.words.Phrases;

import java.net.IDN;
import java.util.Locale;

/// Domains that are to be taken for another one: equal to the eye, a letter away, under another
/// ending, with a word more.
final class LookAlike {

    private static final int SHORTEST = 6;

    /// A name of so many letters is nobody else's.
    private static final int LONG = 8;

    /// Who gives addresses to everybody has neighbours with all sorts of names.
    private static final Phrases EVERYBODYS = Phrases.read("providers");

    private LookAlike() {}

    /// True if the first may be taken for the second.
    static boolean resembles(String other, String ours) {
        String theirs = readable(other);
        String own = readable(Links.owner(ours));
        String label = label(own);
        if (own.length() < SHORTEST || EVERYBODYS.have(label)) return false;
        if (theirs.startsWith(own + ".") || theirs.contains("." + own + ".")) return true;
        String domain = Links.owner(theirs);
        if (domain.equals(own)) return false;
        String name = label(domain);
        return alike(domain, own) || sameName(name, label);
    }

    private static boolean alike(String domain, String own) {
        String a = skeleton(domain);
        String b = skeleton(own);
        return a.equals(b) || withinOneEdit(a, b);
    }

    /// `shop-rossi` and `shoprossi`, `shoprossi-help` and `shoprossi`, `shoprossi` elsewhere.
    private static boolean sameName(String name, String own) {
        String a = skeleton(name);
        String b = skeleton(own);
        if (b.length() >= SHORTEST && a.replace("-", "").equals(b.replace("-", ""))) return true;
        return b.length() >= LONG && (a.startsWith(b + "-") || a.endsWith("-" + b));
    }

    private static String label(String domain) {
        int dot = domain.indexOf('.');
        return dot < 0 ? domain : domain.substring(0, dot);
    }

    /// Domains of other scripts as they are shown, not as the DNS writes them.
    private static String readable(String domain) {
        return IDN.toUnicode(domain.toLowerCase(Locale.ROOT), IDN.ALLOW_UNASSIGNED)
                .toLowerCase(Locale.ROOT);
    }

    /// Letters that look alike become one.
    private static String skeleton(String domain) {
        String lower = domain.replace("rn", "m").replace("vv", "w");
        StringBuilder skeleton = new StringBuilder(lower.length());
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            skeleton.append(
                    switch (c) {
                        case '0', 'о', 'ο', 'ö', 'ó', 'ò', 'ø' -> 'o';
                        case '1', 'l', 'і', 'ı', 'í', 'ì', 'ł', 'ӏ', 'ι' -> 'i';
                        case 'а', 'à', 'á', 'ä', 'α', 'ạ' -> 'a';
                        case 'е', 'è', 'é', 'ë', 'ė', 'ẹ' -> 'e';
                        case 'с', 'ç', 'ć' -> 'c';
                        case 'р' -> 'p';
                        case 'у' -> 'y';
                        case 'х' -> 'x';
                        case 'ѕ', '5', 'ş', 'š' -> 's';
                        case 'ո', 'п', 'ñ', 'ń' -> 'n';
                        case 'ü', 'ú', 'ù', 'υ' -> 'u';
                        case 'ż', 'ź', 'ž' -> 'z';
                        default -> c;
                    });
        }
        return skeleton.toString();
    }

    private static boolean withinOneEdit(String a, String b) {
        if (Math.abs(a.length() - b.length()) > 1) return false;
        int i = 0;
        while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) i++;
        int aEnd = a.length();
        int bEnd = b.length();
        while (aEnd > i && bEnd > i && a.charAt(aEnd - 1) == b.charAt(bEnd - 1)) {
            aEnd--;
            bEnd--;
        }
        boolean swapped =
                aEnd - i == 2
                        && bEnd - i == 2
                        && a.charAt(i) == b.charAt(i + 1)
                        && a.charAt(i + 1) == b.charAt(i);
        return swapped || (aEnd - i <= 1 && bEnd - i <= 1);
    }
}
