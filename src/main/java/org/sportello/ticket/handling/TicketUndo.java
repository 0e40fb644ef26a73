package org.sportello.ticket.handling;

import org.sportello.kernel.Transactions;
import org.sportello.ticket.Actor;
import org.sportello.ticket.Ticket;
import org.sportello.ticket.TicketEvent;
import org.sportello.ticket.TicketHistory;
import org.sportello.ticket.TicketRepository;
import org.sportello.ticket.TicketState;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/// Takes facts back: the log keeps them and says so, the ticket is told anew without them.
final class TicketUndo {

    private final Transactions transactions;
    private final TicketRepository tickets;
    private final TicketChanges changes;

    TicketUndo(Transactions transactions, TicketRepository tickets, TicketChanges changes) {
        this.transactions = transactions;
        this.tickets = tickets;
        this.changes = changes;
    }

    List<Ticket> undo(Collection<Ticket> before, Actor actor) {
        return transactions.write(() -> {
            var ids = before.stream().map(Ticket::id).toList();
            var histories = tickets.histories(ids);
            var steps = new ArrayList<TicketRepository.Step>();
            for (var ticket : before) {
                var history = Objects.requireNonNull(histories.get(ticket.id()));
                var versions = undoable(history, ticket.version(), actor);
                if (!versions.isEmpty()) {
                    steps.add(step(history, versions, actor));
                }
            }
            tickets.append(steps);
            var after = tickets.getAll(ids);
            return ids.stream().map(after::get).toList();
        });
    }

    Ticket withdraw(long ticketId, long mailId, Actor actor) {
        return transactions.write(() -> {
            var history =
                    Objects.requireNonNull(tickets.histories(List.of(ticketId)).get(ticketId));
            var versions = sentWith(history, mailId);
            if (versions.isEmpty()) {
                return tickets.get(ticketId);
            }
            var steps = new ArrayList<TicketRepository.Step>();
            steps.add(step(history, versions, actor));
            then(steps, new TicketEvent.DeliveryChanged(mailId, "cancelled"), actor);
            if (begunFor(history, mailId)) {
                then(steps, new TicketEvent.StateChanged(TicketState.WITHDRAWN, null, null), actor);
            }
            tickets.append(steps);
            return steps.getLast().after();
        });
    }

    private static void then(List<TicketRepository.Step> steps, TicketEvent event, Actor actor) {
        var last = steps.getLast();
        steps.add(
                new TicketRepository.Step(
                        last.after().after(event, actor, last.at()), event, actor, last.at()));
    }

    /// An agent opened the ticket to write this one message, and nothing else was ever said on it:
    /// without the message it never was, for queues, figures and the customer's history.
    private static boolean begunFor(TicketHistory history, long mailId) {
        return history.facts().getFirst().actor().agentId() != null
                && history.facts().stream()
                        .map(TicketHistory.Past::event)
                        .allMatch(event ->
                                switch (event) {
                                    case TicketEvent.Replied(var id, _) -> id == mailId;
                                    case TicketEvent.MailReceived _,
                                            TicketEvent.Noted _,
                                            TicketEvent.CallLogged _,
                                            TicketEvent.Absorbed _ ->
                                            false;
                                    default -> true;
                                });
    }

    private TicketRepository.Step step(
            TicketHistory history, SortedSet<Integer> versions, Actor actor) {
        return new TicketRepository.Step(
                history.undo(versions), new TicketEvent.Undone(versions), actor, changes.now());
    }

    private static SortedSet<Integer> undoable(TicketHistory history, int since, Actor actor) {
        var already = history.undone();
        var versions = new TreeSet<Integer>();
        for (int version = since + 1; version <= history.facts().size(); version++) {
            var past = history.facts().get(version - 1);
            if (isUndoable(past.event())
                    && Objects.equals(past.actor().agentId(), actor.agentId())
                    && !already.contains(version)) {
                versions.add(version);
            }
        }
        return versions;
    }

    /// What was written stays written, and mail that came has come.
    private static boolean isUndoable(TicketEvent event) {
        return switch (event) {
            case TicketEvent.StateChanged _,
                    TicketEvent.Assigned _,
                    TicketEvent.PriorityChanged _,
                    TicketEvent.Tagged _,
                    TicketEvent.Untagged _,
                    TicketEvent.SubjectChanged _,
                    TicketEvent.CustomerChanged _,
                    TicketEvent.Read _,
                    TicketEvent.Merged _,
                    TicketEvent.Absorbed _ ->
                    true;
            case TicketEvent.Opened _,
                    TicketEvent.MailReceived _,
                    TicketEvent.Replied _,
                    TicketEvent.Acknowledged _,
                    TicketEvent.Noted _,
                    TicketEvent.CallLogged _,
                    TicketEvent.DeliveryChanged _,
                    TicketEvent.MailMovedAway _,
                    TicketEvent.Undone _ ->
                    false;
        };
    }

    /// The reply and everything that was appended in one go with it.
    private static SortedSet<Integer> sentWith(TicketHistory history, long mailId) {
        var already = history.undone();
        var versions = new TreeSet<Integer>();
        for (int version = 1; version <= history.facts().size(); version++) {
            var past = history.facts().get(version - 1);
            var isReply =
                    past.event() instanceof TicketEvent.Replied(var id, _)
                            && id == mailId
                            && !already.contains(version);
            if (isReply) {
                versions.add(version);
            } else if (!versions.isEmpty()
                    && isUndoable(past.event())
                    && past.at().equals(history.facts().get(versions.first() - 1).at())
                    && past.actor().equals(history.facts().get(versions.first() - 1).actor())) {
                versions.add(version);
            }
        }
        return versions;
    }
}
