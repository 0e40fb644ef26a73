package org.sportello.mail.parse.mime;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.message.ParseProblem.Code;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The header fields of a message or part, unfolded but not decoded: every char of a value is one
/// byte of the message.
public final class HeaderBlock {

    /// One field.
    ///
    /// @param name in lower case
    /// @param value unfolded, one char per byte
    public record Field(String name, String value) {}

    private static final int MOST_FIELDS = 2000;
    private static final int LONGEST_VALUE = 2_000_000;
    private static final int MOST_ABOVE_A_GAP = 40;

    /// What nearly every message says of itself.
    private static final Set<String> ESSENTIAL =
            Set.of(
                    "from",
                    "to",
                    "subject",
                    "date",
                    "message-id",
                    "mime-version",
                    "content-type",
                    "content-transfer-encoding");

    /// What no person writes above a text.
    private static final Set<String> PROGRAMS =
            Set.of("message-id", "mime-version", "content-type", "content-transfer-encoding");

    private final List<Field> fields;
    private final int bodyStart;

    private HeaderBlock(List<Field> fields, int bodyStart) {
        this.fields = List.copyOf(fields);
        this.bodyStart = bodyStart;
    }

    /// Reads the fields that start at `from`. Ends at an empty line, at `to`, or where lines stop
    /// to look like header fields.
    public static HeaderBlock read(byte[] bytes, int from, int to, Troubles troubles) {
        return new Reader(bytes, to, troubles, false).read(from);
    }

    /// Reads the header of a whole message, which an empty line does not end where it plainly goes
    /// on below.
    static HeaderBlock ofMessage(byte[] bytes, int from, int to, Troubles troubles) {
        return new Reader(bytes, to, troubles, true).read(from);
    }

    /// The same fields with raw text in UTF-8, where it is in the charset that the body declares
    /// and not in UTF-8 already: many programs write headers in the body's charset and do not say
    /// so.
    ///
    /// @param label the charset's name as written in the message, or null
    public HeaderBlock withRawText(@Nullable String label, Troubles troubles) {
        Charset charset = label == null ? null : CharsetNames.named(label);
        if (charset == null || charset.equals(StandardCharsets.UTF_8)) return this;
        List<Field> recoded = new ArrayList<>(fields.size());
        boolean changed = false;
        for (Field field : fields) {
            String text = Charsets.isAscii(field.value) ? null : rawText(field.value, charset);
            changed |= text != null;
            recoded.add(text == null ? field : new Field(field.name, text));
        }
        if (!changed) return this;
        troubles.add(Code.CHARSET_INVALID, "8-bit header without a charset");
        return new HeaderBlock(recoded, bodyStart);
    }

