package org.sportello.mail.parse.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_32BE;
import static java.nio.charset.StandardCharsets.UTF_32LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.ParseProblem.Code;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Bytes to text. Labels are often wrong: a label that cannot be is repaired (UTF-8 labelled as
/// Latin-1, Windows text labelled as ISO), and what cannot be decoded is reported and replaced,
/// never lost.
public final class Charsets {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final String UTF_7 = "utf-7";
    private static final byte[] ASCII = {'A', 'z', ' ', '0', '.'};

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
                    Map.entry("cp-850", "cp850"),
                    Map.entry("iso-latin-1", "windows-1252"),
                    Map.entry("iso-8859-1-windows-3.1-latin-1", "windows-1252"),
                    Map.entry("x-user-defined", "windows-1252"),
                    Map.entry("windows1252", "windows-1252"),
                    Map.entry("x-ansi", "windows-1252"),
                    Map.entry("iso-8859-15-windows", "iso-8859-15"),
                    Map.entry("iso-8859-6-i", "iso-8859-6"),
                    Map.entry("iso-8859-6-e", "iso-8859-6"),
                    Map.entry("visual", "iso-8859-8"),
                    Map.entry("logical", "windows-1255"),
                    Map.entry("koi8-ru", "koi8-u"),
                    Map.entry("utf-8n", "utf-8"),
                    Map.entry("x-unicode-2-0-utf-8", "utf-8"),
                    Map.entry("iso-10646-utf-8", "utf-8"),
                    Map.entry("ucs-2", "utf-16"),
                    Map.entry("iso-10646-ucs-2", "utf-16"),
                    Map.entry("utf16", "utf-16"),
                    Map.entry("gb18030-2000", "gb18030"),
                    Map.entry("windows-936", "gb18030"),
                    Map.entry("csgb2312", "gb18030"),
                    Map.entry("ks_c_5601-1989", "x-windows-949"),
                    Map.entry("korean", "x-windows-949"),
                    Map.entry("windows-949", "x-windows-949"),
                    Map.entry("cp950", "x-windows-950"),
                    Map.entry("windows-950", "x-windows-950"),
                    Map.entry("windows-932", "windows-31j"),
                    Map.entry("cp932", "windows-31j"),
                    Map.entry("ms_kanji", "windows-31j"),
                    Map.entry("csiso2022jp", "x-windows-iso2022jp"),
                    Map.entry("iso-2022-jp-ms", "x-windows-iso2022jp"),
                    Map.entry("iso-2022-jp-3", "x-windows-iso2022jp"),
                    Map.entry("iso-2022-jp-2004", "x-windows-iso2022jp"),
                    Map.entry("cp50220", "x-windows-iso2022jp"),
                    Map.entry("cp50221", "x-windows-iso2022jp"),
                    Map.entry("x-mac-ce", "x-MacCentralEurope"),
                    Map.entry("x-mac-greek", "x-MacGreek"),
                    Map.entry("x-mac-turkish", "x-MacTurkish"));

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
        String name = label == null ? "" : tidy(label);
        String alias = ALIASES.getOrDefault(name, name);
        if (alias.equals(UTF_7)) return Utf7.decode(Bytes.text(bytes, 0, bytes.length));
        if (name.equals("hz-gb-2312")) return hz(bytes);
        boolean wide = alias.startsWith("utf-16") || alias.startsWith("utf-32");
        if (!wide || onlyAscii(bytes)) {
            if (Bytes.isAscii(bytes, 0, bytes.length) && !stateful(bytes)) {
                Charset charset = UNSAID.contains(name) ? ISO_8859_1 : lookup(alias);
                if (charset == null) troubles.add(Code.CHARSET_UNKNOWN, name);
                return new String(
                        bytes,
                        charset == null || wide || readsAscii(charset) ? ISO_8859_1 : charset);
            }
        }
        String byMark = byteOrderMark(bytes);
        if (byMark != null) return byMark;
        if (UNSAID.contains(name)) return guess(bytes, name, troubles);
        Charset charset = alias.equals("utf-16") ? byteOrder(bytes) : lookup(alias);
        if (charset == null) {
            troubles.add(Code.CHARSET_UNKNOWN, name);
            return guess(bytes, null, troubles);
        }
        return labelled(bytes, name, charset, troubles);
    }

    /// The charset of a label that says one for certain; null for those that are used for anything.
    static @Nullable Charset named(String label) {
        String name = tidy(label);
        String alias = ALIASES.getOrDefault(name, name);
        Charset charset = UNSAID.contains(name) || alias.equals(UTF_7) ? null : lookup(alias);
        return charset == null || charset.equals(WINDOWS_1252) ? null : charset;
    }

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) if (text.charAt(i) >= 0x80) return false;
        return true;
    }

    /// The label without quotes, comments and whatever else was glued to it.
    private static String tidy(String label) {
        String name = label.strip().toLowerCase(Locale.ROOT);
        int from = 0;
        while (from < name.length() && "\"'= ".indexOf(name.charAt(from)) >= 0) from++;
        int to = from;
        while (to < name.length() && "\"' ;,()<>".indexOf(name.charAt(to)) < 0) to++;
        return name.substring(from, to);
    }

    /// False for the charsets of mainframes and bare national sets: there `A` is something else.
    private static boolean readsAscii(Charset charset) {
        return charset.equals(UTF_8)
                || charset.equals(WINDOWS_1252)
                || new String(ASCII, charset).equals("Az 0.");
    }

    /// ASCII text that somebody labelled as sixteen bits wide.
    private static boolean onlyAscii(byte[] bytes) {
        int spaces = 0;
        for (byte b : bytes) {
            if (b <= 0 || (b < ' ' && b != '\n' && b != '\r' && b != '\t')) return false;
            if (b == ' ' || b == '\n') spaces++;
        }
        return bytes.length > 3 && spaces * 20 >= bytes.length;
    }

    /// UTF-16 without a mark: where most of the zeros are, the upper bytes are.
    private static Charset byteOrder(byte[] bytes) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i + 1 < bytes.length; i += 2) {
            if (bytes[i] == 0) even++;
            if (bytes[i + 1] == 0) odd++;
        }
        return odd > even ? UTF_16LE : UTF_16BE;
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
        if (text == null || privateUse(text)) {
            // The usual superset is not one everywhere.
            Charset exact = lookup(name);
            String exactly = exact == null || exact.equals(charset) ? null : strict(bytes, exact);
            if (exactly != null && !privateUse(exactly)) return exactly;
        }
        boolean latin = charset.equals(WINDOWS_1252) || name.startsWith("iso-8859-");
        if (charset.equals(UTF_8)) {
            if (text != null) return text;
            troubles.add(Code.CHARSET_INVALID, "not " + name);
            return lenient(bytes);
        }
        boolean singleByte = charset.newDecoder().averageCharsPerByte() >= 1.0f;
        if (singleByte || text == null) {
            String utf8 = strict(bytes, UTF_8);
            if (utf8 != null && (latin || text == null || bytes.length - utf8.length() >= 4)) {
                troubles.add(Code.CHARSET_INVALID, "UTF-8 labelled " + name);
                return utf8;
            }
        }
        boolean unsure = charset.equals(WINDOWS_1252) && !name.contains("1252");
        boolean ascii = name.contains("ascii");
        if (text == null
                || (unsure
                        && !(ascii
                                ? CharsetGuess.guessedWestern(bytes)
                                : CharsetGuess.western(bytes)))) {
            troubles.add(Code.CHARSET_INVALID, "not " + name);
            return unsure ? new String(bytes, CharsetGuess.guess(bytes)) : mended(bytes, charset);
        }
        if (name.equals("us-ascii")) troubles.add(Code.CHARSET_INVALID, "not " + name);
        return text;
    }

    private static boolean privateUse(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '\ue000' && c <= '\uf8ff') return true;
        }
        return false;
    }

    /// Text that its label does not fit: by the label all the same if only little of it is wrong.
    private static String mended(byte[] bytes, Charset charset) {
        String labelled = new String(bytes, charset);
        int bad = 0;
        int foreign = 0;
        for (int i = 0; i < labelled.length(); i++) {
            char c = labelled.charAt(i);
            if (c == '\ufffd') bad++;
            else if (c >= 0x80) foreign++;
        }
        return bad * 3 <= foreign ? labelled : new String(bytes, CharsetGuess.guess(bytes));
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
        return good > bad ? utf8 : new String(bytes, CharsetGuess.guess(bytes));
    }

    private static @Nullable String byteOrderMark(byte[] b) {
        if (b.length >= 3 && b[0] == (byte) 0xef && b[1] == (byte) 0xbb && b[2] == (byte) 0xbf) {
            byte[] rest = java.util.Arrays.copyOfRange(b, 3, b.length);
            return strict(rest, UTF_8);
        }
        if (b.length >= 4 && b[0] == (byte) 0xff && b[1] == (byte) 0xfe && b[2] == 0 && b[3] == 0)
            return new String(b, 4, b.length - 4, UTF_32LE);
        if (b.length >= 4 && b[0] == 0 && b[1] == 0 && b[2] == (byte) 0xfe && b[3] == (byte) 0xff)
            return new String(b, 4, b.length - 4, UTF_32BE);
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
            if (Charset.isSupported(name)) return Charset.forName(name);
        } catch (IllegalArgumentException notEvenAName) {
            return null;
        }
        return Spellings.BARE.get(bare(name));
    }

    /// Letters and digits only, so that `ISO_8859-15`, `iso8859_15` and `x-iso-8859-15` are one.
    private static String bare(String name) {
        StringBuilder bare = new StringBuilder(name.length());
        for (int i = name.startsWith("x-") ? 2 : 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (Character.isLetterOrDigit(c)) bare.append(Character.toLowerCase(c));
        }
        return bare.toString();
    }

    /// Every spelling that Java knows, bare; read when the first odd one is met.
    private static final class Spellings {
        private static final Map<String, Charset> BARE = all();

        private static Map<String, Charset> all() {
            Map<String, Charset> all = new HashMap<>();
            for (Charset charset : Charset.availableCharsets().values()) {
                all.putIfAbsent(bare(charset.name()), charset);
                for (String alias : charset.aliases()) all.putIfAbsent(bare(alias), charset);
            }
            for (Map.Entry<String, String> alias : ALIASES.entrySet()) {
                Charset charset = all.get(bare(alias.getValue()));
                if (charset != null) all.putIfAbsent(bare(alias.getKey()), charset);
            }
            return Map.copyOf(all);
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
