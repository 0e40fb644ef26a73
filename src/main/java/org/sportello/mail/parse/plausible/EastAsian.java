package org.sportello.mail.parse.plausible;

import org.jspecify.annotations.Nullable;

import java.nio.charset.Charset;

/// Text of ideographs, kana or hangul, as charsets of two bytes a character give it.
public final class EastAsian {

    private static final String COMMON_HANGUL =
            "이다는을를의에가고하지한도로사서대요시기어나아인니습안녕세제주문은언착했있그수해정일자보과전리여스라만상원부장구";

    private EastAsian() {}

    /// Points for each character above ASCII, on average.
    ///
    /// @param name of the charset in which it was read
    public static double points(String text, String name) {
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

    /// True if much of it is what nobody writes: characters of nobody's, and kana of half the
    /// width, which are what one charset of the East makes of another.
    public static boolean senseless(String text) {
        int foreign = 0;
        int odd = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) foreign++;
            if ((c >= '\ue000' && c <= '\uf8ff') || (c >= '\uff61' && c <= '\uff9f')) odd++;
        }
        return odd * 5 > foreign;
    }

    private static @Nullable Charset find(String name) {
        return Charset.isSupported(name) ? Charset.forName(name) : null;
    }
}
