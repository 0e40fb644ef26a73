package org.sportello.mail.imap;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;

import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

import org.sportello.mail.Mailbox;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.signin.SecretStore;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// A mail server in this process, on free ports, with one account.
public final class TestServer implements AutoCloseable {

    public static final String ADDRESS = "desk@example.org";
    public static final String PASSWORD = "right";

    private final GreenMail greenMail;
    private final GreenMailUser user;

    public TestServer() {
        this(0, 0);
    }

    public TestServer(int imapPort, int smtpPort) {
        greenMail =
                new GreenMail(
                        new ServerSetup[] {
                            new ServerSetup(imapPort, "127.0.0.1", ServerSetup.PROTOCOL_IMAP),
                            new ServerSetup(smtpPort, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
                            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_POP3)
                        });
        greenMail.start();
        user = greenMail.setUser(ADDRESS, ADDRESS, PASSWORD);
    }

    public GreenMail greenMail() {
        return greenMail;
    }

    public int imapPort() {
        return greenMail.getImap().getPort();
    }

    public int popPort() {
        return greenMail.getPop3().getPort();
    }

    public int smtpPort() {
        return greenMail.getSmtp().getPort();
    }

    public Mailbox mailbox(String... folders) {
        return mailbox(imapPort(), folders);
    }

    /// Its INBOX, reached by another port.
    public Mailbox mailboxThrough(int port) {
        return mailbox(port, "INBOX");
    }

    /// Other folders of it, reached by another port.
    public Mailbox mailboxThrough(int port, String... folders) {
        return mailbox(port, folders);
    }

    private Mailbox mailbox(int port, String... folders) {
        return new Mailbox(
                0,
                "Desk",
                ADDRESS,
                "The desk",
                ServerUrl.parse("imap://" + ADDRESS + "@127.0.0.1:" + port + "?plain"),
                ServerUrl.parse("smtp://" + ADDRESS + "@127.0.0.1:" + smtpPort() + "?plain"),
                List.of(folders),
                false,
                false,
                true,
                "",
                true);
    }

    public void createFolder(String name) {
        try {
            greenMail.getManagers().getImapHostManager().createMailbox(user, name);
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    public void deliver(String subject) {
        deliver(subject, "Hello");
    }

    public void deliver(String subject, String text) {
        deliverTo("INBOX", subject, text);
    }

    public void deliverTo(String folder, String subject, String text) {
        try {
            greenMail
                    .getManagers()
                    .getImapHostManager()
                    .getFolder(user, folder)
                    .store(
                            new MimeMessage(
                                    Session.getInstance(new Properties()),
                                    new ByteArrayInputStream(
                                            message(subject, text)
                                                    .getBytes(StandardCharsets.UTF_8))));
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    public static String message(String subject, String text) {
        return "From: Anna <anna@example.com>\r\nTo: "
                + ADDRESS
                + "\r\nSubject: "
                + subject
                + "\r\nMessage-ID: <"
                + subject.replace(' ', '.')
                + "@example.com>\r\n\r\n"
                + text
                + "\r\n";
    }

    /// How many messages lie in a folder.
    public int count(String folder) {
        return greenMail
                .getManagers()
                .getImapHostManager()
                .getFolder(user, folder)
                .getMessageCount();
    }

    @Override
    public void close() {
        greenMail.stop();
    }

    /// Secrets in memory; the same for every mailbox until one is put.
    public static final class Secrets implements SecretStore {

        private final Map<String, String> all = new HashMap<>();
        private String usual = PASSWORD;

        public void usual(String password) {
            usual = password;
        }

        @Override
        public Optional<String> get(String key) {
            if (key.endsWith(".outgoing")) {
                return Optional.ofNullable(all.get(key));
            }
            return Optional.of(all.getOrDefault(key, usual));
        }

        @Override
        public void put(String key, String secret) {
            all.put(key, secret);
        }

        @Override
        public void remove(String key) {
            all.remove(key);
        }
    }
}
