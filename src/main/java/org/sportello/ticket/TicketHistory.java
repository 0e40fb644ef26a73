package org.sportello.ticket;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Everything that happened to one ticket, oldest first.
public record TicketHistory(long id, long number, List<Past> facts) {

    /// One fact; the first leads to version 1.
    public record Past(TicketEvent event, Actor actor, Instant at) {}

    public TicketHistory {
        facts = List.copyOf(facts);
    }

    /// The ticket as these facts make it, without those that were taken back.
    public Ticket replay() {
        return replayWithout(undone());
    }

    /// The facts that stand: without those that were taken back, in the order in which they became
    /// true. (An archive is read newest first, so the order of the log may be another one.)
    public List<Past> standing() {
        var undone = undone();
        return IntStream.range(0, facts.size())
                .filter(i -> !undone.contains(i + 1))
                .mapToObj(facts::get)
                .filter(past -> !(past.event() instanceof TicketEvent.Undone))
                .sorted(Comparator.comparing(Past::at))
                .toList();
    }

    /// The ticket after [TicketEvent.Undone] with these versions.
    public Ticket undo(Set<Integer> versions) {
        var all = undone();
        all.addAll(versions);
        return replayWithout(all).withVersion(facts.size() + 1);
    }

    Set<Integer> undone() {
        var undone = new HashSet<Integer>();
        for (var past : facts) {
            if (past.event() instanceof TicketEvent.Undone(var versions)) {
                undone.addAll(versions);
            }
        }
        return undone;
    }

    private Ticket replayWithout(Set<Integer> undone) {
        if (!(facts.getFirst().event() instanceof TicketEvent.Opened opened)) {
            throw new IllegalStateException("Ticket " + id + " has no beginning");
        }
        var ticket =
                Ticket.opened(id, number, opened, facts.getFirst().actor(), facts.getFirst().at());
        for (int i = 1; i < facts.size(); i++) {
            var past = facts.get(i);
            if (!undone.contains(i + 1) && !(past.event() instanceof TicketEvent.Undone)) {
                ticket = ticket.after(past.event(), past.actor(), past.at());
            }
        }
        return ticket.withVersion(facts.size());
    }
}
