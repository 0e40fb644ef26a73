package org.sportello.mail.parse.plausible;

/// Text of letters, as charsets of one byte a character give it: small letters within words, the
/// commonest letters often, no capitals and no symbols in the middle of a word.
public final class Letters {

    private static final String COMMON_CYRILLIC = "оеаинтсрвлкмдпу";
    private static final String COMMON_GREEK = "αοιετσνηυρπκμλςό";
    private static final String COMMON_HEBREW = "יוהלאמרתשבנ";
    private static final String COMMON_ARABIC = "اليمنرتبوهسدعف";
    private static final String CENTRAL = "ąćęłńóśźżáčďéěíňřšťúůýžőűöüäôĺľŕăâîșțşţđ";
    private static final String COMMON_THAI = "าอรนกีเ่มลิวด้สัคทงยตปบะุ";
    private static final String RARE_THAI = "ฃฅฆฌฎฏฐฑฒฬฤฦฯ";
    private static final String SYMBOLS = "¹²³¼½¾¿¶±ª£¥¦§";
    private static final String TURKISH = "ışğçöüİâîûi\u0307";

    private Letters() {}

    /// Points for each byte above ASCII, on average.
    ///
    /// @param foreign how many bytes above ASCII the text had
    /// @param name of the charset in which it was read
    public static double points(String text, int foreign, String name) {
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
        if (Character.isLetter(before) && ofAnotherScript(before) != ofAnotherScript(c))
            points -= 2;
        if (Character.isLetter(after) && ofAnotherScript(after) != ofAnotherScript(c)) points -= 2;
        // Latin languages do not write words of nothing but accented letters.
        if (!ofAnotherScript(c) && before >= 0x80 && Character.isLetter(before)) points -= 1;
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

    /// True for what is no Latin letter.
    private static boolean ofAnotherScript(char c) {
        return c > '\u024f';
    }

    /// True if words begin with a small letter and go on in capitals, or the like.
    public static boolean inverted(String text) {
        int wrong = 0;
        int right = 0;
        for (int i = 1; i < text.length(); i++) {
            char before = text.charAt(i - 1);
            char c = text.charAt(i);
            if (!ofAnotherScript(before) || !ofAnotherScript(c)) continue;
            if (Character.isLowerCase(before) && Character.isUpperCase(c)) wrong++;
            else if (Character.isUpperCase(before) && Character.isLowerCase(c)) right++;
        }
        return wrong > right;
    }

    /// True for a letter that Turkish has beyond ASCII.
    public static boolean turkish(char c) {
        return TURKISH.indexOf(Character.toLowerCase(c)) >= 0;
    }
}
