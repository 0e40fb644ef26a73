package org.sportello.mail.parse.mime;

import org.jspecify.annotations.Nullable;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Which charset a text without a (true) label is in. Asked only for text that is neither ASCII nor
/// UTF-8. Every candidate is read and judged by what a text looks like: small letters within words,
/// the commonest letters often, no capitals and no symbols in the middle of a word.
///
/// Large libraries do the same with tables for every language; a mail whose label is wrong is rare
/// enough for this.
final class CharsetGuess {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int MOST_BYTES = 20_000;

    /// A candidate must be this much better per foreign byte than Western text.
    private static final double MARGIN = 0.6;

    /// Fewer foreign bytes say nothing about the script.
    private static final int ENOUGH = 4;

    private static final double WORD = 1.9;

    private static final String COMMON_CYRILLIC = "оеаинтсрвлкмдпу";
    private static final String COMMON_GREEK = "αοιετσνηυρπκμλςό";
    private static final String COMMON_HEBREW = "יוהלאמרתשבנ";
    private static final String COMMON_ARABIC = "اليمنرتبوهسدعف";
    private static final String CENTRAL = "ąćęłńóśźżáčďéěíňřšťúůýžőűöüäôĺľŕăâîșțşţđ";
    private static final String COMMON_HANGUL =
            "이다는을를의에가고하지한도로사서대요시기어나아인니습안녕세제주문은언착했있그수해정일자보과전리여스라만상원부장구";
    private static final String COMMON_THAI = "าอรนกีเ่มลิวด้สัคทงยตปบะุ";
    private static final String RARE_THAI = "ฃฅฆฌฎฏฐฑฒฬฤฦฯ";
    private static final String SYMBOLS = "¹²³¼½¾¿¶±ª£¥¦§";
    private static final String TURKISH = "ışğçöüİâîûi\u0307";
    private static final String ONLY_TURKISH = "\u00d0\u00dd\u00de\u00f0\u00fd\u00fe";
    private static final int FEWEST_TURKISH = 3;

    private static final List<String> SINGLE_BYTE =
            List.of(
                    "windows-1251",
                    "koi8-r",
                    "cp866",
                    "iso-8859-5",
                    "windows-1253",
                    "windows-1255",
                    "windows-1256",
                    "x-windows-874",
                    "windows-1250",
                    "iso-8859-2",
                    "windows-1254");

    private static final Set<String> CYRILLIC =
            Set.of("windows-1251", "KOI8-R", "KOI8-U", "IBM866", "ISO-8859-5");
    private static final int ENOUGH_TO_DOUBT = 12;
    private static final double DOUBT = 0.15;

    private static final Set<String> LATIN = Set.of("windows-1250", "iso-8859-2", "windows-1254");

    private static final List<String> MULTI_BYTE =
            List.of("gb18030", "x-windows-950", "euc-jp", "windows-31j", "x-windows-949");

    private CharsetGuess() {}

    /// The likeliest charset; Windows Western if nothing speaks for another one.
    static Charset guess(byte[] all) {
        byte[] bytes = foreignPart(all);
        int foreign = foreign(bytes);
        if (foreign == 0) return WINDOWS_1252;
        Charset best = WINDOWS_1252;
        // Latin languages strew accents; others have words of nothing but foreign bytes.
        boolean words = words(bytes, foreign);
        double most = single(new String(bytes, WINDOWS_1252), foreign, "windows-1252") + MARGIN;
        for (String name : SINGLE_BYTE) {
            Charset charset = find(name);
            if (charset == null || (!words && !LATIN.contains(name))) continue;
            double score = single(new String(bytes, charset), foreign, name);
            if (score > most) {
                most = score;
                best = charset;
            }
        }
        if (best.equals(WINDOWS_1252) && turkish(bytes)) best = Charset.forName("windows-1254");
        if (!words) return best;
        for (String name : MULTI_BYTE) {
            Charset charset = find(name);
            String text = charset == null ? null : Charsets.strict(bytes, charset);
            if (charset == null || text == null) continue;
            double score = multi(text, name);
            if (score > most) {
                most = score;
                best = charset;
            }
        }
        return best;
    }

