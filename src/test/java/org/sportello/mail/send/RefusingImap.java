package org.sportello.mail.send;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Pattern;

/// An IMAP server whose Sent folder does not take messages that hold a certain word.
final class RefusingImap implements AutoCloseable {

    private static final Pattern LITERAL = Pattern.compile("\\{(\\d+)\\+?}$");

    private final ServerSocket door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final Queue<String> kept = new ConcurrentLinkedQueue<>();
    private final String word;

    RefusingImap(String word) throws IOException {
        this.word = word;
        Thread.startVirtualThread(this::welcome);
    }

    int port() {
        return door.getLocalPort();
    }

    /// How many copies it has taken.
    int kept() {
        return kept.size();
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
        say(guest, "* OK [CAPABILITY IMAP4rev1] ready");
        for (var line = line(guest); !line.isEmpty(); line = line(guest)) {
            var words = new StringBuilder(line);
            var literal = LITERAL.matcher(line);
            while (literal.find()) {
                if (!line.endsWith("+}")) {
                    say(guest, "+ go on");
                }
                var length = Integer.parseInt(literal.group(1));
                var bytes = guest.getInputStream().readNBytes(length);
                var rest = line(guest);
                words.append(new String(bytes, StandardCharsets.UTF_8)).append(rest);
                literal = LITERAL.matcher(rest);
            }
            answer(guest, words.toString());
        }
    }

    private void answer(Socket guest, String words) throws IOException {
        var parts = words.split(" ", 3);
        var tag = parts[0];
        switch (parts[1].strip()) {
            case "CAPABILITY" -> say(guest, "* CAPABILITY IMAP4rev1");
            case "LIST" -> say(guest, "* LIST (\\HasNoChildren) \"/\" Sent");
            case "EXAMINE" ->
                    say(guest, "* 0 EXISTS\r\n* OK [UIDVALIDITY 7] ok\r\n* OK [UIDNEXT 1] ok");
            case "UID" -> say(guest, "* SEARCH");
            case "APPEND" -> {
                if (words.contains(word)) {
                    say(guest, tag + " NO [LIMIT] too large for this folder");
                    return;
                }
                kept.add(words);
            }
            default -> {
                // Nothing to show.
            }
        }
        say(guest, tag + " OK done");
    }

    /// Empty at the end.
    private static String line(Socket guest) throws IOException {
        InputStream in = guest.getInputStream();
        var line = new StringBuilder();
        for (int one = in.read(); one >= 0 && one != '\n'; one = in.read()) {
            if (one != '\r') {
                line.append((char) one);
            }
        }
        return line.toString();
    }

    private static void say(Socket guest, String words) throws IOException {
        guest.getOutputStream().write((words + "\r\n").getBytes(StandardCharsets.US_ASCII));
        guest.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
