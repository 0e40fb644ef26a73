package org.sportello.mail.parse.mime;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.message.ParseProblem.Code;
import org.sportello.mail.parse.mime.Part.ContentType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The tree of parts of a message (RFC 2046), read in one pass over the lines that start with `--`,
/// so that nesting costs nothing. Missing, wrong and unterminated boundaries are survived and
/// reported.
public final class MimeReader {

    private static final int DEEPEST = 50;
    private static final int MOST_PARTS = 2000;
    private static final int DEEPEST_ENCODED = 5;
    private static final int PREAMBLE_LINES = 4;

    /// An open multipart: its delimiter without the leading dashes.
    private record Boundary(byte[] text) {}

    /// A line that ends a part: `level` says which open boundary it belongs to.
    private record Delimiter(int level, boolean closing, int lineStart, int next) {}

    private final byte[] bytes;
    private final int end;
    private final Troubles troubles;
    private final List<Boundary> open = new ArrayList<>();
    private int parts;
    private @Nullable Delimiter stop;

    private MimeReader(byte[] bytes, int end, Troubles troubles) {
        this.bytes = bytes;
        this.end = end;
        this.troubles = troubles;
    }

    /// Reads a whole message. Leading empty lines and an mbox `From ` line are skipped.
    public static Part read(byte[] bytes, Troubles troubles) {
        MimeReader reader = new MimeReader(bytes, bytes.length, troubles);
        return reader.part(RawMessage.start(bytes, 0, bytes.length), "text/plain", 0);
    }

    /// The header of a message that lies in a range of bytes.
    static HeaderBlock header(byte[] bytes, int from, int to) {
        return HeaderBlock.read(bytes, RawMessage.start(bytes, from, to), to, new Troubles());
    }

    /// Reads the part that starts at `from`; afterwards `stop` is the delimiter that ended it, or
    /// null at the end of the message.
    private Part part(int start, String defaultType, int depth) {
        HeaderBlock header =
                depth == 0
                        ? HeaderBlock.ofMessage(bytes, start, end, troubles)
                        : header(pastBlankLines(start));
        ContentType type = ContentType.of(header, defaultType, troubles);
        int body = header.bodyStart();
        parts++;
        if (type.mediaType().equals("text/plain")) type = multipartAllTheSame(header, type, body);
        if (!type.mediaType().startsWith("multipart/")) return leaf(header, type, body);
        if (depth >= DEEPEST || parts > MOST_PARTS) {
            troubles.add(depth >= DEEPEST ? Code.TOO_DEEP : Code.TOO_LARGE, "parts");
            return leaf(header, type, body);
        }
        byte[] boundary = boundary(header, type, body);
        if (boundary == null) {
            Part whole = leaf(header, asText(type), body);
            Part decoded = depth < DEEPEST_ENCODED ? encodedWhole(whole, type) : null;
            return decoded == null ? whole : decoded;
        }
        return multipart(header, type, body, boundary, depth);
    }

    /// A part whose header stands below empty lines, as some programs write it.
    private int pastBlankLines(int from) {
        int at = from;
        while (at < end) {
            int next = Bytes.lineEnd(bytes, at, end);
            int lineEnd = Bytes.trimLineEnd(bytes, at, next);
            if (lineEnd > at) return contentField(at, lineEnd) ? at : from;
            at = next;
        }
        return from;
    }

    /// The delimiter above the first part is missing: its header stands there all the same.
    private boolean startsWithField(int body) {
        int at = pastBlankLines(body);
        int lineEnd = Bytes.trimLineEnd(bytes, at, Bytes.lineEnd(bytes, at, end));
        return contentField(at, lineEnd) && delimiter(at, lineEnd) == null;
    }

    private boolean contentField(int at, int lineEnd) {
        return Bytes.text(bytes, at, Math.min(lineEnd, at + 8)).equalsIgnoreCase("content-")
                && HeaderBlock.colon(bytes, at, lineEnd) > 0;
    }

