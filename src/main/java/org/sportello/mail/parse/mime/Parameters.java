package org.sportello.mail.parse.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A structured header value such as Content-Type or Content-Disposition: a first token and
/// parameters, with continuations and charsets (RFC 2231), tolerant of missing quotes and
/// semicolons.
public final class Parameters {

    private record Piece(String value, boolean extended) {}

    private static final int MOST = 200;

    private final String token;
    private final Map<String, String> plain = new LinkedHashMap<>();
    private final Map<String, TreeMap<Integer, Piece>> continued = new LinkedHashMap<>();
    private final Troubles troubles;

    private Parameters(String token, Troubles troubles) {
        this.token = token;
        this.troubles = troubles;
    }

    /// Reads a header with parameters.
    ///
    /// @param raw the header value, one char per byte, or null
    public static Parameters read(@Nullable String raw, Troubles troubles) {
        if (raw == null) return new Parameters("", troubles);
        int end = tokenEnd(raw);
        // Some write a parameter where the token should be.
        if (anotherName(raw, 0)) end = 0;
        String token = raw.substring(0, end);
        int comment = token.indexOf('(');
        if (comment >= 0) token = token.substring(0, comment);
        Parameters parameters = new Parameters(token.strip().toLowerCase(Locale.ROOT), troubles);
        parameters.parse(raw, end);
        return parameters;
    }

    /// Where the first token ends: at a semicolon, or where one was forgotten or is a comma.
    private static int tokenEnd(String raw) {
        int end = 0;
        while (end < raw.length() && raw.charAt(end) != ';') {
            char c = raw.charAt(end);
            boolean gap = c <= ' ' || (c == ',' && end > 0);
            if (gap && anotherName(raw, c == ',' ? end + 1 : end)) break;
            end++;
        }
        return end;
    }

    /// The value before the first semicolon, in lower case, without comments.
    public String token() {
        return token;
    }

    /// A parameter's text, decoded, or null.
    public @Nullable String text(String name) {
        TreeMap<Integer, Piece> pieces = continued.get(name);
        if (pieces != null) return HeaderText.clean(join(pieces));
        String value = plain.get(name);
        if (value == null) return null;
        String forgotten = withoutStar(value);
        return forgotten != null ? forgotten : HeaderText.decode(value, troubles);
    }

    /// `filename="utf-8''na%C3%AFf.pdf"`: in the form of RFC 2231 without its star.
    private @Nullable String withoutStar(String value) {
        int quotes = value.indexOf("''");
        if (quotes < 3 || quotes > 20 || value.indexOf('%') < 0) return null;
        String charset = value.substring(0, quotes);
        if (CharsetNames.named(charset) == null) return null;
        return HeaderText.clean(
                Charsets.decode(percent(value.substring(quotes + 2)), charset, troubles));
    }

    /// A parameter as written, one char per byte, or null.
    public @Nullable String raw(String name) {
        String value = plain.get(name);
        if (value != null) return value;
        TreeMap<Integer, Piece> pieces = continued.get(name);
        return pieces == null ? null : join(pieces);
    }

    private void parse(String raw, int from) {
        int at = from;
        for (int count = 0; at < raw.length() && count < MOST; count++) {
            while (at < raw.length()
                    && (raw.charAt(at) == ';' || raw.charAt(at) == ',' || raw.charAt(at) <= ' '))
                at++;
            int equals = at;
            while (equals < raw.length() && raw.charAt(equals) != '=' && raw.charAt(equals) != ';')
                equals++;
            if (equals >= raw.length() || raw.charAt(equals) == ';') {
                at = equals;
                continue;
            }
            String name = raw.substring(at, equals).strip().toLowerCase(Locale.ROOT);
            int start = equals + 1;
            while (start < raw.length() && raw.charAt(start) <= ' ') start++;
            StringBuilder value = new StringBuilder();
            at =
                    start < raw.length() && raw.charAt(start) == '"'
                            ? quoted(raw, start + 1, value)
                            : bare(raw, start, value);
            store(name, value.toString());
        }
    }

