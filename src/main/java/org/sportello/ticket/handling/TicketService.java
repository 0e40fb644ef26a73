package org.sportello.ticket.handling;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;
import org.sportello.kernel.Transactions;
import org.sportello.ticket.Actor;
import org.sportello.ticket.Channel;
import org.sportello.ticket.Interaction;
import org.sportello.ticket.Priority;
import org.sportello.ticket.Ticket;
import org.sportello.ticket.TicketEvent;
import org.sportello.ticket.TicketRepository;
import org.sportello.ticket.TicketState;
import org.sportello.ticket.WaitingFor;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/// What can be done to tickets. Every verb is one transaction (or joins the one in scope), writes
/// only what really changes, and returns the tickets as they are afterwards. Undo: keep the tickets
/// as they were before and give them to [#undo].
public final class TicketService {

    private static final int WAKE = 500;

    private final Transactions transactions;
    private final TicketRepository tickets;
    private final TicketChanges changes;
    private final TicketUndo undoing;
    private final TicketMerging merging;

    public TicketService(Transactions transactions, TicketRepository tickets, InstantSource clock) {
        this.transactions = transactions;
        this.tickets = tickets;
        changes = new TicketChanges(transactions, tickets, clock);
        undoing = new TicketUndo(transactions, tickets, changes);
        merging = new TicketMerging(tickets, changes);
    }

    /// What an agent begins by himself: an outgoing message, a call.
    ///
    /// @param agentId its owner from the start, null for nobody
    public record NewTicket(
            String subject,
            long customerId,
            @Nullable Long mailboxId,
            Channel channel,
            Priority priority,
            @Nullable Long agentId) {}

    /// The core of all verbs: loads the tickets, asks what happens to each, and appends that.
    ///
    /// @param decide the facts for one ticket, none if it stays as it is
    /// @return all the tickets asked for, in order, changed or not
    /// @throws NoSuchTicket if one does not exist
    /// @throws StaleTicket if somebody else changed one in the meantime; nothing was written then
    public List<Ticket> change(
            Collection<Long> ticketIds, Function<Ticket, List<TicketEvent>> decide, Actor actor) {
        return changes.change(ticketIds, decide, actor);
    }

    /// One and the same happens to each ticket of which it is not true already.
    private List<Ticket> unless(
            Collection<Long> ticketIds, Predicate<Ticket> already, TicketEvent event, Actor actor) {
        return change(
                ticketIds, ticket -> already.test(ticket) ? List.of() : List.of(event), actor);
    }

    /// Opens a ticket by an agent's hand.
    public Ticket open(NewTicket wanted, Actor actor) {
        return transactions.write(() -> {
            var number = tickets.reserve(1).getFirst();
            var at = changes.now();
            var opened =
                    new TicketEvent.Opened(
                            wanted.subject().strip(),
                            wanted.customerId(),
                            wanted.mailboxId(),
                            wanted.channel(),
                            wanted.priority(),
                            null);
            var steps = new ArrayList<TicketRepository.Step>();
            var ticket = Ticket.opened(number.id(), number.number(), opened, actor, at);
            steps.add(new TicketRepository.Step(ticket, opened, actor, at));
            if (wanted.agentId() != null) {
                ticket =
                        TicketChanges.walk(
                                ticket,
                                List.of(new TicketEvent.Assigned(wanted.agentId())),
                                actor,
                                at,
                                steps);
            }
            tickets.append(steps);
            return ticket;
        });
    }

    /// Gives the tickets to an agent, or (null) to nobody.
    public List<Ticket> assign(Collection<Long> ticketIds, @Nullable Long agentId, Actor actor) {
        return unless(
                ticketIds,
                ticket -> Objects.equals(ticket.agentId(), agentId),
                new TicketEvent.Assigned(agentId),
                actor);
    }

    /// Moves the tickets to a state.
    ///
    /// @param waitingFor only with [TicketState#WAITING]; the customer if null
    /// @param until when a waiting ticket comes back by itself; null: never
    public List<Ticket> setState(
            Collection<Long> ticketIds,
            TicketState state,
            @Nullable WaitingFor waitingFor,
            @Nullable Instant until,
            Actor actor) {
        if (state == TicketState.MERGED) {
            throw new IllegalArgumentException("Tickets are merged into another one");
        }
        var wanted = state(state, waitingFor, until);
        return unless(ticketIds, ticket -> isIn(ticket, wanted), wanted, actor);
    }

    private static TicketEvent.StateChanged state(
            TicketState state, @Nullable WaitingFor waitingFor, @Nullable Instant until) {
        if (state != TicketState.WAITING) {
            return new TicketEvent.StateChanged(state, null, null);
        }
        var reason = until != null ? WaitingFor.DATE : WaitingFor.CUSTOMER;
        return new TicketEvent.StateChanged(state, waitingFor == null ? reason : waitingFor, until);
    }

    private static boolean isIn(Ticket ticket, TicketEvent.StateChanged wanted) {
        return ticket.state() == wanted.state()
                && ticket.waitingFor() == wanted.waitingFor()
                && Objects.equals(ticket.waitUntil(), wanted.until());
    }

    public List<Ticket> setPriority(Collection<Long> ticketIds, Priority priority, Actor actor) {
        return unless(
                ticketIds,
                ticket -> ticket.priority() == priority,
                new TicketEvent.PriorityChanged(priority),
                actor);
    }

