package org.sportello.ticket;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/// A fact that happened to a ticket; only ever added. Each is stored as JSON under its kind.
public sealed interface TicketEvent {

    /// Somebody's matter began.
    record Opened(
            String subject,
            long customerId,
            @Nullable Long mailboxId,
            Channel channel,
            Priority priority,
            @Nullable Long linkedTo)
            implements TicketEvent {}

    /// A mail came in and was filed here.
    ///
    /// @param human false for automatic answers and bounces: they reopen nothing and start no clock
    record MailReceived(long mailId, boolean human, String snippet) implements TicketEvent {}

    /// An agent answered in public.
    record Replied(long mailId, String snippet) implements TicketEvent {}

    /// We wrote automatically (an acknowledgement); no person answered.
    record Acknowledged(long mailId) implements TicketEvent {}

    /// An internal note.
    record Noted(long interactionId, String snippet) implements TicketEvent {}

    /// A phone call was written down.
    record CallLogged(long interactionId, boolean incoming, String snippet)
            implements TicketEvent {}

    /// The state changed; `waitingFor` and `until` only with [TicketState#WAITING].
    record StateChanged(TicketState state, @Nullable WaitingFor waitingFor, @Nullable Instant until)
            implements TicketEvent {}

    /// The owner changed; null: nobody.
    record Assigned(@Nullable Long agentId) implements TicketEvent {}

    record PriorityChanged(Priority priority) implements TicketEvent {}

    record Tagged(String tag) implements TicketEvent {}

    record Untagged(String tag) implements TicketEvent {}

    record SubjectChanged(String subject) implements TicketEvent {}

    record CustomerChanged(long customerId) implements TicketEvent {}

    /// How a sent mail fared: `sent`, `failed`, `maybe-sent`, `bounced`, `cancelled`.
    record DeliveryChanged(long mailId, String delivery) implements TicketEvent {}

    /// An agent looked at it (true) or marked it as not looked at.
    record Read(boolean read) implements TicketEvent {}

    /// A mail was filed on another ticket by hand.
    record MailMovedAway(long mailId, long toTicket) implements TicketEvent {}

    /// Everything of it lives on in another ticket.
    record Merged(long into) implements TicketEvent {}

    /// Another ticket lives on in this one.
    ///
    /// @param askedAt since when the other one's customer waits, null if nobody does
    record Absorbed(long ticketId, long number, @Nullable Instant askedAt) implements TicketEvent {}

    /// Some of the facts before were taken back: the ticket is as if they had never happened.
    ///
    /// @param versions the ticket's versions that those facts led to
    record Undone(SortedSet<Integer> versions) implements TicketEvent {

        public Undone {
            versions = Collections.unmodifiableSortedSet(new TreeSet<>(versions));
        }
    }
}
