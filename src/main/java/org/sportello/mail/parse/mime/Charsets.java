package org.sportello.mail.parse.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.ParseProblem.Code;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Bytes to text. Labels are often wrong: a label that cannot be is repaired (UTF-8 labelled as
/// Latin-1, Windows text labelled as ISO), and what cannot be decoded is reported and replaced,
/// never lost.
public final class Charsets {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final String UTF_7 = "utf-7";

    /// Labels whose usual content is a superset, or that Java knows by another name.
    private static final Map<String, String> ALIASES =
            Map.ofEntries(
                    Map.entry("us-ascii", "windows-1252"),
                    Map.entry("ascii", "windows-1252"),
                    Map.entry("ansi_x3.4-1968", "windows-1252"),
                    Map.entry("iso-8859-1", "windows-1252"),
                    Map.entry("iso8859-1", "windows-1252"),
                    Map.entry("iso_8859-1", "windows-1252"),
                    Map.entry("latin1", "windows-1252"),
                    Map.entry("latin-1", "windows-1252"),
                    Map.entry("cp-1252", "windows-1252"),
                    Map.entry("win-1252", "windows-1252"),
                    Map.entry("ansi", "windows-1252"),
                    Map.entry("iso-8859-9", "windows-1254"),
                    Map.entry("iso-8859-8-i", "iso-8859-8"),
                    Map.entry("iso-8859-8-e", "iso-8859-8"),
                    Map.entry("iso-8859-11", "x-windows-874"),
                    Map.entry("tis-620", "x-windows-874"),
                    Map.entry("windows-874", "x-windows-874"),
                    Map.entry("win-1251", "windows-1251"),
                    Map.entry("cp-1251", "windows-1251"),
                    Map.entry("koi8r", "koi8-r"),
                    Map.entry("utf8", "utf-8"),
                    Map.entry("utf-8-sig", "utf-8"),
                    Map.entry("utf8mb4", "utf-8"),
                    Map.entry("unicode-1-1-utf-8", "utf-8"),
                    Map.entry("unicode", "utf-16"),
                    Map.entry("unicode-1-1-utf-7", UTF_7),
                    Map.entry("csunicode11utf7", UTF_7),
                    Map.entry("gb2312", "gb18030"),
                    Map.entry("gbk", "gb18030"),
                    Map.entry("x-gbk", "gb18030"),
                    Map.entry("cp936", "gb18030"),
                    Map.entry("cn-gb", "gb18030"),
                    Map.entry("gb_2312-80", "gb18030"),
                    Map.entry("euc-cn", "gb18030"),
                    Map.entry("ks_c_5601-1987", "x-windows-949"),
                    Map.entry("ks_c_5601", "x-windows-949"),
                    Map.entry("ksc5601", "x-windows-949"),
                    Map.entry("euc-kr", "x-windows-949"),
                    Map.entry("cp949", "x-windows-949"),
                    Map.entry("uhc", "x-windows-949"),
                    Map.entry("big5", "x-windows-950"),
                    Map.entry("cn-big5", "x-windows-950"),
                    Map.entry("x-big5", "x-windows-950"),
                    Map.entry("shift_jis", "windows-31j"),
                    Map.entry("shift-jis", "windows-31j"),
                    Map.entry("x-sjis", "windows-31j"),
                    Map.entry("sjis", "windows-31j"),
                    Map.entry("iso-2022-jp", "x-windows-iso2022jp"),
                    Map.entry("_iso-2022-jp$sio", "x-windows-iso2022jp"),
                    Map.entry("_iso-2022-jp", "x-windows-iso2022jp"),
                    Map.entry("x-euc-jp", "euc-jp"),
                    Map.entry("macintosh", "x-MacRoman"),
                    Map.entry("x-mac-roman", "x-MacRoman"),
                    Map.entry("x-mac-cyrillic", "x-MacCyrillic"),
                    Map.entry("cp-850", "cp850"));

    /// Labels that say no more than that the writer did not know.
    private static final Set<String> UNSAID =
            Set.of(
                    "",
                    "unknown-8bit",
                    "x-unknown",
                    "unknown",
                    "default",
                    "default_charset",
                    "binary",
                    "8bit",
                    "7bit");

    private Charsets() {}

    /// Text of a body or an encoded word.
    ///
    /// @param label the charset's name as written in the message, or null if it says none
    public static String decode(byte[] bytes, @Nullable String label, Troubles troubles) {
        String name = label == null ? "" : label.strip().toLowerCase(Locale.ROOT);
        if (name.startsWith("\"") || name.startsWith("'")) name = name.replaceAll("[\"']", "");
        String alias = ALIASES.getOrDefault(name, name);
        if (alias.equals(UTF_7)) return Utf7.decode(Bytes.text(bytes, 0, bytes.length));
        if (name.equals("hz-gb-2312")) return hz(bytes);
        if (!alias.startsWith("utf-16") && !alias.startsWith("utf-32")) {
            if (Bytes.isAscii(bytes, 0, bytes.length) && !stateful(bytes)) {
                if (!UNSAID.contains(name) && lookup(alias) == null)
                    troubles.add(Code.CHARSET_UNKNOWN, name);
                return new String(bytes, ISO_8859_1);
            }
        }
        String byMark = byteOrderMark(bytes);
        if (byMark != null) return byMark;
        if (UNSAID.contains(name)) return guess(bytes, name, troubles);
        Charset charset = lookup(alias);
        if (charset == null) {
            troubles.add(Code.CHARSET_UNKNOWN, name);
            return guess(bytes, null, troubles);
        }
        return labelled(bytes, name, charset, troubles);
    }

    /// Text of a header without a label: UTF-8, the usual Japanese escapes, or Windows text.
    public static String decodeRaw(String oneCharPerByte, Troubles troubles) {
        boolean eightBit = false;
        for (int i = 0; i < oneCharPerByte.length(); i++) {
            char c = oneCharPerByte.charAt(i);
            if (c >= 0x80) eightBit = true;
        }
        if (!eightBit) {
            return oneCharPerByte.indexOf("\u001b$") < 0
                    ? oneCharPerByte
                    : new String(oneCharPerByte.getBytes(ISO_8859_1), iso2022jp());
        }
        byte[] bytes = oneCharPerByte.getBytes(ISO_8859_1);
        String utf8 = strict(bytes, UTF_8);
        if (utf8 != null) return utf8;
        troubles.add(Code.CHARSET_INVALID, "8-bit header without a charset");
        return lenient(bytes);
    }

    private static String labelled(byte[] bytes, String name, Charset charset, Troubles troubles) {
        String text = strict(bytes, charset);
        boolean latin = charset.equals(WINDOWS_1252) || name.startsWith("iso-8859-");
        if (charset.equals(UTF_8)) {
            if (text != null) return text;
            troubles.add(Code.CHARSET_INVALID, "not " + name);
            return lenient(bytes);
        }
        boolean singleByte = charset.newEncoder().maxBytesPerChar() <= 1.0f;
        if (singleByte || text == null) {
            String utf8 = strict(bytes, UTF_8);
            if (utf8 != null && (latin || text == null || bytes.length - utf8.length() >= 4)) {
                troubles.add(Code.CHARSET_INVALID, "UTF-8 labelled " + name);
                return utf8;
            }
        }
        if (name.equals("us-ascii") || text == null)
            troubles.add(Code.CHARSET_INVALID, "not " + name);
        return text != null ? text : new String(bytes, charset);
    }

    private static String guess(byte[] bytes, @Nullable String name, Troubles troubles) {
        if (name != null) {
            if (name.isEmpty()) troubles.add(Code.CHARSET_INVALID, "8-bit text without a charset");
            else troubles.add(Code.CHARSET_UNKNOWN, name);
        }
        if (stateful(bytes) && Bytes.isAscii(bytes, 0, bytes.length))
            return new String(bytes, iso2022jp());
        String utf8 = strict(bytes, UTF_8);
        return utf8 != null ? utf8 : lenient(bytes);
    }

    /// UTF-8 where most of it is (a cut character becomes U+FFFD), else Windows text.
    private static String lenient(byte[] bytes) {
        String utf8 = new String(bytes, UTF_8);
        int good = 0;
        int bad = 0;
        for (int i = 0; i < utf8.length(); i++) {
            char c = utf8.charAt(i);
            if (c == '\ufffd') bad++;
            else if (c >= 0x80) good++;
        }
        return good > bad ? utf8 : new String(bytes, WINDOWS_1252);
    }

    private static @Nullable String byteOrderMark(byte[] b) {
        if (b.length >= 3 && b[0] == (byte) 0xef && b[1] == (byte) 0xbb && b[2] == (byte) 0xbf) {
            byte[] rest = java.util.Arrays.copyOfRange(b, 3, b.length);
            return strict(rest, UTF_8);
        }
        if (b.length >= 2 && b[0] == (byte) 0xff && b[1] == (byte) 0xfe)
            return new String(b, 2, b.length - 2, UTF_16LE);
        if (b.length >= 2 && b[0] == (byte) 0xfe && b[1] == (byte) 0xff)
            return new String(b, 2, b.length - 2, UTF_16BE);
        return null;
    }

    private static boolean stateful(byte[] bytes) {
        for (int i = 0; i + 1 < bytes.length; i++) {
            if (bytes[i] == 0x1b && (bytes[i + 1] == '$' || bytes[i + 1] == '(')) return true;
            if (bytes[i] == 0x0e) return true;
        }
        return false;
    }

    static @Nullable String strict(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notThisCharset) {
            return null;
        }
    }

    private static @Nullable Charset lookup(String name) {
        if (name.equals(UTF_7)) return UTF_8;
        try {
            return Charset.isSupported(name) ? Charset.forName(name) : null;
        } catch (IllegalArgumentException notEvenAName) {
            return null;
        }
    }

    private static Charset iso2022jp() {
        Charset charset = lookup("x-windows-iso2022jp");
        return charset != null ? charset : ISO_8859_1;
    }

    /// RFC 1843: Chinese in seven bits, between `~{` and `~}`.
    private static String hz(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        Charset gb = Charset.forName("gb18030");
        boolean chinese = false;
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '~' && i + 1 < bytes.length) {
                byte next = bytes[++i];
                if (next == '{') chinese = true;
                else if (next == '}') chinese = false;
                else if (next == '~') text.append('~');
            } else if (chinese && i + 1 < bytes.length && bytes[i] > ' ') {
                text.append(
                        new String(
                                new byte[] {(byte) (bytes[i] | 0x80), (byte) (bytes[++i] | 0x80)},
                                gb));
            } else {
                text.append((char) (bytes[i] & 0xff));
            }
        }
        return text.toString();
    }
}
