package org.sportello.mail.imap;

import jakarta.mail.Flags;

import org.eclipse.angus.mail.iap.Literal;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.sportello.mail.Mailbox;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.signin.Trust;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A real Dovecot on a free port of this computer, with everything it writes in one folder. Needs
/// the Debian package `dovecot-imapd`.
public final class Dovecot implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/dovecot");
    private static final Path POP3 = Path.of("/usr/lib/dovecot/pop3");
    private static final String USER = "bench";
    private static final String PASSWORD = "bench";

    private final Path config;
    private Process process;
    private final int port;
    private final int tlsPort;
    private final int popPort;

    private Dovecot(Path config, int port, int tlsPort, int popPort) throws IOException {
        this.config = config;
        this.process = run(config);
        this.port = port;
        this.tlsPort = tlsPort;
        this.popPort = popPort;
    }

    public static boolean installed() {
        return Files.isExecutable(PROGRAM);
    }

    /// Starts it and waits until it answers.
    ///
    /// @param folder empty; must be reachable by other users if this one is root
    public static Dovecot start(Path folder) throws IOException, InterruptedException {
        return start(folder, "", "");
    }

    /// The same with TLS, on a port of its own and by STARTTLS.
    ///
    /// @param certificate in PEM form; `""` for no TLS
    public static Dovecot start(Path folder, String certificate, String key)
            throws IOException, InterruptedException {
        return start(folder, certificate, key, "");
    }

    /// The same where one also signs in by a token (`oauthbearer` or `xoauth2`), which Dovecot asks
    /// an identity provider about.
    ///
    /// @param introspection where it asks (RFC 7662)
    public static Dovecot startWithTokens(Path folder, java.net.URI introspection, String mechanism)
            throws IOException, InterruptedException {
        var tokens = folder.resolve("tokens.conf");
        Files.writeString(
                tokens,
                """
                introspection_mode = post
                introspection_url = %s
                username_attribute = username
                active_attribute = active
                active_value = true
                """
                        .formatted(introspection));
        return start(
                folder,
                "",
                "",
                """
                auth_mechanisms = plain login %1$s
                passdb {
                  driver = oauth2
                  mechanisms = %1$s
                  args = %2$s
                }
                """
                        .formatted(mechanism, tokens));
    }

    /// The same with more lines of configuration.
    public static Dovecot startWith(Path folder, String more)
            throws IOException, InterruptedException {
        return start(folder, "", "", more);
    }

    private static Dovecot start(Path folder, String certificate, String key, String more)
            throws IOException, InterruptedException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        int port;
        int tlsPort;
        int popPort;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var third = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
            tlsPort = other.getLocalPort();
            popPort = third.getLocalPort();
        }
        var root = System.getProperty("user.name").equals("root");
        var user = root ? "mail" : System.getProperty("user.name");
        var home = Files.createDirectory(folder.resolve("home"));
        if (root) {
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
        }
        Files.writeString(folder.resolve("passwd"), USER + ":{PLAIN}" + PASSWORD + "\n");
        var config = folder.resolve("dovecot.conf");
        Files.writeString(folder.resolve("certificate.pem"), certificate);
        Files.writeString(folder.resolve("key.pem"), key);
        Files.writeString(
                config,
                config(folder, port, user)
                        + tls(folder, certificate.isEmpty(), tlsPort)
                        + pop(popPort)
                        + more);
        var dovecot = new Dovecot(config, port, tlsPort, popPort);
        if (!dovecot.answers()) {
            dovecot.close();
            throw new IllegalStateException(
                    "Dovecot does not answer: "
                            + Files.readString(folder.resolve("out.log"))
                            + (Files.exists(folder.resolve("log"))
                                    ? Files.readString(folder.resolve("log"))
                                    : ""));
        }
        return dovecot;
    }

    private static Process run(Path config) throws IOException {
        return new ProcessBuilder(PROGRAM.toString(), "-F", "-c", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(config.resolveSibling("out.log").toFile())
                .start();
    }

    /// Starts it again where it was, after [#close()].
    public void startAgain() throws IOException, InterruptedException {
        process = run(config);
        if (!answers()) {
            throw new IllegalStateException("Dovecot does not come back");
        }
    }

    private static String config(Path folder, int port, String user) {
        return """
        protocols = imap
        listen = 127.0.0.1
        base_dir = %1$s/run
        state_dir = %1$s/state
        log_path = %1$s/log
        default_internal_user = %3$s
        default_internal_group = %3$s
        default_login_user = %3$s
        disable_plaintext_auth = no
        first_valid_uid = 1
        auth_failure_delay = 0
        mail_fsync = never
        mail_location = maildir:~/Maildir
        passdb {
          driver = passwd-file
          args = username_format=%%n %1$s/passwd
        }
        userdb {
          driver = static
          args = uid=%3$s gid=%3$s home=%1$s/home/%%n
        }
        namespace inbox {
          inbox = yes
          separator = /
          mailbox Gesendet {
            special_use = \\Sent
            auto = create
          }
        }
        service imap-login {
          chroot =
          inet_listener imap {
            port = %2$d
          }
        }
        service anvil {
          chroot =
        }
        service stats {
          chroot =
        }
        service auth {
          user = %3$s
        }
        service auth-worker {
          user = %3$s
        }
        """
                .formatted(folder, port, user);
    }

    private static String tls(Path folder, boolean without, int port) {
        var text =
                without
                        ? """
                        ssl = no
                        service imap-login {
                          inet_listener imaps {
                            port = 0
                          }
                        }
                        """
                        : """
                        ssl = yes
                        ssl_cert = <%1$s/certificate.pem
                        ssl_key = <%1$s/key.pem
                        service imap-login {
                          inet_listener imaps {
                            port = %2$d
                            ssl = yes
                          }
                        }
                        """;
        return text.formatted(folder, port);
    }

    private static String pop(int port) {
        return speaksPop()
                ? """
                protocols = imap pop3
                service pop3-login {
                  chroot =
                  inet_listener pop3 {
                    port = %1$d
                  }
                  inet_listener pop3s {
                    port = 0
                  }
                }
                """
                        .formatted(port)
                : "";
    }

    /// Whether it speaks POP3 too (Debian: `dovecot-pop3d`).
    public static boolean speaksPop() {
        return installed() && Files.isExecutable(POP3);
    }

    /// Where it speaks POP3.
    public int popPort() {
        return popPort;
    }

    /// It takes a moment to listen; a connection that is refused asks again, nothing sleeps for a
    /// fixed time.
    private boolean answers() throws InterruptedException {
        for (int i = 0; i < 300 && process.isAlive(); i++) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                socket.setSoTimeout(5000);
                if (socket.getInputStream().read() == '*') {
                    return true;
                }
            } catch (IOException notYet) {
                if (process.waitFor(50, TimeUnit.MILLISECONDS)) {
                    return false;
                }
            }
        }
        return false;
    }

    public int port() {
        return port;
    }

    /// Where it speaks TLS from the start.
    public int tlsPort() {
        return tlsPort;
    }

    public Mailbox mailbox(int onPort, String... folders) {
        return new Mailbox(
                0,
                "Desk",
                "bench@example.org",
                "",
                url(onPort),
                null,
                List.of(folders),
                true,
                false,
                true,
                "",
                true);
    }

    private static ServerUrl url(int port) {
        return ServerUrl.parse("imap://" + USER + "@127.0.0.1:" + port + "?plain");
    }

    public static TestServer.Secrets secrets() {
        var secrets = new TestServer.Secrets();
        secrets.usual(PASSWORD);
        return secrets;
    }

    public ImapConnection open() {
        return ImapConnection.open(url(port), PASSWORD, Trust.usual());
    }

    /// Puts messages into a folder, which is made if it is missing.
    public void append(String folder, List<String> messages) throws ProtocolException {
        try (var line = open()) {
            if (line.folders().stream().noneMatch(one -> one.name().equals(folder))) {
                line.protocol().create(folder);
            }
            for (var message : messages) {
                line.protocol()
                        .append(
                                folder,
                                new Flags(),
                                null,
                                new Text(message.getBytes(StandardCharsets.UTF_8)));
            }
        }
    }

    /// Puts a message into a folder about whose size its file lies: Dovecot closes the line of
    /// whoever asks for it.
    public void appendUnreadable(String folder, String message) throws IOException {
        var mails = config.resolveSibling("home").resolve(USER).resolve("Maildir");
        var file = Files.writeString(config.resolveSibling("unreadable"), message);
        Files.move(
                file, mails.resolve("." + folder).resolve("new").resolve("1.bad.host,S=10,W=12"));
    }

    /// Deletes a folder with everything in it.
    public void deleteFolder(String folder) throws ProtocolException {
        try (var line = open()) {
            line.protocol().delete(folder);
        }
    }

    public void renameFolder(String folder, String name) throws ProtocolException {
        try (var line = open()) {
            line.protocol().rename(folder, name);
        }
    }

    /// Removes messages from a folder for good.
    ///
    /// @param uids such as `3,7:9`
    public void remove(String folder, String uids) throws ProtocolException {
        try (var line = open()) {
            line.protocol().select(folder);
            line.command("UID STORE " + uids + " +FLAGS.SILENT (\\Deleted)", null);
            line.command("EXPUNGE", null);
        }
    }

    /// Puts messages of one folder into another one, which must exist.
    ///
    /// @param uids such as `3,7:9`
    public void move(String folder, String uids, String to) throws ProtocolException {
        try (var line = open()) {
            line.protocol().select(folder);
            line.command("UID MOVE " + uids + " \"" + to + "\"", null);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException ended) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private record Text(byte[] bytes) implements Literal {

        @Override
        public int size() {
            return bytes.length;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(bytes);
        }
    }
}
