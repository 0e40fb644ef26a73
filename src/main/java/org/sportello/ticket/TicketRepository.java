package org.sportello.ticket;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Keeps tickets, their events and their interactions. Event and projection are written together,
/// by lists, so that a bulk import takes the same road as one click.
public interface TicketRepository {

    /// The next `count` ids and human numbers, in order.
    List<NewNumber> reserve(int count);

    /// Ids for a ticket to come.
    record NewNumber(long id, long number) {}

    /// Throws [NoSuchTicket] if there is none.
    Ticket get(long id);

    Optional<Ticket> findByNumber(long number);

    Map<Long, Ticket> getAll(Collection<Long> ids);

    /// The facts of each ticket; ids that do not exist have no entry.
    Map<Long, TicketHistory> histories(Collection<Long> ids);

    /// Tickets that live on in one of these.
    List<Long> mergedInto(Collection<Long> ids);

    /// Tickets whose waiting ends at this moment or before.
    List<Long> waitingUntil(Instant moment, int limit);

    /// Appends the steps in order: each writes its event and brings the projection to `after`.
    /// Refused with [StaleTicket] if the stored version is not the one before the ticket's first
    /// step; nothing is written then.
    void append(List<Step> steps);

    /// One event with the state of the ticket after it.
    record Step(Ticket after, TicketEvent event, Actor actor, Instant at) {}

    /// Adds a conversation entry (mail in, mail out, note, call) and returns its id.
    long addInteraction(Interaction interaction);

    List<Long> addInteractions(List<Interaction> interactions);

    /// Moves a mail's entry to another ticket's conversation.
    void moveInteraction(long mailId, long toTicket);

    /// The conversation, oldest first, notes and (if asked for) system events included; what was
    /// said on tickets that were merged into this one too. Events have negative ids and their words
    /// in [EventLine].
    List<Interaction> interactions(long ticketId, boolean withEvents);

    /// The mails of each ticket's conversation, oldest first; tickets without mail have no entry.
    Map<Long, List<Long>> mails(Collection<Long> ticketIds);
}