    /// Puts a tag on the tickets: lower case, words joined by hyphens.
    ///
    /// @throws Problem if nothing of it can be a tag
    public List<Ticket> tag(Collection<Long> ticketIds, String tag, Actor actor) {
        var clean = TicketTexts.tag(tag);
        return unless(
                ticketIds,
                ticket -> ticket.tags().contains(clean),
                new TicketEvent.Tagged(clean),
                actor);
    }

    public List<Ticket> untag(Collection<Long> ticketIds, String tag, Actor actor) {
        var clean = TicketTexts.tag(tag);
        return unless(
                ticketIds,
                ticket -> !ticket.tags().contains(clean),
                new TicketEvent.Untagged(clean),
                actor);
    }

    /// Gives the ticket another subject.
    ///
    /// @throws Problem if it is blank
    public Ticket rename(long ticketId, String subject, Actor actor) {
        var clean = TicketTexts.required(subject, "ticket.subject-empty");
        return unless(
                        List.of(ticketId),
                        ticket -> ticket.subject().equals(clean),
                        new TicketEvent.SubjectChanged(clean),
                        actor)
                .getFirst();
    }

    /// Marks the tickets as looked at (true) or not.
    public List<Ticket> markRead(Collection<Long> ticketIds, boolean read, Actor actor) {
        return unless(
                ticketIds, ticket -> ticket.unread() != read, new TicketEvent.Read(read), actor);
    }

    /// Writes an internal note.
    ///
    /// @param text Markdown
    public Interaction note(long ticketId, String text, Actor actor) {
        return write(
                ticketId,
                Interaction.Kind.NOTE,
                TicketTexts.required(text, "ticket.note-empty"),
                id -> new TicketEvent.Noted(id, TicketTexts.snippet(text)),
                actor);
    }

    /// Writes down a phone call; one that we made counts as an answer.
    public Interaction logCall(long ticketId, String text, boolean incoming, Actor actor) {
        return write(
                ticketId,
                Interaction.Kind.CALL,
                TicketTexts.required(text, "ticket.note-empty"),
                id -> new TicketEvent.CallLogged(id, incoming, TicketTexts.snippet(text)),
                actor);
    }

    private Interaction write(
            long ticketId,
            Interaction.Kind kind,
            String text,
            LongFunction<TicketEvent> event,
            Actor actor) {
        return transactions.write(() -> {
            var entry =
                    new Interaction(
                            0,
                            ticketId,
                            kind,
                            changes.now(),
                            null,
                            actor.agentId(),
                            text,
                            actor.cause(),
                            null);
            var id = tickets.addInteraction(entry);
            change(List.of(ticketId), _ -> List.of(event.apply(id)), actor);
            return entry.withId(id);
        });
    }

    /// An agent answered: `mailId` waits in the outbox, in the same transaction. Whatever is to
    /// happen with it (a new state, an owner) belongs to it: [#withdrawReply] takes all of it back.
    public Ticket replied(
            long ticketId, long mailId, String text, List<TicketEvent> withIt, Actor actor) {
        return transactions.write(() -> {
            tickets.addInteraction(
                    new Interaction(
                            0,
                            ticketId,
                            Interaction.Kind.MAIL_OUT,
                            changes.now(),
                            mailId,
                            actor.agentId(),
                            "",
                            actor.cause(),
                            null));
            var events = new ArrayList<TicketEvent>();
            events.add(new TicketEvent.Replied(mailId, TicketTexts.snippet(text)));
            events.addAll(withIt);
            return change(List.of(ticketId), _ -> events, actor).getFirst();
        });
    }

    /// Takes an answer back that has not left yet, with what was done together with it.
    public Ticket withdrawReply(long ticketId, long mailId, Actor actor) {
        return undoing.withdraw(ticketId, mailId, actor);
    }

    /// How a mail of ours fared: `sent`, `failed`, `maybe-sent`, `bounced`.
    public Ticket delivery(long ticketId, long mailId, String delivery, Actor actor) {
        return change(
                        List.of(ticketId),
                        _ -> List.of(new TicketEvent.DeliveryChanged(mailId, delivery)),
                        actor)
                .getFirst();
    }

    /// Lets these tickets live on in another one: their conversation is shown there, later mail
    /// goes there.
    ///
    /// @return the ticket that they live on in
    /// @throws Problem if a ticket would be merged into itself
    public Ticket merge(Collection<Long> ticketIds, long into, Actor actor) {
        return transactions.write(() -> merging.merge(ticketIds, into, actor));
    }

    /// Takes back what the actor has done to these tickets since they were like this: states,
    /// owners, priorities, tags, subjects, merges. What others did meanwhile stays, and so does
    /// what was written. For a merge, both sides belong into the list.
    public List<Ticket> undo(Collection<Ticket> before, Actor actor) {
        return undoing.undo(before, actor);
    }

    /// Opens the tickets again whose day has come, and marks them as not looked at.
    public List<Ticket> wake(Instant now) {
        return transactions.write(() ->
                change(
                        tickets.waitingUntil(now, WAKE),
                        _ ->
                                List.of(
                                        new TicketEvent.StateChanged(TicketState.OPEN, null, null),
                                        new TicketEvent.Read(false)),
                        Actor.program("wake")));
    }
}
