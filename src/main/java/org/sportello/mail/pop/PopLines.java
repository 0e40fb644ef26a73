package org.sportello.mail.pop;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// The lines that go back and forth on a socket; and the blocks that end with a single dot, in
/// which a dot at the beginning of a line is doubled (RFC 1939 §3).
final class PopLines {

    private static final int LONGEST = 4096;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[65_536];
    private int at;
    private int end;

    PopLines(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = new BufferedOutputStream(socket.getOutputStream());
    }

    Socket socket() {
        return socket;
    }

    void say(String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /// One line without its end.
    String hear() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int one = next(); one != '\n'; one = next()) {
            line.write(one);
            if (line.size() > LONGEST) {
                throw new IOException("A line without end");
            }
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    /// A block, without its end and without the dots that were added for the way.
    ///
    /// @param most what is longer than that is read, but not kept
    byte[] block(long most) throws IOException {
        var block = new ByteArrayOutputStream();
        while (true) {
            var one = next();
            if (one == '.') {
                one = next();
                if (one == '\n') {
                    return block.toByteArray();
                }
                if (one == '\r') {
                    one = next();
                    if (one == '\n') {
                        return block.toByteArray();
                    }
                    keep(block, '\r', most);
                }
            }
            while (one != '\n') {
                keep(block, one, most);
                one = next();
            }
            keep(block, '\n', most);
        }
    }

    private static void keep(ByteArrayOutputStream block, int one, long most) {
        if (block.size() < most) {
            block.write(one);
        }
    }

    private int next() throws IOException {
        if (at == end) {
            at = 0;
            end = in.read(buffer);
            if (end < 0) {
                end = 0;
                throw new EOFException("The line has ended");
            }
        }
        return buffer[at++] & 0xff;
    }
}
