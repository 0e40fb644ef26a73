package org.sportello.mail;

import org.jspecify.annotations.Nullable;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps the messages we hold, and where they lie on their servers.
public interface Mails {

    /// Adds rows (their ids are ignored) and returns their ids, in order.
    List<Long> addAll(List<Mail> mails);

    Optional<Mail> find(long id);

    Map<Long, Mail> getAll(Collection<Long> ids);

    /// All messages that carry one of these ids (without angle brackets).
    List<Mail> findByMessageIds(Collection<String> messageIds);

    /// Messages kept without a ticket, newest first.
    List<Mail> unfiled(int limit);

    void file(long mailId, @Nullable Long ticketId, String why);

    /// Notes where a message lies.
    void locate(Collection<Location> locations);

    /// One place on a server; exactly one of mail and quarantine.
    record Location(
            long folderId,
            long uidValidity,
            long uid,
            @Nullable Long mailId,
            @Nullable Long quarantineId) {}

    /// Which of these UIDs we already hold.
    Collection<Long> located(long folderId, long uidValidity, Collection<Long> uids);
}
