package org.sportello.mail.imap;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/// Plays an IMAP server with a folder of any size, whose messages are made up as they are asked
/// for: one an hour, the newest now. Remembers how much was asked for at once.
public final class EndlessServer implements AutoCloseable {

    private static final Pattern FETCH = Pattern.compile("(?:UID )?FETCH (\\d+)(?::(\\d+|\\*))?.*");
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("dd-MMM-yyyy HH:mm:ss Z", Locale.ENGLISH);

    private final ServerSocket listening;
    private final int messages;
    private final Instant newest = Instant.now();
    private final AtomicInteger most = new AtomicInteger();
    private final AtomicLong told = new AtomicLong();
    private volatile String greeting = "* OK [CAPABILITY IMAP4rev1 IDLE UIDPLUS] here";
    private volatile String abilities = "IMAP4rev1 IDLE UIDPLUS";
    private volatile String count = "";
    private volatile String vanished = "";

    public EndlessServer(int messages) throws IOException {
        this.messages = messages;
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return listening.getLocalPort();
    }

    /// The most messages that any command asked for.
    public int most() {
        return most.get();
    }

    /// From now on whoever comes is greeted in another way.
    public void greet(String words) {
        greeting = words;
    }

    /// Counts its changes (RFC 7162) and says so in these words when a folder is opened.
    public void count(String words) {
        abilities = "IMAP4rev1 IDLE UIDPLUS ENABLE CONDSTORE QRESYNC";
        greeting = "* OK [CAPABILITY " + abilities + "] here";
        count = words;
    }

    /// From now on these have vanished before.
    public void vanish(String uids) {
        vanished = uids;
    }

    /// How many messages it has told about.
    public long told() {
        return told.get();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var line = listening.accept();
                Thread.ofVirtual().start(() -> speak(line));
            } catch (IOException ended) {
                return;
            }
        }
    }

    private void speak(Socket line) {
        try (line;
                var in =
                        new BufferedReader(
                                new InputStreamReader(
                                        line.getInputStream(), StandardCharsets.UTF_8));
                var out =
                        new BufferedWriter(
                                new OutputStreamWriter(
                                        line.getOutputStream(), StandardCharsets.UTF_8))) {
            say(out, greeting);
            out.flush();
            for (var heard = in.readLine(); heard != null; heard = in.readLine()) {
                var tag = heard.substring(0, heard.indexOf(' '));
                var command = heard.substring(tag.length() + 1);
                if (command.startsWith("IDLE")) {
                    say(out, "+ waiting");
                    out.flush();
                    in.readLine();
                } else {
                    answer(out, command);
                }
                say(out, tag + " OK done");
                out.flush();
            }
        } catch (IOException gone) {
            return;
        }
    }

    private void answer(BufferedWriter out, String command) throws IOException {
        var fetch = FETCH.matcher(command);
        if (command.startsWith("CAPABILITY")) {
            say(out, "* CAPABILITY " + abilities);
        } else if (command.startsWith("EXAMINE")) {
            say(out, "* " + messages + " EXISTS");
            say(out, "* OK [UIDVALIDITY 7] valid");
            say(out, "* OK [UIDNEXT " + (messages + 1) + "] next");
            if (!count.isEmpty()) {
                say(out, "* OK [" + count + "] counted");
            }
        } else if (fetch.matches()) {
            var low = Integer.parseInt(fetch.group(1));
            var high = fetch.group(2) == null ? fetch.group(1) : fetch.group(2);
            var last = high.equals("*") ? messages : Math.min(messages, Integer.parseInt(high));
            if (command.contains("CHANGEDSINCE")) {
                if (!vanished.isEmpty()) {
                    say(out, "* VANISHED (EARLIER) " + vanished);
                }
            } else {
                most.accumulateAndGet(last - low + 1, Math::max);
            }
            for (int number = low; number <= last; number++) {
                message(out, number, command);
            }
        }
    }

    private void message(BufferedWriter out, int number, String command) throws IOException {
        var text =
                "From: anna@example.com\r\nSubject: %d\r\nMessage-ID: <%d@example.com>\r\n\r\nHi\r\n"
                        .formatted(number, number);
        told.incrementAndGet();
        var answer = new StringBuilder("* " + number + " FETCH (UID " + number);
        if (command.contains("FLAGS")) {
            answer.append(" FLAGS (\\Seen)");
        }
        if (command.contains("CHANGEDSINCE")) {
            answer.append(" MODSEQ (17)");
        }
        if (command.contains("INTERNALDATE")) {
            var at = newest.minus(Duration.ofHours(messages - (long) number));
            answer.append(" INTERNALDATE \"")
                    .append(DATE.format(at.atOffset(ZoneOffset.UTC)))
                    .append('"');
        }
        if (command.contains("SIZE")) {
            answer.append(" RFC822.SIZE ").append(text.length());
        }
        if (command.contains("BODY")) {
            answer.append(" BODY[] {").append(text.length()).append("}\r\n").append(text);
        }
        say(out, answer.append(')').toString());
    }

    private static void say(BufferedWriter out, String line) throws IOException {
        out.write(line);
        out.write("\r\n");
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
