package org.sportello.reply;

import org.sportello.kernel.Problem;
import org.sportello.mail.outbox.Outbox.Entry;
import org.sportello.mail.outbox.Outbox.State;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/// An answer on its way; it can be taken back until it leaves.
///
/// @param entry what the outbox says of it
public record Sent(long ticketId, Entry entry) {

    public long outboxId() {
        return entry.id();
    }

    public long mailId() {
        return entry.mailId();
    }

    /// The moment from which it is too late to take it back.
    public Instant leaves() {
        return entry.notBefore();
    }

    /// The limit of its mailbox that it waits for, in messages an hour; empty for none.
    public OptionalInt limit() {
        return entry.limit();
    }

    /// It does not leave by itself: the server refused it, or somebody has to do something first.
    public boolean refused() {
        return entry.state() == State.FAILED;
    }

    /// It was not worth sending, and never leaves: nobody wrote it, and nobody can be reached.
    public boolean dropped() {
        return entry.state() == State.DROPPED;
    }

    /// What was wrong at its last try; empty if there was none, or if it waits for the limit.
    public Optional<Problem> problem() {
        return entry.limit().isPresent() ? Optional.empty() : entry.wrong();
    }
}
