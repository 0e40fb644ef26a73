package org.sportello.mail.send;

import org.sportello.mail.outbox.Outbox.Entry;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The outbox as the sender sees it. Every step is a transaction of its own: what was true before a
/// crash is known after it.
public interface SendQueue {

    /// Queued and due, or held back by the limit of its mailbox; oldest first.
    List<Entry> due(Instant now);

    /// When the next queued message is due; empty if none waits.
    Optional<Instant> nextDue();

    /// When the messages of this mailbox left that were sent after the one moment and not after the
    /// other; earliest first.
    List<Instant> sent(long mailboxId, Instant after, Instant until);

    /// Messages that were being sent when we stopped working.
    List<Entry> interrupted();

    /// Sent, but without their copy in the Sent folder.
    List<Entry> unfiled();

    /// Everyone it goes to, also those who are not named in it; mail addresses.
    List<String> envelope(long id);

    /// The address that it leaves as; empty for the mailbox's own.
    String sender(long id);

    /// Marks it as being sent and counts the try; false if it was taken back in the meantime.
    boolean begin(long id);

    void sent(long id, Instant at);

    /// Did not work; will be tried again.
    void later(long id, Instant notBefore, String problem, String detail);

    /// Waits for room under the limit of its mailbox; that is no try.
    ///
    /// @param until when there will be room, as far as is known
    /// @param limit messages an hour
    void hold(long id, Instant until, int limit);

    /// Will not be tried again by itself.
    void failed(long id, String problem, String detail);

    /// Will not be sent, and nobody has to do anything about it; why is noted.
    void dropped(long id, String problem, String detail);

    /// Everything that failed with one of these problems is due again.
    void again(Set<String> problems);

    /// Nobody knows whether it went out.
    void maybeSent(long id);

    /// Its copy lies in the Sent folder.
    void filed(long id);
}
