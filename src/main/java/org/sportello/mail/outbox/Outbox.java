package org.sportello.mail.outbox;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;
import org.sportello.mail.Mail;
import org.sportello.mail.Mailbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/// What waits to be sent. Adding joins the transaction of the event that caused it.
public interface Outbox {

    /// Why a message waits that would go over the limit of its mailbox. It leaves by itself; its
    /// detail is the limit.
    String OVER_LIMIT = "mail.hourlyLimit";

    /// Why a message is refused that is larger than its server takes; its detail says in two lines
    /// how many megabytes it has, and how many may be.
    String OVER_SIZE = "mail.sendOverLimit";

    /// Composes the bytes, keeps them as a [Mail] of ours and puts it into the outbox. Returns the
    /// entry.
    ///
    /// @param notBefore the end of the undo time, or the moment chosen for sending later
    Entry add(Mailbox mailbox, OutgoingMail mail, @Nullable Long ticketId, Instant notBefore);

    /// One message on its way.
    record Entry(
            long id,
            long mailId,
            long mailboxId,
            @Nullable Long ticketId,
            boolean automatic,
            State state,
            Instant notBefore,
            int attempts,
            @Nullable String problem,
            @Nullable String detail,
            Instant createdAt,
            @Nullable Instant sentAt) {

        /// The limit of its mailbox that it waits for, in messages an hour; empty if it waits for
        /// something else, or not at all.
        public OptionalInt limit() {
            return state == State.QUEUED && OVER_LIMIT.equals(problem) && detail != null
                    ? OptionalInt.of(Integer.parseInt(detail))
                    : OptionalInt.empty();
        }

        /// What is in its way, as it was kept: the words of the problem, without what caused it.
        /// The detail has a line for each thing that the sentence names.
        public Optional<Problem> wrong() {
            return problem == null
                    ? Optional.empty()
                    : Optional.of(
                            new Problem(
                                    problem, state == State.QUEUED, null, List.of(arguments())));
        }

        private Object[] arguments() {
            var lines = (detail == null ? "" : detail).split("\n", -1);
            return OVER_SIZE.equals(problem)
                    ? Stream.of(lines).map(Entry::megabytes).toArray()
                    : lines;
        }

        /// Once the figure was kept with its unit.
        private static double megabytes(String line) {
            return Double.parseDouble(line.strip().split(" ", 2)[0]);
        }
    }

    /// How far it is.
    enum State {
        QUEUED,
        SENDING,
        SENT,
        FAILED,
        MAYBE_SENT,
        CANCELLED,
        /// Was not worth an alarm: mail that nobody wrote, to somebody who cannot be reached.
        DROPPED
    }

    Optional<Entry> find(long id);

    Optional<Entry> findByMail(long mailId);

    /// Everything that is not sent, cancelled or dropped, oldest first.
    List<Entry> waiting();

    /// Everyone it goes to, also those who are not named in it; mail addresses.
    List<String> envelope(long id);

    /// Takes back a message that is not sent: queued, or refused. False if it is too late.
    boolean cancel(long id);

    /// A maybe-sent message did go out, because the agent says so; false if it is not one.
    boolean wasSent(long id);

    /// Tries a failed or maybe-sent message again, because the agent says so.
    void retry(long id);
}
