package org.sportello.mail.imap;

import jakarta.mail.Flags;

import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.Literal;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.sportello.mail.imap.ImapConnection.RemoteFolder;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The folder of the mailbox that keeps copies of what was sent: the one with the attribute `\Sent`
/// (RFC 6154), else one with a usual name, else a new one. The only folder that we ever write to.
public final class SentFolder {

    private static final List<String> USUAL =
            List.of(
                    "sent",
                    "sent items",
                    "sent messages",
                    "sent mail",
                    "inviati",
                    "posta inviata",
                    "elementi inviati",
                    "messaggi inviati",
                    "gesendet",
                    "gesendete elemente",
                    "gesendete objekte",
                    "envoyés",
                    "éléments envoyés",
                    "enviados",
                    "elementos enviados",
                    "verzonden",
                    "verzonden items");
    private static final String FRESH = "Sent";
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d-MMM-yyyy", Locale.ENGLISH);

    private final ImapConnection connection;
    private final Optional<RemoteFolder> found;
    private final String name;

    private SentFolder(ImapConnection connection, Optional<RemoteFolder> found, String name) {
        this.connection = connection;
        this.found = found;
        this.name = name;
    }

    /// Looks for it; makes nothing yet.
    public static SentFolder of(ImapConnection connection) {
        var folders = connection.folders().stream().filter(RemoteFolder::openable).toList();
        var found =
                folders.stream()
                        .filter(folder -> folder.is("\\Sent"))
                        .findFirst()
                        .or(() -> folders.stream().filter(SentFolder::usual).findFirst());
        return new SentFolder(
                connection,
                found,
                found.map(RemoteFolder::name).orElseGet(() -> fresh(connection, folders)));
    }

    private static boolean usual(RemoteFolder folder) {
        var cut = folder.name().lastIndexOf(folder.separator());
        return USUAL.contains(folder.name().substring(cut + 1).toLowerCase(Locale.ROOT));
    }

    /// Some servers keep all folders below INBOX.
    private static String fresh(ImapConnection connection, List<RemoteFolder> folders) {
        return PersonalNamespace.of(connection)
                .map(namespace -> namespace.named(FRESH))
                .orElseGet(() ->
                        folders.stream()
                                .map(folder -> "INBOX" + folder.separator())
                                .filter(below -> holds(folders, below))
                                .findFirst()
                                .map(below -> below + FRESH)
                                .orElse(FRESH));
    }

    private static boolean holds(List<RemoteFolder> folders, String below) {
        return folders.stream().anyMatch(folder -> folder.name().startsWith(below));
    }

    /// Its name on the server, or the name it would get.
    public String name() {
        return name;
    }

    /// True if the server itself keeps a copy of everything it sends.
    public boolean kept() {
        return connection.can("X-GM-EXT-1");
    }

    /// True if a message with this id lies in it.
    ///
    /// @param since it did not arrive before
    public boolean holds(String messageId, Instant since) {
        if (found.isEmpty()) {
            return false;
        }
        connection.examine(name);
        var day = LocalDate.ofInstant(since, ZoneOffset.UTC).minusDays(2);
        var id = new Argument();
        id.writeString(messageId);
        return connection.search("SINCE " + DAY.format(day) + " HEADER MESSAGE-ID", id).length > 0;
    }

    /// Puts a copy into it, marked as read.
    public void add(byte[] bytes, Instant at) {
        try {
            if (found.isEmpty()) {
                connection.protocol().create(name);
                connection.protocol().subscribe(name);
            }
            connection
                    .protocol()
                    .append(
                            name,
                            new Flags(Flags.Flag.SEEN),
                            java.util.Date.from(at),
                            new Bytes(bytes));
        } catch (ProtocolException failure) {
            throw connection.problem(failure);
        }
    }

    private record Bytes(byte[] bytes) implements Literal {

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
