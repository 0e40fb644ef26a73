package org.sportello.mail.send;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A mail server that answers as a test wants: by the first word of a command, `.` for the end of a
/// message; `cut` breaks the line instead.
final class ScriptedSmtp implements AutoCloseable {

    private final ServerSocket socket;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<String> messages = new CopyOnWriteArrayList<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();

    ScriptedSmtp() throws IOException {
        socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return socket.getLocalPort();
    }

    ScriptedSmtp answer(String command, String answer) {
        answers.put(command, answer);
        return this;
    }

    ScriptedSmtp usual() {
        answers.clear();
        return this;
    }

    /// Every command, as it was said.
    List<String> heard() {
        return heard;
    }

    List<String> messages() {
        return messages;
    }

    private void accept() {
        while (!socket.isClosed()) {
            try (var line = socket.accept()) {
                talk(line);
            } catch (IOException closed) {
                // The client hung up, or the test is over.
            }
        }
    }

    private void talk(Socket line) throws IOException {
        var in =
                new BufferedReader(
                        new InputStreamReader(line.getInputStream(), StandardCharsets.ISO_8859_1));
        say(line, "220 ready");
        for (var command = in.readLine(); command != null; command = in.readLine()) {
            heard.add(command);
            var word = command.split(" ", 2)[0].toUpperCase(java.util.Locale.ROOT);
            if (word.equals("DATA") && !answers.containsKey("DATA")) {
                say(line, "354 go on");
                var message = new StringBuilder();
                for (var text = in.readLine(); !".".equals(text); text = in.readLine()) {
                    message.append(text).append('\n');
                }
                word = ".";
                if (answers.getOrDefault(".", "250").startsWith("250")) {
                    messages.add(message.toString());
                }
            }
            var answer = answers.getOrDefault(word, word.equals("QUIT") ? "221 bye" : "250 fine");
            if (answer.equals("cut")) {
                return;
            }
            say(line, answer);
        }
    }

    private static void say(Socket line, String text) throws IOException {
        line.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        line.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
