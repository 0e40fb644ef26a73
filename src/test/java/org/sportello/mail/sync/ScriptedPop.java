package org.sportello.mail.sync;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A POP3 server that says of its messages what a test wants, true or not.
final class ScriptedPop implements AutoCloseable {

    /// @param size that LIST says
    record Message(String uidl, int size, String text) {}

    private final ServerSocket door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final List<Message> messages;
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();

    ScriptedPop(List<Message> messages) throws IOException {
        this.messages = messages;
        Thread.startVirtualThread(this::welcome);
    }

    int port() {
        return door.getLocalPort();
    }

    /// How often a message was handed out.
    long handedOut() {
        return heard.stream().filter(one -> one.startsWith("RETR")).count();
    }

    private void welcome() {
        while (!door.isClosed()) {
            try (var guest = door.accept()) {
                serve(guest);
            } catch (IOException gone) {
                // The test is over, or the guest went.
            }
        }
    }

    private void serve(Socket guest) throws IOException {
        var in =
                new BufferedReader(
                        new InputStreamReader(guest.getInputStream(), StandardCharsets.US_ASCII));
        say(guest, "+OK ready");
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            heard.add(line);
            say(guest, answer(line));
            if (line.startsWith("QUIT")) {
                return;
            }
        }
    }

    private String answer(String line) {
        var words = line.split(" ", 2);
        return switch (words[0]) {
            case "CAPA" -> "+OK\r\nUSER\r\nUIDL\r\n.";
            case "UIDL" -> list(message -> message.uidl());
            case "LIST" -> list(message -> "" + message.size());
            case "RETR" -> "+OK\r\n" + messages.get(Integer.parseInt(words[1]) - 1).text() + ".";
            default -> "+OK";
        };
    }

    private String list(java.util.function.Function<Message, String> said) {
        var list = new StringBuilder("+OK\r\n");
        for (int i = 0; i < messages.size(); i++) {
            list.append(i + 1).append(' ').append(said.apply(messages.get(i))).append("\r\n");
        }
        return list + ".";
    }

    private static void say(Socket guest, String words) throws IOException {
        OutputStream out = guest.getOutputStream();
        out.write((words + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
