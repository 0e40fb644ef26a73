package org.sportello.mail.send;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// A mail server that takes everything, and counts what it has taken by Message-ID. A test hears of
/// every moment of the talk and may do harm in it: break the line, or the program at its other end.
public final class SmtpSink implements AutoCloseable {

    /// A moment of the talk.
    ///
    /// @param word the command in upper case; `.` for the end of a message
    /// @param answered false when it was heard, true when the answer is on its way
    public record Moment(String word, boolean answered, Runnable cut) {}

    private final ServerSocket socket;
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private volatile Consumer<Moment> harm = _ -> {};

    public SmtpSink() throws IOException {
        socket = new ServerSocket(0, 20, InetAddress.ofLiteral("127.0.0.1"));
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return socket.getLocalPort();
    }

    /// What to do in every moment, on the thread of the talk.
    public void harm(Consumer<Moment> wanted) {
        harm = wanted;
    }

    /// The Message-IDs of all messages taken, as often as they were.
    public Collection<String> taken() {
        return taken;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                var line = socket.accept();
                Thread.ofVirtual().start(() -> talk(line));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket line) {
        try (line) {
            var in =
                    new BufferedReader(
                            new InputStreamReader(
                                    line.getInputStream(), StandardCharsets.ISO_8859_1));
            say(line, "220 ready");
            for (var command = in.readLine(); command != null; command = in.readLine()) {
                var word = command.split(" ", 2)[0].toUpperCase(Locale.ROOT);
                answer(line, word, word.equals("DATA") ? "354 go on" : "250 fine");
                if (word.equals("DATA")) {
                    var id = message(in);
                    harm.accept(new Moment(".", false, () -> cut(line)));
                    if (line.isClosed()) {
                        return;
                    }
                    taken.add(id);
                    say(line, "250 taken");
                    harm.accept(new Moment(".", true, () -> cut(line)));
                }
            }
        } catch (IOException hungUp) {
            // The other end is gone, or was cut off.
        }
    }

    private void answer(Socket line, String word, String text) throws IOException {
        harm.accept(new Moment(word, false, () -> cut(line)));
        say(line, text);
        harm.accept(new Moment(word, true, () -> cut(line)));
    }

    private static String message(BufferedReader in) throws IOException {
        var id = "";
        for (var text = in.readLine(); !".".equals(text); text = in.readLine()) {
            if (text == null) {
                throw new IOException("cut off in the middle");
            }
            if (text.startsWith("Message-ID: ")) {
                id = text.substring("Message-ID: ".length()).strip();
            }
        }
        return id;
    }

    private static void say(Socket line, String text) throws IOException {
        line.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        line.getOutputStream().flush();
    }

    private static void cut(Socket line) {
        try {
            line.close();
        } catch (IOException gone) {
            // That was the wish.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
