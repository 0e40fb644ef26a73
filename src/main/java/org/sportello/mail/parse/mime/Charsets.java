package org.sportello.mail.parse.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_32BE;
import static java.nio.charset.StandardCharsets.UTF_32LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.message.ParseProblem.Code;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;

/// Bytes to text. Labels are often wrong: a label that cannot be is repaired (UTF-8 labelled as
/// Latin-1, Windows text labelled as ISO), and what cannot be decoded is reported and replaced,
/// never lost.
public final class Charsets {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    /// UTF-8 in which the halves of a character stand alone, as old databases write it.
    private static final @Nullable Charset CESU_8 = CharsetNames.lookup("cesu-8");

    private static final byte[] ASCII = {'A', 'z', ' ', '0', '.'};

    private Charsets() {}

    /// Text of a body or an encoded word.
    ///
    /// @param label the charset's name as written in the message, or null if it says none
    public static String decode(byte[] bytes, @Nullable String label, Troubles troubles) {
        String name = label == null ? "" : CharsetNames.tidy(label);
        String alias = CharsetNames.usual(name);
        if (alias.equals(CharsetNames.UTF_7))
            return Utf7.decode(Bytes.text(bytes, 0, bytes.length));
        if (name.equals("hz-gb-2312")) return Hz.decode(bytes);
        String escaped = alias.contains("2022") || alias.contains("5022") ? null : escaped(bytes);
        if (escaped != null) {
            if (!CharsetNames.unsaid(name)) troubles.add(Code.CHARSET_INVALID, "not " + name);
            return escaped;
        }
        boolean wide = alias.startsWith("utf-16") || alias.startsWith("utf-32");
        if (!wide || onlyAscii(bytes)) {
            if (Bytes.isAscii(bytes, 0, bytes.length) && !stateful(bytes)) {
                Charset charset =
                        CharsetNames.unsaid(name) ? ISO_8859_1 : CharsetNames.lookup(alias);
                if (charset == null) troubles.add(Code.CHARSET_UNKNOWN, name);
                return new String(
                        bytes,
                        charset == null || wide || readsAscii(charset) ? ISO_8859_1 : charset);
            }
        }
        String byMark = byteOrderMark(bytes);
        if (byMark != null) return byMark;
        String narrow = wide ? withoutZeros(bytes) : null;
        if (narrow != null) {
            troubles.add(Code.CHARSET_INVALID, "UTF-8 labelled " + name);
            return narrow;
        }
        if (CharsetNames.unsaid(name)) return guess(bytes, name, troubles);
        Charset charset = alias.equals("utf-16") ? byteOrder(bytes) : CharsetNames.lookup(alias);
        if (charset == null) {
            troubles.add(Code.CHARSET_UNKNOWN, name);
            return guess(bytes, null, troubles);
        }
        return labelled(bytes, name, charset, troubles);
    }

    static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) if (text.charAt(i) >= 0x80) return false;
        return true;
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

    /// UTF-16 without a mark: where the bytes are those that letters have in front, they are.
    private static Charset byteOrder(byte[] bytes) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i + 1 < bytes.length; i += 2) {
            if (upper(bytes[i])) even++;
            if (upper(bytes[i + 1])) odd++;
        }
        return odd > even ? UTF_16LE : UTF_16BE;
    }

    /// Latin, Greek, Cyrillic, Hebrew, Arabic and Thai; East Asian marks, kana and ideographs;
    /// syllables of Korea; wide forms.
    private static boolean upper(byte b) {
        int value = b & 0xff;
        return value <= 6
                || value == 0x0e
                || value == 0x30
                || (value >= 0x4e && value <= 0x9f)
                || (value >= 0xac && value <= 0xd7)
                || value == 0xff;
    }

    /// UTF-8 that somebody labelled as sixteen bits wide; null if it is not.
    private static @Nullable String withoutZeros(byte[] bytes) {
        int ascii = 0;
        for (byte b : bytes) {
            if (b == 0) return null;
            if (b > 0) ascii++;
        }
        return bytes.length > 3 && ascii > 0 ? strict(bytes, UTF_8) : null;
    }

    /// Text that changes its charset by escapes, whatever it says of itself; null for other text.
    private static @Nullable String escaped(byte[] bytes) {
        for (int i = 0; i + 2 < bytes.length; i++) {
            if (bytes[i] < 0) return null;
            if (bytes[i] != 0x1b || bytes[i + 1] != '$') continue;
            boolean korean = bytes[i + 2] == ')' && i + 3 < bytes.length && bytes[i + 3] == 'C';
            Charset charset = korean ? CharsetNames.lookup("iso-2022-kr") : iso2022jp();
            if (!Bytes.isAscii(bytes, 0, bytes.length) || charset == null) return null;
            return new String(bytes, charset);
        }
        return null;
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
            Charset exact = CharsetNames.lookup(name);
            String exactly = exact == null || exact.equals(charset) ? null : strict(bytes, exact);
            if (exactly != null && !privateUse(exactly) && !controls(exactly)) return exactly;
        }
        Charset windows = text != null && controls(text) ? CharsetNames.windows(charset) : null;
        String better = windows == null ? null : strict(bytes, windows);
        if (better != null && strict(bytes, UTF_8) == null) return better;
        if (text != null && privateUse(text) && charset.name().equals("x-windows-950")) {
            Charset hongKong = CharsetNames.lookup("big5-hkscs");
            String there = hongKong == null ? null : strict(bytes, hongKong);
            if (there != null && !privateUse(there)) return there;
        }
        Charset meant = text == null ? null : CharsetGuess.otherCyrillic(bytes, charset);
        if (meant == null && text != null) meant = CharsetGuess.otherEastern(bytes, text, charset);
        if (meant != null && strict(bytes, UTF_8) == null) {
            troubles.add(Code.CHARSET_INVALID, "not " + name);
            return new String(bytes, meant);
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

    /// Control characters above ASCII, which nobody writes.
    private static boolean controls(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80 && c < 0xa0 && c != 0x85) return true;
        }
        return false;
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
        String halves = CESU_8 == null ? null : strict(bytes, CESU_8);
        if (halves != null) return halves;
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

    private static Charset iso2022jp() {
        Charset charset = CharsetNames.lookup("x-windows-iso2022jp");
        return charset != null ? charset : ISO_8859_1;
    }
}
