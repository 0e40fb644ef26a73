package org.sportello.ticket;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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
        return replayWithout(gone(undone()));
    }

    /// The facts that stand: without those that were taken back, in the order in which they became
    /// true. (An archive is read newest first, so the order of the log may be another one.)
    public List<Past> standing() {
        var undone = gone(undone());
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
        return replayWithout(gone(all)).withVersion(facts.size() + 1);
    }

    /// The ticket after [TicketEvent.MailMovedAway] with this mail.
    public Ticket movedAway(long mailId) {
        var all = gone(undone());
        all.addAll(arrivals(mailId, facts.size()));
        return replayWithout(all).withVersion(facts.size() + 1);
    }

    /// The versions to which the mail's arrivals led, before the fact at this place.
    private Set<Integer> arrivals(long mailId, int before) {
        return IntStream.range(0, before)
                .filter(i ->
                        facts.get(i).event() instanceof TicketEvent.MailReceived mail
                                && mail.mailId() == mailId)
                .mapToObj(i -> i + 1)
                .collect(Collectors.toSet());
    }

    /// With the arrivals of mails that were moved away: they are as if they had never happened
    /// here, unless the move itself was taken back.
    private Set<Integer> gone(Set<Integer> undone) {
        var gone = new HashSet<>(undone);
        for (int i = 0; i < facts.size(); i++) {
            if (facts.get(i).event() instanceof TicketEvent.MailMovedAway(var mailId, _)
                    && !undone.contains(i + 1)) {
                gone.addAll(arrivals(mailId, i));
            }
        }
        return gone;
    }

    /// The versions that were taken back.
    public Set<Integer> undone() {
        var undone = new HashSet<Integer>();
        for (var past : facts) {
            if (past.event() instanceof TicketEvent.Undone(var versions)) {
                undone.addAll(versions);
            }
        }
        return undone;
    }

    private static boolean isStep(TicketEvent event) {
        return !(event instanceof TicketEvent.Undone)
                && !(event instanceof TicketEvent.MailMovedAway);
    }

    private Ticket replayWithout(Set<Integer> undone) {
        if (!(facts.getFirst().event() instanceof TicketEvent.Opened opened)) {
            throw new IllegalStateException("Ticket " + id + " has no beginning");
        }
        var ticket =
                Ticket.opened(id, number, opened, facts.getFirst().actor(), facts.getFirst().at());
        for (int i = 1; i < facts.size(); i++) {
            var past = facts.get(i);
            if (!undone.contains(i + 1) && isStep(past.event())) {
                ticket = ticket.after(past.event(), past.actor(), past.at());
            }
        }
        return ticket.withVersion(facts.size());
    }
}