    /// The Cyrillic charset that a text is in which says that it is in another one: their letters
    /// are the same bytes in another order. Null if the label may be right.
    static @Nullable Charset otherCyrillic(byte[] all, Charset label) {
        if (!CYRILLIC.contains(label.name())) return null;
        byte[] bytes = foreignPart(all);
        int foreign = foreign(bytes);
        if (foreign < ENOUGH_TO_DOUBT) return null;
        if (!inverted(new String(bytes, label))) return null;
        Charset best = guess(bytes);
        if (!CYRILLIC.contains(best.name()) || best.equals(label)) return null;
        String text = new String(bytes, best);
        boolean better =
                single(text, foreign, best.name())
                        > single(new String(bytes, label), foreign, label.name()) + DOUBT;
        return better && !inverted(text) ? best : null;
    }

    /// The charset of the East that a text is in which says that it is in another one; null if the
    /// label may be right.
    static @Nullable Charset otherEastern(byte[] all, String text, Charset label) {
        String name = label.name().toLowerCase(Locale.ROOT);
        if (!MULTI_BYTE.contains(name)) return null;
        byte[] bytes = foreignPart(all);
        if (foreign(bytes) < ENOUGH_TO_DOUBT) return null;
        String labelled = all.length == bytes.length ? text : new String(bytes, label);
        if (!senseless(labelled)) return null;
        double score = multi(labelled, name);
        Charset best = guess(bytes);
        String other = best.name().toLowerCase(Locale.ROOT);
        if (!MULTI_BYTE.contains(other) || other.equals(name)) return null;
        return multi(new String(bytes, best), other) > score + MARGIN * 2 ? best : null;
    }

