package org.sportello.mail.imap;

import jakarta.mail.Flags;
import jakarta.mail.Flags.Flag;

import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.FLAGS;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.jspecify.annotations.Nullable;
import org.sportello.mail.marks.Marks;

import java.util.Collection;
import java.util.stream.Collectors;

/// Asks how messages of the open folder are marked, and which of them are gone (FETCH, RFC 9051
/// §6.4.5; CHANGEDSINCE and VANISHED, RFC 7162 §3.1.4 and §3.2.6). The answers are handed on as
/// they come.
public final class MarksFetch {

    private final ImapConnection connection;

    public MarksFetch(ImapConnection connection) {
        this.connection = connection;
    }

    /// Hears what the server says.
    public interface Hearer {

        void marked(long uid, Marks marks);

        /// They are not there any more.
        default void gone(long low, long high) {}
    }

    /// What has changed since a number of the server's, between two UIDs, both included.
    ///
    /// @return false if an answer could not be read
    /// @throws org.sportello.mail.fetch.MailServerRefused if the server will not say
    public boolean changedSince(long low, long high, long modSeq, Hearer hearer) {
        var vanished = ChangeCount.tellsVanished(connection) ? " VANISHED" : "";
        return ask(
                "UID FETCH %d:%d (FLAGS) (CHANGEDSINCE %d%s)"
                        .formatted(low, high, modSeq, vanished),
                hearer);
    }

    /// All that lie between two UIDs, both included.
    ///
    /// @return false if an answer could not be read
    /// @throws org.sportello.mail.fetch.MailServerRefused if the server will not say
    public boolean between(long low, long high, Hearer hearer) {
        return ask("UID FETCH %d:%d (FLAGS)".formatted(low, high), hearer);
    }

    /// Those with these places in the folder.
    ///
    /// @return false if an answer could not be read
    /// @throws org.sportello.mail.fetch.MailServerRefused if the server will not say
    public boolean numbered(Collection<Integer> numbers, Hearer hearer) {
        var set = UidSet.of(numbers.stream().map(Long::valueOf).collect(Collectors.toSet()));
        return ask("FETCH " + set + " (UID FLAGS)", hearer);
    }

    private boolean ask(String command, Hearer hearer) {
        return connection.stream(command, answer -> hear(answer, hearer));
    }

    private void hear(Response answer, Hearer hearer) {
        var marks = marks(answer);
        var uid = Listing.uid(answer);
        if (marks != null && uid > 0) {
            hearer.marked(uid, marks);
        } else if (answer instanceof IMAPResponse untagged && untagged.keyEquals(Vanished.KEY)) {
            var vanished = Vanished.of(untagged);
            vanished.each(hearer::gone);
            connection.asides().vanished(vanished);
        } else {
            connection.asides().hear(answer);
        }
    }

    /// What an answer says of its message; null if it says nothing of it.
    static @Nullable Marks marks(Response answer) {
        var said = answer instanceof FetchResponse fetch ? fetch.getItem(FLAGS.class) : null;
        return said == null ? null : marks((Flags) said);
    }

    private static Marks marks(Flags flags) {
        return new Marks(
                flags.contains(Flag.SEEN),
                flags.contains(Flag.ANSWERED),
                flags.contains(Flag.FLAGGED),
                flags.contains(Flag.DELETED));
    }
}