    private static @Nullable String rawText(String value, Charset charset) {
        byte[] raw = value.getBytes(StandardCharsets.ISO_8859_1);
        if (Charsets.strict(raw, StandardCharsets.UTF_8) != null) return null;
        String text = Charsets.strict(raw, charset);
        return text == null
                ? null
                : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    public List<Field> fields() {
        return fields;
    }

    /// Where the body begins.
    public int bodyStart() {
        return bodyStart;
    }

    /// The first value of a field by its lower-case name that is not empty; `""` if all are, null
    /// if there is none.
    public @Nullable String first(String name) {
        String empty = null;
        for (Field field : fields) {
            if (!field.name.equals(name)) continue;
            if (!field.value.isEmpty()) return field.value;
            empty = "";
        }
        return empty;
    }

    /// All values of a field by its lower-case name.
    public List<String> all(String name) {
        List<String> values = new ArrayList<>(2);
        for (Field field : fields) {
            if (field.name.equals(name)) values.add(field.value);
        }
        return values;
    }

    private static final class Reader {
        private final byte[] bytes;
        private final int to;
        private final Troubles troubles;
        private final boolean ofMessage;
        private final List<Field> fields = new ArrayList<>();
        private @Nullable String name;
        private final StringBuilder value = new StringBuilder();

        Reader(byte[] bytes, int to, Troubles troubles, boolean ofMessage) {
            this.bytes = bytes;
            this.to = to;
            this.troubles = troubles;
            this.ofMessage = ofMessage;
        }

        HeaderBlock read(int from) {
            int at = from;
            while (at < to) {
                int next = lineEnd(at);
                int end = Bytes.trimLineEnd(bytes, at, next);
                if (end == at) {
                    finish();
                    if (goesOnBelow(next)) {
                        troubles.add(Code.HEADER_INVALID, "empty line in the header");
                        at = next;
                        continue;
                    }
                    return new HeaderBlock(fields, next);
                }
                if (!line(at, end, next)) break;
                at = next;
            }
            finish();
            return new HeaderBlock(fields, at);
        }

        /// Behind the line: a CR ends one too, unless it is part of the line break.
        private int lineEnd(int at) {
            int i = at;
            while (i < to) {
                byte b = bytes[i++];
                if (b == '\n') return i;
                if (b != '\r' || i >= to || bytes[i] == '\n') continue;
                int next = i;
                while (next < to && bytes[next] == '\r') next++;
                if (next >= to || bytes[next] != '\n') return i;
            }
            return to;
        }

        /// An empty line that somebody put into the header: what stands below are fields that a
        /// message has and that this one lacks so far, all of them, and one that only programs
        /// write.
        private boolean goesOnBelow(int from) {
            if (!ofMessage || fields.isEmpty() || fields.size() > MOST_ABOVE_A_GAP) return false;
            if (has("content-type")) return false;
            int at = from;
            int known = 0;
            boolean program = false;
            while (at < to) {
                int next = lineEnd(at);
                int end = Bytes.trimLineEnd(bytes, at, next);
                if (end == at) break;
                int colon = colon(bytes, at, end);
                if (!Bytes.isSpace(bytes[at])) {
                    if (colon < 0) return false;
                    String field = name(at, colon);
                    if (has(field)) return false;
                    if (ESSENTIAL.contains(field)) known++;
                    program |= PROGRAMS.contains(field);
                } else if (at == from) return false;
                at = next;
            }
            return known > 1 && program;
        }

        private boolean has(String field) {
            for (Field one : fields) if (one.name.equals(field)) return true;
            return false;
        }

        private String name(int at, int colon) {
            return Bytes.text(bytes, at, trimName(at, colon)).toLowerCase(Locale.ROOT);
        }

        /// False where the body begins without an empty line before it.
        private boolean line(int at, int end, int next) {
            if (Bytes.isSpace(bytes[at])) {
                if (Bytes.isBlank(bytes, at, end) && !goesOn(next)) return false;
                if (name != null) append(at, end);
                return true;
            }
            int colon = colon(bytes, at, end);
            if (colon > 0) {
                finish();
                name = name(at, colon);
                append(colon + 1, end);
                return true;
            }
            if (Bytes.startsWith(bytes, at, end, "From ")
                    || Bytes.startsWith(bytes, at, end, ">From ")) {
                return true;
            }
            if (name == null && fields.isEmpty()) return false;
            troubles.add(
                    Code.HEADER_INVALID,
                    "line without a field name: " + Bytes.text(bytes, at, end));
            boolean parameter = name != null && name.startsWith("content-") && parameter(at, end);
            if (!parameter && (!goesOn(next) || Bytes.startsWith(bytes, at, end, "--")))
                return false;
            append(at, end);
            return true;
        }

        /// `charset=utf-8` below a semicolon, or behind one: the space that folds was lost.
        private boolean parameter(int at, int end) {
            if (bytes[at] == ';') return true;
            int length = value.length();
            if (length == 0 || value.charAt(length - 1) != ';') return false;
            int i = at;
            while (i < end && (bytes[i] == '*' || Character.isLetterOrDigit(bytes[i] & 0xff))) i++;
            return i > at && i < end && bytes[i] == '=';
        }

        private int trimName(int at, int colon) {
            int end = colon;
            while (end > at && Bytes.isSpace(bytes[end - 1])) end--;
            return end;
        }

        private boolean goesOn(int next) {
            if (next >= to) return false;
            int end = Bytes.trimLineEnd(bytes, next, lineEnd(next));
            return end > next && (Bytes.isSpace(bytes[next]) || colon(bytes, next, end) > 0);
        }

        private void append(int from, int end) {
            int start = from;
            while (start < end && Bytes.isSpace(bytes[start])) start++;
            int stop = end;
            while (stop > start && Bytes.isSpace(bytes[stop - 1])) stop--;
            if (start == stop) return;
            if (!value.isEmpty()) value.append(' ');
            if (value.length() + stop - start > LONGEST_VALUE) {
                troubles.add(Code.TOO_LARGE, "header " + name);
                return;
            }
            value.append(new String(bytes, start, stop - start, StandardCharsets.ISO_8859_1));
        }

        private void finish() {
            if (name == null) return;
            if (fields.size() < MOST_FIELDS) fields.add(new Field(name, value.toString()));
            else troubles.add(Code.TOO_LARGE, "more than " + MOST_FIELDS + " header fields");
            name = null;
            value.setLength(0);
        }
    }

    /// Where the colon behind a field name is, or -1. Space before the colon is tolerated.
    static int colon(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at] > ' ' && bytes[at] != ':' && bytes[at] < 127) at++;
        if (at == from) return -1;
        int colon = at;
        while (colon < end && Bytes.isSpace(bytes[colon])) colon++;
        return colon < end && bytes[colon] == ':' ? colon : -1;
    }
}