    /// True if much of it is what nobody writes: characters of nobody's, and kana of half the
    /// width, which are what one charset of the East makes of another.
    private static boolean senseless(String text) {
        int foreign = 0;
        int odd = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) foreign++;
            if ((c >= '\ue000' && c <= '\uf8ff') || (c >= '\uff61' && c <= '\uff9f')) odd++;
        }
        return odd * 5 > foreign;
    }

    /// True if words begin with a small letter and go on in capitals, or the like.
    private static boolean inverted(String text) {
        int wrong = 0;
        int right = 0;
        for (int i = 1; i < text.length(); i++) {
            char before = text.charAt(i - 1);
            char c = text.charAt(i);
            if (!foreign(before) || !foreign(c)) continue;
            if (Character.isLowerCase(before) && Character.isUpperCase(c)) wrong++;
            else if (Character.isUpperCase(before) && Character.isLowerCase(c)) right++;
        }
        return wrong > right;
    }

    /// True if nothing speaks for another charset than Windows Western.
    static boolean guessedWestern(byte[] all) {
        return guess(all).equals(WINDOWS_1252);
    }

    /// True for a text that Windows Western makes sense of. Asked for every text that says so,
    /// hence the quick look first.
    static boolean western(byte[] all) {
        return (!words(all, foreign(all)) && !mayBeTurkish(all)) || guessedWestern(all);
    }

    /// The letters that only Turkish has are, in Western text, those that only Icelandic has.
    private static boolean mayBeTurkish(byte[] all) {
        int letters = 0;
        for (byte b : all) if (b < 0 && ONLY_TURKISH.indexOf((char) (b & 0xff)) >= 0) letters++;
        return letters >= FEWEST_TURKISH;
    }

    /// Text that has such letters, and no accent that Turkish has not.
    private static boolean turkish(byte[] bytes) {
        Charset charset = find("windows-1254");
        if (charset == null || !mayBeTurkish(bytes)) return false;
        String text = new String(bytes, charset);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0xc0 && Character.isLetter(c) && TURKISH.indexOf(Character.toLowerCase(c)) < 0)
                return false;
        }
        return true;
    }

    private static int foreign(byte[] bytes) {
        int foreign = 0;
        for (byte b : bytes) if (b < 0) foreign++;
        return foreign;
    }

    /// True if the foreign bytes stand together as they do where they are whole words.
    private static boolean words(byte[] bytes, int foreign) {
        if (foreign < ENOUGH) return false;
        int runs = 0;
        for (int i = 0; i < bytes.length; i++)
            if (bytes[i] < 0 && (i == 0 || bytes[i - 1] >= 0)) runs++;
        return foreign >= runs * WORD;
    }

    /// The lines that hold bytes above ASCII, as far as they are needed for a judgement.
    private static byte[] foreignPart(byte[] all) {
        if (all.length <= MOST_BYTES) return all;
        byte[] part = new byte[MOST_BYTES];
        int filled = 0;
        int at = 0;
        while (at < all.length) {
            int next = Bytes.lineEnd(all, at, all.length);
            if (!Bytes.isAscii(all, at, next)) {
                if (next - at > MOST_BYTES - filled) break;
                System.arraycopy(all, at, part, filled, next - at);
                filled += next - at;
            }
            at = next;
        }
        return filled == 0 ? Arrays.copyOf(all, MOST_BYTES) : Arrays.copyOf(part, filled);
    }

    /// Points for each byte above ASCII, on average.
    private static double single(String text, int foreign, String name) {
        double points = 0;
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                char after = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
                points += letter(c, name) + place(before, c, after);
            }
            before = c;
        }
        return points / foreign;
    }

    private static double letter(char c, String name) {
        if (c == '\ufffd' || (c >= 0x80 && c < 0xa0)) return -5;
        if (thai(c)) {
            if (c >= '\u0e4f' || c == '\u0e3f') return -2;
            if (RARE_THAI.indexOf(c) >= 0) return -1.5;
            return common(COMMON_THAI, c, 0.2);
        }
        if (!Character.isLetter(c)) return punctuation(c) ? 0.5 : -0.5;
        char small = Character.toLowerCase(c);
        Character.UnicodeBlock block = Character.UnicodeBlock.of(c);
        if (block == null) return -1;
        if (block.equals(Character.UnicodeBlock.CYRILLIC))
            return common(COMMON_CYRILLIC, small, small >= 'а' && small <= 'я' ? 1 : 0.2);
        if (block.equals(Character.UnicodeBlock.GREEK)) return common(COMMON_GREEK, small, 0.8);
        if (block.equals(Character.UnicodeBlock.HEBREW)) return common(COMMON_HEBREW, c, 1);
        if (block.equals(Character.UnicodeBlock.ARABIC)) return common(COMMON_ARABIC, c, 0.9);
        return switch (name) {
            case "windows-1250", "iso-8859-2" -> CENTRAL.indexOf(small) >= 0 ? 1.2 : -0.5;
            case "windows-1254" -> TURKISH.indexOf(c) >= 0 ? 1 : -0.5;
            default -> 1;
        };
    }

    private static double common(String letters, char c, double otherwise) {
        return letters.indexOf(c) >= 0 ? 1.8 : otherwise;
    }

    private static boolean punctuation(char c) {
        return (c >= '\u2010' && c <= '\u2026')
                || c == '\u20ac'
                || c == '\u00a0'
                || c == '\u00ab'
                || c == '\u00bb'
                || c == '\u00b0'
                || c == '\u00a9'
                || c == '\u2116';
    }

    /// What the neighbours say: a capital after a small letter, a symbol inside a word, and letters
    /// of two scripts side by side are signs of a wrong reading.
    private static double place(char before, char c, char after) {
        if (thai(c)) return thaiPlace(before, c);
        if (SYMBOLS.indexOf(c) >= 0 && Character.isLetter(before)) return -1.5;
        boolean inWord = Character.isLetter(before) && Character.isLetter(after);
        if (!Character.isLetter(c)) return inWord && c != '\u2019' ? -2 : 0;
        double points = 0;
        if (Character.isUpperCase(c) && Character.isLowerCase(before)) points -= 2.5;
        if (Character.isLetter(before) && foreign(before) != foreign(c)) points -= 2;
        if (Character.isLetter(after) && foreign(after) != foreign(c)) points -= 2;
        // Latin languages do not write words of nothing but accented letters.
        if (!foreign(c) && before >= 0x80 && Character.isLetter(before)) points -= 1;
        return points;
    }

    private static boolean thai(char c) {
        return c >= '\u0e01' && c <= '\u0e5b';
    }

    /// Vowels above and below stand on a consonant; vowels in front are followed by one.
    private static double thaiPlace(char before, char c) {
        if (before < 0x80 && Character.isLetterOrDigit(before)) return -2;
        boolean mark =
                c == '\u0e31'
                        || (c >= '\u0e34' && c <= '\u0e3a')
                        || (c >= '\u0e47' && c <= '\u0e4e');
        boolean bearer = before >= '\u0e01' && before <= '\u0e2e';
        boolean marked =
                before == '\u0e31'
                        || (before >= '\u0e34' && before <= '\u0e4e' && before != '\u0e3f');
        if (mark) return bearer || (marked && c >= '\u0e47') ? 0 : -4;
        boolean inFront = before >= '\u0e40' && before <= '\u0e44';
        return inFront && !(c <= '\u0e2e') ? -4 : 0;
    }

    private static boolean foreign(char c) {
        return c > '\u024f';
    }

    /// Points for each character above ASCII, on average.
    private static double multi(String text, String name) {
        double points = 0;
        int count = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) continue;
            count++;
            points += character(c, name);
            if (i > 0 && latin(text.charAt(i - 1))) points -= 1.5;
            if (i + 1 < text.length() && latin(text.charAt(i + 1))) points -= 1.5;
        }
        return count == 0 ? 0 : points / count;
    }

    private static boolean latin(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    private static double character(char c, String name) {
        boolean japanese = name.equals("euc-jp") || name.equals("windows-31j");
        if (c >= '\u3041' && c <= '\u30fe') return japanese ? 3 : -0.5;
        if (c >= '\uac00' && c <= '\ud7a3') return name.equals("x-windows-949") ? hangul(c) : -1;
        if (c >= '\uff61' && c <= '\uff9f') return -1;
        if ((c >= '\u3000' && c <= '\u3011') || (c >= '\uff01' && c <= '\uff5e')) return 1.2;
        if (c >= '\u4e00' && c <= '\u9fff') return ideograph(c, name);
        return c >= '\u2010' && c <= '\u2027' ? 0.5 : -1.5;
    }

    private static double hangul(char c) {
        if (COMMON_HANGUL.indexOf(c) >= 0) return 3;
        return inFirstLevel(c, "x-windows-949", 0xb0, 0xc8) ? 1 : 0;
    }

    /// Each standard sorts the common characters before the rare ones.
    private static double ideograph(char c, String name) {
        boolean common =
                switch (name) {
                    case "gb18030" -> inFirstLevel(c, name, 0xb0, 0xd7);
                    case "x-windows-950" -> inFirstLevel(c, name, 0xa4, 0xc6);
                    case "euc-jp" -> inFirstLevel(c, name, 0xb0, 0xcf);
                    case "windows-31j" -> inFirstLevel(c, name, 0x88, 0x98);
                    default -> false;
                };
        if (name.equals("x-windows-949")) return -1;
        return common ? 2 : -0.3;
    }

    private static boolean inFirstLevel(char c, String name, int from, int to) {
        Charset charset = find(name);
        if (charset == null) return false;
        byte[] bytes = String.valueOf(c).getBytes(charset);
        int lead = bytes.length == 2 ? bytes[0] & 0xff : 0;
        return lead >= from && lead <= to;
    }

    private static @Nullable Charset find(String name) {
        return Charset.isSupported(name) ? Charset.forName(name) : null;
    }
}
