package org.sportello.ticket.thread;

import org.sportello.kernel.Transactions;
import org.sportello.ticket.Actor;
import org.sportello.ticket.Ticket;
import org.sportello.ticket.TicketEvent;
import org.sportello.ticket.TicketHistory;
import org.sportello.ticket.TicketRepository;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/// Takes a received mail from one ticket to another, and back. Each ticket is afterwards as if the
/// mail had always been where it is now; the log says that it was moved. What a mail is found by is
/// not known here.
public final class MailMoves {

    private final Transactions transactions;
    private final TicketRepository tickets;
    private final InstantSource clock;

    public MailMoves(Transactions transactions, TicketRepository tickets, InstantSource clock) {
        this.transactions = transactions;
        this.tickets = tickets;
        this.clock = clock;
    }

    /// Moves the mail.
    ///
    /// @throws IllegalArgumentException if the mail never came in on that ticket
    public void move(long mailId, long from, long to, Actor actor) {
        transactions.write(() -> {
            var source = history(from);
            var arrival = arrival(source, mailId);
            var moved = new TicketEvent.MailMovedAway(mailId, to);
            var target = tickets.get(to);
            tickets.moveInteraction(mailId, to);
            tickets.append(
                    List.of(
                            new TicketRepository.Step(
                                    source.movedAway(mailId), moved, actor, now()),
                            new TicketRepository.Step(
                                    target.after(arrival.event(), arrival.actor(), arrival.at()),
                                    arrival.event(),
                                    arrival.actor(),
                                    arrival.at())));
        });
    }

    /// Moves the mail to a ticket that begins with it.
    ///
    /// @param opened how that begins
    /// @return the new ticket
    public Ticket moveToNew(long mailId, long from, TicketEvent.Opened opened, Actor actor) {
        return transactions.write(() -> {
            var arrival = arrival(history(from), mailId);
            var number = tickets.reserve(1).getFirst();
            var ticket = Ticket.opened(number.id(), number.number(), opened, actor, arrival.at());
            tickets.append(List.of(new TicketRepository.Step(ticket, opened, actor, arrival.at())));
            move(mailId, from, ticket.id(), actor);
            return tickets.get(ticket.id());
        });
    }

    /// Takes the newest move of this mail between these tickets back.
    public void back(long mailId, long from, long to, Actor actor) {
        transactions.write(() -> {
            var source = history(from);
            var target = history(to);
            var moves = new TreeSet<Integer>();
            for (int i = 0; i < source.facts().size(); i++) {
                if (source.facts()
                        .get(i)
                        .event()
                        .equals(new TicketEvent.MailMovedAway(mailId, to))) {
                    moves.add(i + 1);
                }
            }
            var steps = new ArrayList<TicketRepository.Step>();
            steps.add(
                    new TicketRepository.Step(
                            target.movedAway(mailId),
                            new TicketEvent.MailMovedAway(mailId, from),
                            actor,
                            now()));
            steps.add(
                    new TicketRepository.Step(
                            source.undo(moves), new TicketEvent.Undone(moves), actor, now()));
            tickets.moveInteraction(mailId, from);
            tickets.append(steps);
        });
    }

    private TicketHistory history(long id) {
        return Objects.requireNonNull(tickets.histories(List.of(id)).get(id));
    }

    private static TicketHistory.Past arrival(TicketHistory history, long mailId) {
        return history.standing().stream()
                .filter(past ->
                        past.event() instanceof TicketEvent.MailReceived mail
                                && mail.mailId() == mailId)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "Mail " + mailId + " is not on ticket " + history.id()));
    }

    /// As exact as the store.
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
