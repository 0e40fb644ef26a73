package org.sportello.mail.signin;

import org.sportello.mail.ServerUrl;
import org.sportello.mail.ServerUrl.Protocol;
import org.sportello.mail.ServerUrl.Security;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/// A mail server that protects its line as a test wants, and writes down every line that a client
/// says to it. Signing in always works.
public final class GuardedServer implements AutoCloseable {

    /// How it protects the line.
    public enum Guard {
        TLS,
        STARTTLS,
        /// Says that it could, and does not.
        BROKEN_PROMISE,
        NONE
    }

    private final ServerSocket socket;
    private final Protocol protocol;
    private final Guard guard;
    private final SSLContext context;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final Semaphore ended = new Semaphore(0);

    public GuardedServer(Protocol protocol, Guard guard, SSLContext context) throws IOException {
        this.protocol = protocol;
        this.guard = guard;
        this.context = context;
        socket = new ServerSocket(0, 10, InetAddress.ofLiteral("127.0.0.1"));
        Thread.ofVirtual().start(this::accept);
    }

    public ServerUrl url(String host, Security security) {
        return new ServerUrl(protocol, security, "desk@example.org", host, socket.getLocalPort());
    }

    /// What the clients said, line by line, protected or not.
    public List<String> heard() {
        return heard;
    }

    /// Waits until a client has hung up. False if none does.
    public boolean seesTheEnd() throws InterruptedException {
        return ended.tryAcquire(20, TimeUnit.SECONDS);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try (var line = socket.accept()) {
                talk(guard == Guard.TLS ? secured(line) : line, guard == Guard.TLS);
            } catch (IOException hungUp) {
                // The client did not like us, or the test is over.
            } finally {
                ended.release();
            }
        }
    }

    private SSLSocket secured(Socket line) throws IOException {
        var secured =
                (SSLSocket)
                        context.getSocketFactory()
                                .createSocket(line, "127.0.0.1", line.getPort(), true);
        secured.setUseClientMode(false);
        secured.startHandshake();
        return secured;
    }

    private void talk(Socket line, boolean safe) throws IOException {
        if (!safe || guard == Guard.TLS) {
            say(
                    line,
                    switch (protocol) {
                        case IMAP -> "* OK ready";
                        case POP3 -> "+OK ready";
                        case SMTP -> "220 ready";
                    });
        }
        var in =
                new BufferedReader(
                        new InputStreamReader(line.getInputStream(), StandardCharsets.ISO_8859_1));
        for (var command = in.readLine(); command != null; command = in.readLine()) {
            heard.add(command);
            var words = command.toUpperCase(Locale.ROOT).split(" ", 3);
            var imap = protocol == Protocol.IMAP && words.length > 1;
            var verb = imap ? words[1] : words[0];
            if (verb.equals("STARTTLS") || verb.equals("STLS")) {
                var may = guard == Guard.STARTTLS;
                say(line, protection(imap ? words[0] : "", may));
                if (may) {
                    talk(secured(line), true);
                    return;
                }
            } else if (imap) {
                imap(line, command.split(" ", 2)[0], verb, in, safe);
            } else if (protocol == Protocol.POP3) {
                pop(line, verb, in, safe);
            } else {
                smtp(line, verb, safe);
            }
        }
    }

    private String protection(String tag, boolean may) {
        return switch (protocol) {
            case IMAP -> tag + (may ? " OK go" : " NO not today");
            case POP3 -> may ? "+OK go" : "-ERR not today";
            case SMTP -> may ? "220 go" : "454 not today";
        };
    }

    private void pop(Socket line, String verb, BufferedReader in, boolean safe) throws IOException {
        switch (verb) {
            case "CAPA" -> {
                say(line, "+OK");
                say(line, "USER\r\nUIDL" + (offers(safe) ? "\r\nSTLS" : "") + "\r\n.");
            }
            case "AUTH" -> {
                say(line, "+ ");
                heard.add(in.readLine());
                say(line, "+OK welcome");
            }
            default -> say(line, "+OK");
        }
    }

    private boolean offers(boolean safe) {
        return !safe && (guard == Guard.STARTTLS || guard == Guard.BROKEN_PROMISE);
    }

    private void imap(Socket line, String tag, String verb, BufferedReader in, boolean safe)
            throws IOException {
        switch (verb) {
            case "CAPABILITY" -> {
                var more = offers(safe) ? " STARTTLS" : "";
                say(line, "* CAPABILITY IMAP4rev1 AUTH=PLAIN" + more);
            }
            case "AUTHENTICATE" -> {
                say(line, "+ ");
                heard.add(in.readLine());
            }
            case "LOGOUT" -> say(line, "* BYE");
            default -> {}
        }
        say(line, tag + " OK done");
    }

    private void smtp(Socket line, String verb, boolean safe) throws IOException {
        switch (verb) {
            case "EHLO" -> {
                say(line, "250-here");
                if (offers(safe)) {
                    say(line, "250-STARTTLS");
                }
                say(line, "250 AUTH PLAIN");
            }
            case "AUTH" -> say(line, "235 welcome");
            case "QUIT" -> say(line, "221 bye");
            default -> say(line, "250 fine");
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