    /// A multipart whose type was lost or overwritten on the way: its delimiter is still declared,
    /// or stands at the very beginning and once more.
    private ContentType multipartAllTheSame(HeaderBlock header, ContentType type, int body) {
        String declared = type.parameters().raw("boundary");
        boolean is =
                declared == null
                        ? header.first("content-type") == null
                                && !header.fields().isEmpty()
                                && beginsWithDelimiter(body)
                        : occurs(declared.stripTrailing().getBytes(ISO_8859_1), body);
        return is ? new ContentType("multipart/mixed", type.parameters()) : type;
    }

    private boolean beginsWithDelimiter(int body) {
        if (!open.isEmpty()) return false;
        int at = body;
        for (int lines = 0; at < end && lines < PREAMBLE_LINES; lines++) {
            if (Bytes.startsWith(bytes, at, end, "--")) {
                byte[] guess = guess(at);
                return guess != null
                        && Bytes.startsWith(bytes, at + 2, end, new String(guess, ISO_8859_1))
                        && occurs(guess, Bytes.lineEnd(bytes, at, end));
            }
            at = Bytes.lineEnd(bytes, at, end);
        }
        return false;
    }

    /// A multipart that is encoded as a whole, against RFC 2045 6.4.
    private @Nullable Part encodedWhole(Part whole, ContentType type) {
        Transfer.Form form = Transfer.form(Part.encoding(whole.header()));
        if (form != Transfer.Form.BASE64 && form != Transfer.Form.QUOTED_PRINTABLE) return null;
        byte[] decoded = whole.content();
        MimeReader inner = new MimeReader(decoded, decoded.length, troubles);
        String declared = type.parameters().raw("boundary");
        if (declared == null || !inner.occurs(declared.stripTrailing().getBytes(ISO_8859_1), 0))
            return null;
        return inner.multipart(
                whole.header(),
                type,
                0,
                declared.stripTrailing().getBytes(ISO_8859_1),
                DEEPEST_ENCODED);
    }

    private HeaderBlock header(int from) {
        return HeaderBlock.read(bytes, from, headerLimit(from), troubles);
    }

    /// A header never runs over a delimiter of an open multipart.
    private int headerLimit(int from) {
        if (open.isEmpty()) return end;
        int at = from;
        while (at < end) {
            int next = Bytes.lineEnd(bytes, at, end);
            int lineEnd = Bytes.trimLineEnd(bytes, at, next);
            if (lineEnd == at) return end;
            if (bytes[at] == '-' && delimiter(at, next) != null) return at;
            at = next;
        }
        return end;
    }

    private static ContentType asText(ContentType type) {
        return new ContentType("text/plain", type.parameters());
    }

    private Part leaf(HeaderBlock header, ContentType type, int body) {
        stop = nextDelimiter(body);
        int to = stop == null ? end : beforeLineBreak(body, stop.lineStart);
        return new Part(bytes, header, type, Math.min(body, to), to, List.of(), troubles);
    }

    private Part multipart(
            HeaderBlock header, ContentType type, int body, byte[] boundary, int depth) {
        int level = open.size();
        open.add(new Boundary(boundary));
        String childType =
                type.mediaType().equals("multipart/digest") ? "message/rfc822" : "text/plain";
        List<Part> children = new ArrayList<>();
        if (startsWithField(body)) children.add(part(body, childType, depth + 1));
        else stop = nextDelimiter(body);
        boolean closed = false;
        while (stop != null && stop.level == level && parts <= MOST_PARTS) {
            Delimiter here = stop;
            closed |= here.closing;
            if (here.closing && (!children.isEmpty() || !opensFurtherDown(level, here.next)))
                stop = nextDelimiter(here.next);
            else {
                closed = false;
                if (here.next < end || children.isEmpty())
                    children.add(part(here.next, childType, depth + 1));
                else stop = null;
            }
        }
        if (stop != null && stop.level == level) {
            troubles.add(Code.TOO_LARGE, "more than " + MOST_PARTS + " parts");
            stop = null;
        }
        if (!closed && !children.isEmpty()) {
            if (stop == null)
                troubles.add(Code.TRUNCATED, "multipart without its closing boundary");
            else
                troubles.add(Code.BOUNDARY_MISSING, "inner multipart without its closing boundary");
        }
        open.subList(level, open.size()).clear();
        int to = stop == null ? end : stop.lineStart;
        if (children.isEmpty()) {
            troubles.add(Code.BOUNDARY_MISSING, "multipart without parts");
            return new Part(
                    bytes, header, asText(type), Math.min(body, to), to, List.of(), troubles);
        }
        return new Part(bytes, header, type, body, to, List.copyOf(children), troubles);
    }

