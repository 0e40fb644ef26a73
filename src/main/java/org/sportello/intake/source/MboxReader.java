package org.sportello.intake.source;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Pattern;

/// Reads an mbox file message by message, in any of its dialects (RFC 4155 and what is really
/// written): lines beginning with `From ` in a message are escaped by `>` (mboxo, mboxrd), or the
/// message says how long it is (Content-Length). Of a message above the limit only as much is kept,
/// of a line that never ends only a piece at a time.
final class MboxReader implements Closeable {

    private static final int BUFFER = 256 * 1024;
    private static final int LONGEST_PEEK = 1024;
    private static final int LONGEST_PIECE = 1024 * 1024;
    private static final byte[] FROM = "From ".getBytes(StandardCharsets.US_ASCII);

    private static final Pattern DATED =
            Pattern.compile("From .*\\d{1,2}:\\d{2}.*\\d{4}.*", Pattern.DOTALL);

    private static final Pattern HEADER = Pattern.compile("[!-9;-~]{1,76}:.*", Pattern.DOTALL);

    private static final Pattern LENGTH =
            Pattern.compile("content-length:\\s*(\\d{1,12})\\s*", Pattern.CASE_INSENSITIVE);

    /// A message as it was found.
    ///
    /// @param bytes its beginning up to the limit
    /// @param size its size in bytes
    record Found(byte[] bytes, long size) {

        boolean whole() {
            return bytes.length == size;
        }
    }

    private final FileChannel channel;
    private final long largest;
    private final long size;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private long bufferStart;
    private long position;
    private boolean lineStart = true;

    /// @param largest no more than this is kept of a message, in bytes
    MboxReader(Path path, long largest) throws IOException {
        this.largest = largest;
        channel = FileChannel.open(path, StandardOpenOption.READ);
        size = channel.size();
        buffer.limit(0);
    }

    /// The next message without its separator line; empty at the end.
    Optional<Found> next() throws IOException {
        skipEmptyLines();
        if (position >= size) {
            return Optional.empty();
        }
        if (startsWithFrom(position)) {
            line();
        }
        var message = new Kept(largest);
        long length = header(message);
        if (length >= 0 && endsAt(position + length)) {
            copy(message, length);
        } else {
            body(message);
        }
        return Optional.of(message.found());
    }

    private void skipEmptyLines() throws IOException {
        while (position < size) {
            int b = at(position);
            if (b != '\n' && b != '\r') {
                return;
            }
            position++;
        }
    }

    /// Copies the header with the empty line behind it.
    ///
    /// @return its Content-Length, -1 if it has none
    private long header(Kept message) throws IOException {
        long length = -1;
        boolean whole = lineStart;
        for (var line = line(); line != null; line = line()) {
            message.write(line, 0);
            if (whole && blank(line)) {
                return length;
            }
            var matcher = LENGTH.matcher(new String(line, StandardCharsets.ISO_8859_1));
            if (matcher.matches()) {
                length = Long.parseLong(matcher.group(1));
            }
            whole = lineStart;
        }
        return length;
    }

    /// True if a message may end there: behind it is the end of the file or the next separator.
    private boolean endsAt(long end) throws IOException {
        if (end > size) {
            return false;
        }
        long next = end;
        for (int i = 0; i < 4 && next < size && (at(next) == '\n' || at(next) == '\r'); i++) {
            next++;
        }
        return next >= size || startsWithFrom(next);
    }

    private void copy(Kept message, long length) throws IOException {
        long end = position + length;
        while (position < end) {
            var part = bytes(position, (int) Math.min(BUFFER, end - position));
            message.write(part, 0);
            position += part.length;
        }
    }

    private void body(Kept message) throws IOException {
        boolean afterBlank = true;
        byte[] held = null;
        while (position < size) {
            if (afterBlank && separator()) {
                return;
            }
            if (held != null) {
                message.write(held, 0);
                held = null;
            }
            boolean whole = lineStart;
            var line = line();
            if (line == null) {
                return;
            }
            afterBlank = whole && blank(line);
            if (afterBlank) {
                // The empty line before a separator belongs to the mbox, not to the message.
                held = line;
            } else {
                message.write(line, whole && escaped(line) ? 1 : 0);
            }
        }
    }

    /// True for a line that got one `>` too many.
    private static boolean escaped(byte[] line) {
        int quotes = 0;
        while (quotes < line.length && line[quotes] == '>') {
            quotes++;
        }
        return quotes > 0 && startsWithFrom(line, quotes);
    }

    private static boolean startsWithFrom(byte[] line, int offset) {
        if (line.length < offset + FROM.length) {
            return false;
        }
        for (int i = 0; i < FROM.length; i++) {
            if (line[offset + i] != FROM[i]) {
                return false;
            }
        }
        return true;
    }

    private boolean startsWithFrom(long offset) throws IOException {
        for (int i = 0; i < FROM.length; i++) {
            if (offset + i >= size || at(offset + i) != FROM[i]) {
                return false;
            }
        }
        return true;
    }

    /// A sentence may begin with “From ” too: a separator carries a date, or a header follows.
    private boolean separator() throws IOException {
        if (!startsWithFrom(position)) {
            return false;
        }
        int length = (int) Math.min(LONGEST_PEEK, size - position);
        var text = new String(bytes(position, length), StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\n');
        var line = end < 0 ? text : text.substring(0, end);
        return DATED.matcher(line).matches()
                || (end >= 0 && HEADER.matcher(text.substring(end + 1)).matches());
    }

    private static boolean blank(byte[] line) {
        return (line.length == 1 && line[0] == '\n')
                || (line.length == 2 && line[0] == '\r' && line[1] == '\n');
    }

    /// The next line with its end, or the next piece of a very long one; null at the end of the
    /// file.
    private byte @Nullable [] line() throws IOException {
        if (position >= size) {
            return null;
        }
        var line = new ByteArrayOutputStream();
        lineStart = false;
        while (position < size && !lineStart && line.size() < LONGEST_PIECE) {
            fill(position);
            int from = (int) (position - bufferStart);
            int to = from;
            while (to < buffer.limit() && buffer.get(to) != '\n') {
                to++;
            }
            lineStart = to < buffer.limit();
            int length = (lineStart ? to + 1 : to) - from;
            line.write(buffer.array(), from, length);
            position += length;
        }
        return line.toByteArray();
    }

    private int at(long offset) throws IOException {
        fill(offset);
        return buffer.get((int) (offset - bufferStart));
    }

    /// Makes the byte at the offset available in the buffer.
    private void fill(long offset) throws IOException {
        if (offset >= bufferStart && offset < bufferStart + buffer.limit()) {
            return;
        }
        buffer.clear();
        bufferStart = offset;
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, bufferStart + buffer.position()) < 0) {
                break;
            }
        }
        buffer.flip();
    }

    private byte[] bytes(long offset, int length) throws IOException {
        var bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, offset + bytes.position()) < 0) {
                break;
            }
        }
        return bytes.array();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /// What is kept of a message, and how long it is.
    private static final class Kept {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final long most;
        private long size;

        private Kept(long most) {
            this.most = most;
        }

        private void write(byte[] some, int from) {
            int length = some.length - from;
            bytes.write(some, from, (int) Math.min(length, most - bytes.size()));
            size += length;
        }

        private Found found() {
            return new Found(bytes.toByteArray(), size);
        }
    }
}
