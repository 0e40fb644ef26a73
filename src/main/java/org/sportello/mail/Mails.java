package org.sportello.mail;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.marks.Marks;
import org.sportello.mail.message.MessageKey;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps the messages we hold, and where they lie on their servers. What writes joins the
/// transaction in scope.
public interface Mails {

    /// The next `count` ids, for mails to come.
    List<Long> reserve(int count);

    /// Adds rows and returns their ids, in order. A mail with id 0 gets a new one; any other id
    /// must have been reserved.
    List<Long> addAll(List<Mail> mails);

    /// Adds received mail (with reserved ids).
    void addReceived(List<Received> mails);

    /// A mail with what it is recognised by when it comes again.
    ///
    /// @param messageKey the [MessageKey] of its Message-ID, or of its content if it has none
    /// @param contentKey the key of its content hash
    record Received(Mail mail, long messageKey, long contentKey) {}

    Optional<Mail> find(long id);

    Map<Long, Mail> getAll(Collection<Long> ids);

    /// All messages that carry one of these ids (without angle brackets).
    List<Mail> findByMessageIds(Collection<String> messageIds);

    /// What we hold under these keys.
    List<Copy> findCopies(Collection<Long> messageKeys);

    /// Just enough of a mail to tell whether another one is the same.
    ///
    /// @param contentKey 0 if it was never compared: our own sent mail
    record Copy(
            long mailId,
            long messageKey,
            long contentKey,
            boolean outgoing,
            @Nullable Long ticketId) {}

    /// The mails filed on a ticket, oldest first.
    List<Mail> ofTicket(long ticketId);

    /// Messages kept without a ticket, newest first.
    List<Mail> unfiled(int limit);

    void file(long mailId, @Nullable Long ticketId, String why);

    /// Files many. Mails that got a ticket wait for nothing any more.
    void fileAll(Collection<Filing> filings);

    /// Where a mail belongs, and which check says so.
    record Filing(long mailId, @Nullable Long ticketId, String why) {}

    /// Puts a remark on a mail, see [Mail#flags()].
    void flag(long mailId, String flag);

    /// Notes what mails without a ticket wait for.
    void await(Collection<Awaited> awaited);

    /// The mails without a ticket that wait for one of these keys.
    List<Awaited> findAwaited(Collection<Long> keys);

    /// A mail without a ticket, and the [MessageKey] of one that would give it its place.
    record Awaited(long key, long mailId) {}

    /// Notes where a message lies, and with it what its mailbox wants done there now that we hold
    /// it (`ServerCommands`).
    void locate(Collection<Location> locations);

    /// One place on a server; exactly one of mail and quarantine.
    ///
    /// @param marks what the server said of it; null where nobody asked
    record Location(
            long folderId,
            long uidValidity,
            long uid,
            @Nullable Long mailId,
            @Nullable Long quarantineId,
            @Nullable Marks marks) {}
}