    /// The delimiter to look for: the one that is declared if it occurs, else what the first line
    /// looks like that could be one; null if there is none.
    private byte @Nullable [] boundary(HeaderBlock header, ContentType type, int body) {
        String declared = type.parameters().raw("boundary");
        if (declared != null) {
            byte[] text = declared.stripTrailing().getBytes(ISO_8859_1);
            if (text.length > 0 && occurs(text, body)) return text;
        }
        Transfer.Form form = Transfer.form(Part.encoding(header));
        byte[] guess = form == Transfer.Form.IDENTITY ? guess(body) : null;
        troubles.add(
                Code.BOUNDARY_MISSING,
                declared == null ? "multipart without a boundary" : "boundary does not occur");
        return guess;
    }

    private boolean occurs(byte[] text, int body) {
        open.add(new Boundary(text));
        int mine = open.size() - 1;
        boolean opens = opensFurtherDown(mine, body);
        open.remove(mine);
        return opens;
    }

    /// True if the next part of this level begins before one of a level around it.
    private boolean opensFurtherDown(int level, int from) {
        Delimiter next = nextDelimiter(from);
        while (next != null && next.level == level && next.closing) next = nextDelimiter(next.next);
        return next != null && next.level == level;
    }

    private byte @Nullable [] guess(int body) {
        for (int at = body; at < end; at = Bytes.lineEnd(bytes, at, end)) {
            if (!Bytes.startsWith(bytes, at, end, "--")) continue;
            int next = Bytes.lineEnd(bytes, at, end);
            if (delimiter(at, next) != null) return null;
            int lineEnd = Bytes.trimLineEnd(bytes, at, next);
            while (lineEnd > at && Bytes.isSpace(bytes[lineEnd - 1])) lineEnd--;
            int headerEnd = Bytes.trimLineEnd(bytes, next, Bytes.lineEnd(bytes, next, end));
            boolean header = contentField(next, headerEnd);
            if (lineEnd - at > 2 && lineEnd - at < 200 && header)
                return Arrays.copyOfRange(bytes, at + 2, lineEnd);
        }
        return null;
    }

    private @Nullable Delimiter nextDelimiter(int from) {
        if (open.isEmpty()) return null;
        int at = from;
        while (at < end) {
            int next = Bytes.lineEnd(bytes, at, end);
            if (bytes[at] == '-' && at + 1 < end && bytes[at + 1] == '-') {
                Delimiter found = delimiter(at, next);
                if (found != null) return found;
            }
            at = next;
        }
        return null;
    }

    private @Nullable Delimiter delimiter(int at, int next) {
        if (at + 1 >= end || bytes[at + 1] != '-') return null;
        int lineEnd = Bytes.trimLineEnd(bytes, at, next);
        while (lineEnd > at && Bytes.isSpace(bytes[lineEnd - 1])) lineEnd--;
        int length = lineEnd - at - 2;
        for (int level = open.size() - 1; level >= 0; level--) {
            byte[] text = open.get(level).text;
            if (length != text.length && length != text.length + 2) continue;
            if (!Arrays.equals(bytes, at + 2, at + 2 + text.length, text, 0, text.length)) continue;
            if (length == text.length) return new Delimiter(level, false, at, next);
            if (bytes[lineEnd - 1] == '-' && bytes[lineEnd - 2] == '-')
                return new Delimiter(level, true, at, next);
        }
        return null;
    }

    private int beforeLineBreak(int from, int lineStart) {
        int to = lineStart;
        if (to > from && bytes[to - 1] == '\n') to--;
        if (to > from && bytes[to - 1] == '\r') to--;
        return to;
    }
}
