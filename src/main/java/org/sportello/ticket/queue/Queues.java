package org.sportello.ticket.queue;

import org.sportello.ticket.TicketState;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// The queues that an agent sees: the standard ones, one for each mailbox, and the saved ones.
public final class Queues {

    private static final Set<TicketState> UNSOLVED =
            EnumSet.of(TicketState.NEW, TicketState.OPEN, TicketState.WAITING);
    private static final Set<TicketState> SOLVED =
            EnumSet.of(TicketState.SOLVED, TicketState.CLOSED);
    private static final Set<TicketState> REAL =
            EnumSet.complementOf(
                    EnumSet.of(TicketState.MERGED, TicketState.SPAM, TicketState.WITHDRAWN));

    private final TicketPages pages;
    private final SavedQueues saved;
    private final TicketQuery query;
    private final TicketQuery.Names names;
    private final InstantSource clock;
    private final ZoneId zone;

    /// @param zone where "today" ends
    public Queues(
            TicketPages pages,
            SavedQueues saved,
            TicketQuery query,
            TicketQuery.Names names,
            InstantSource clock,
            ZoneId zone) {
        this.pages = pages;
        this.saved = saved;
        this.query = query;
        this.names = names;
        this.clock = clock;
        this.zone = zone;
    }

    /// Standard queues, then saved ones, then (with more than one mailbox) the mailboxes. The names
    /// of standard queues are in the bundle under `ticket.queue.<id>`.
    public List<Queue> queues(long agentId) {
        var queues = new ArrayList<Queue>(standard(agentId));
        saved.all().forEach(one -> queues.add(queue(one, agentId)));
        var mailboxes = names.mailboxes();
        if (mailboxes.size() > 1) {
            mailboxes.forEach((name, id) -> queues.add(mailbox(name, id)));
        }
        return queues;
    }

    /// The counts of these queues, in order, in few statements.
    public List<Long> counts(List<Queue> queues) {
        return pages.counts(queues.stream().map(Queue::filter).toList());
    }

    /// Mine, unassigned, due today, waiting, all open, solved, all.
    private List<Queue> standard(long agentId) {
        var open = TicketFilter.ALL.withStates(UNSOLVED);
        return List.of(
                standard("mine", open.withAgent(agentId), TicketSort.DEADLINE),
                standard("unassigned", open.withUnassigned(), TicketSort.DEADLINE),
                standard("due", open.withDueBefore(endOfToday()), TicketSort.DEADLINE),
                standard(
                        "waiting",
                        TicketFilter.ALL.withStates(EnumSet.of(TicketState.WAITING)),
                        TicketSort.DEADLINE),
                standard("open", open, TicketSort.DEADLINE),
                standard("solved", TicketFilter.ALL.withStates(SOLVED), TicketSort.UPDATED),
                standard("all", TicketFilter.ALL.withStates(REAL), TicketSort.DEADLINE));
    }

    private static Queue standard(String id, TicketFilter filter, TicketSort sort) {
        return new Queue(id, "", "", "", filter, sort);
    }

    private Queue queue(SavedQueues.SavedQueue one, long agentId) {
        return new Queue(
                "saved:" + one.id(),
                one.name(),
                one.colour(),
                one.query(),
                query.parse(one.query(), names, agentId).filter(),
                TicketSort.DEADLINE);
    }

    private static Queue mailbox(String name, long id) {
        return new Queue(
                "mailbox:" + id,
                name,
                "",
                "",
                TicketFilter.ALL.withStates(UNSOLVED).withMailbox(id),
                TicketSort.DEADLINE);
    }

    private Instant endOfToday() {
        return LocalDate.ofInstant(clock.instant(), zone)
                .plusDays(1)
                .atTime(LocalTime.MIDNIGHT)
                .atZone(zone)
                .toInstant();
    }
}
