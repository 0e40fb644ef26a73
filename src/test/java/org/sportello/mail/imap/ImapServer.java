package org.sportello.mail.imap;

import jakarta.mail.Flags;

import org.eclipse.angus.mail.iap.Literal;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.sportello.mail.Mailbox;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.signin.Trust;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// An IMAP server of our own with one account, seen by whoever tries us on it.
public abstract class ImapServer implements AutoCloseable {

    static final String USER = "bench";
    static final String PASSWORD = "bench";

    private final int port;

    ImapServer(int port) {
        this.port = port;
    }

    public int port() {
        return port;
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
        return open(port);
    }

    /// Through another port.
    public ImapConnection open(int onPort) {
        return ImapConnection.open(url(onPort), PASSWORD, Trust.usual());
    }

    /// Puts messages into a folder, which is made if it is missing.
    public void append(String folder, List<String> messages)
            throws ProtocolException, IOException, InterruptedException {
        try (var line = open()) {
            make(line, folder);
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

    static void make(ImapConnection line, String folder) throws ProtocolException {
        if (line.folders().stream().noneMatch(one -> one.name().equals(folder))) {
            line.protocol().create(folder);
        }
    }

    /// Puts many messages into a folder, in the quickest way there is.
    public void fill(String folder, List<String> messages)
            throws ProtocolException, IOException, InterruptedException {
        append(folder, messages);
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

    /// Marks messages as another mail program would.
    ///
    /// @param uids such as `3,7:9`
    /// @param change such as `+FLAGS (\\Seen)`
    public void mark(String folder, String uids, String change) {
        try (var line = open()) {
            line.select(folder);
            line.command("UID STORE " + uids + " " + change, null);
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

    /// Starts it again where it was, after [#close()].
    public abstract void startAgain() throws IOException, InterruptedException;

    /// Ends it, and every talk with it.
    @Override
    public abstract void close();

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
