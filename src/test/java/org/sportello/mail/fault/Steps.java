package org.sportello.mail.fault;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// One side of a conversation, cut into steps: lines, and for IMAP the literals between them (RFC
/// 9051 §4.3).
final class Steps {

    private static final Pattern LITERAL = Pattern.compile(".*\\{(\\d{1,9})\\+?}\r?\n");

    private final InputStream in;
    private int literal;

    /// @param data a block of data, not a line
    record Step(byte[] bytes, boolean data) {

        @Override
        public String toString() {
            return data
                    ? "(" + bytes.length + " bytes)"
                    : new String(bytes, StandardCharsets.ISO_8859_1).strip();
        }
    }

    Steps(InputStream in) {
        this.in = new BufferedInputStream(in, 65_536);
    }

    /// The next one; without bytes at the end.
    Step next() throws IOException {
        if (literal > 0) {
            var data = in.readNBytes(literal);
            literal = 0;
            return new Step(data, true);
        }
        var line = new ByteArrayOutputStream();
        for (int one = in.read(); one >= 0; one = in.read()) {
            line.write(one);
            if (one == '\n') {
                break;
            }
        }
        var bytes = line.toByteArray();
        var announced = LITERAL.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
        literal = announced.matches() ? Integer.parseInt(announced.group(1)) : 0;
        return new Step(bytes, false);
    }

    /// True if reading on would wait for the sender.
    boolean drained() throws IOException {
        return in.available() == 0;
    }
}