    private static int quoted(String raw, int from, StringBuilder value) {
        int i = from;
        while (i < raw.length()) {
            char c = raw.charAt(i);
            if (c == '\\'
                    && i + 1 < raw.length()
                    && (raw.charAt(i + 1) == '"' || raw.charAt(i + 1) == '\\')) {
                value.append(raw.charAt(i + 1));
                i += 2;
                continue;
            }
            i++;
            if (c == '"') return i;
            value.append(c);
        }
        return i;
    }

    /// An unquoted value: up to the semicolon, or to white space before another `name=`; encoded
    /// words and file names with spaces stay whole.
    private static int bare(String raw, int from, StringBuilder value) {
        int i = from;
        while (i < raw.length() && raw.charAt(i) != ';') {
            if (raw.charAt(i) <= ' ' && anotherName(raw, i)) break;
            value.append(raw.charAt(i++));
        }
        int comment = value.indexOf(" (");
        if (comment > 0) value.setLength(comment);
        String stripped = value.toString().strip();
        boolean single =
                stripped.length() > 2 && stripped.startsWith("'") && stripped.endsWith("'");
        if (single) stripped = stripped.substring(1, stripped.length() - 1);
        value.setLength(0);
        value.append(stripped);
        return i;
    }

    private static boolean anotherName(String raw, int space) {
        int i = space;
        while (i < raw.length() && raw.charAt(i) <= ' ') i++;
        int start = i;
        while (i < raw.length()
                && (Character.isLetterOrDigit(raw.charAt(i)) || "-*_".indexOf(raw.charAt(i)) >= 0))
            i++;
        return i > start
                && i < raw.length()
                && raw.charAt(i) == '='
                && i + 1 < raw.length()
                && raw.charAt(i + 1) != '?';
    }

    private void store(String name, String value) {
        int star = name.indexOf('*');
        if (star < 0) {
            plain.putIfAbsent(name, value);
            return;
        }
        boolean extended = name.endsWith("*");
        String number =
                extended && star == name.length() - 1
                        ? "0"
                        : name.substring(star + 1).replace("*", "");
        try {
            int position = Integer.parseInt(number);
            continued
                    .computeIfAbsent(name.substring(0, star), ignored -> new TreeMap<>())
                    .putIfAbsent(position, new Piece(value, extended));
        } catch (NumberFormatException notANumber) {
            plain.putIfAbsent(name, value);
        }
    }

    private String join(SortedMap<Integer, Piece> pieces) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String charset = null;
        boolean first = true;
        boolean anyExtended = false;
        for (Piece piece : pieces.values()) {
            String value = piece.value;
            if (first && piece.extended) {
                int quote = value.indexOf('\'');
                int second = quote < 0 ? -1 : value.indexOf('\'', quote + 1);
                if (second > 0) {
                    charset = value.substring(0, quote);
                    value = value.substring(second + 1);
                }
            }
            anyExtended |= piece.extended;
            byte[] part = piece.extended ? percent(value) : value.getBytes(ISO_8859_1);
            bytes.write(part, 0, part.length);
            first = false;
        }
        if (!anyExtended) return HeaderText.decode(bytes.toString(ISO_8859_1), troubles);
        return Charsets.decode(
                bytes.toByteArray(),
                charset == null || charset.isEmpty() ? "utf-8" : charset,
                troubles);
    }

    private static byte[] percent(String value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            int high = c == '%' && i + 2 < value.length() ? Bytes.hex(value.charAt(i + 1)) : -1;
            int low = high >= 0 ? Bytes.hex(value.charAt(i + 2)) : -1;
            if (low >= 0) {
                bytes.write(high << 4 | low);
                i += 2;
            } else {
                bytes.write(c);
            }
        }
        return bytes.toByteArray();
    }
}
