package org.sportello.ticket.store;

import static org.sportello.storage.schema.Tables.TICKET_COUNT;

import org.jspecify.annotations.Nullable;
import org.sportello.storage.Database;
import org.sportello.ticket.Ticket;
import org.sportello.ticket.TicketState;
import org.sportello.ticket.queue.TicketFilter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How many tickets there are of each state, owner and mailbox, kept beside the tickets, so that
/// the queues' counts need no counting.
final class TicketCounts {

    private static final long NOBODY = 0;

    private final Database database;

    TicketCounts(Database database) {
        this.database = database;
    }

    /// What is counted together; 0 for no owner, no mailbox.
    record Group(TicketState state, long agentId, long mailboxId) {

        static Group of(Ticket ticket) {
            return of(ticket.state(), ticket.agentId(), ticket.mailboxId());
        }

        static Group of(TicketState state, @Nullable Long agentId, @Nullable Long mailboxId) {
            return new Group(
                    state,
                    agentId == null ? NOBODY : agentId,
                    mailboxId == null ? NOBODY : mailboxId);
        }

        boolean holds(TicketFilter filter) {
            return (filter.states().isEmpty()
                            ? state != TicketState.WITHDRAWN
                            : filter.states().contains(state))
                    && (filter.agents().isEmpty() || filter.agents().contains(agentId))
                    && (!filter.unassigned() || agentId == NOBODY)
                    && (filter.mailboxes().isEmpty() || filter.mailboxes().contains(mailboxId));
        }
    }

    /// Tickets that left and came to groups.
    static final class Moves {

        private final Map<Group, Long> differences = new HashMap<>();

        void left(Group group) {
            differences.merge(group, -1L, Long::sum);
        }

        void came(Group group) {
            differences.merge(group, 1L, Long::sum);
        }
    }

    /// A group and how many tickets are in it.
    record Counted(Group group, long count) {}

    void apply(Moves moves) {
        moves.differences.forEach((group, difference) -> {
            if (difference != 0) {
                move(group, difference);
            }
        });
    }

    private void move(Group group, long difference) {
        var known =
                database.sql()
                        .update(TICKET_COUNT)
                        .set(TICKET_COUNT.N, TICKET_COUNT.N.plus(difference))
                        .where(
                                TICKET_COUNT.STATE.eq(TicketMapping.word(group.state())),
                                TICKET_COUNT.AGENT_ID.eq(group.agentId()),
                                TICKET_COUNT.MAILBOX_ID.eq(group.mailboxId()))
                        .execute();
        if (known == 0) {
            database.sql()
                    .insertInto(TICKET_COUNT)
                    .set(TICKET_COUNT.STATE, TicketMapping.word(group.state()))
                    .set(TICKET_COUNT.AGENT_ID, group.agentId())
                    .set(TICKET_COUNT.MAILBOX_ID, group.mailboxId())
                    .set(TICKET_COUNT.N, difference)
                    .execute();
        }
    }

    List<Counted> all() {
        return database.sql()
                .selectFrom(TICKET_COUNT)
                .fetch(row ->
                        new Counted(
                                new Group(
                                        TicketMapping.state(row.getState()),
                                        row.getAgentId(),
                                        row.getMailboxId()),
                                row.getN()));
    }

    /// True if the filter asks for nothing but what is counted here.
    static boolean answers(TicketFilter filter) {
        return filter.equals(
                new TicketFilter.Builder()
                        .states(filter.states())
                        .agents(filter.agents())
                        .unassigned(filter.unassigned())
                        .mailboxes(filter.mailboxes())
                        .build());
    }

    static long count(List<Counted> all, TicketFilter filter) {
        return all.stream()
                .filter(one -> one.group().holds(filter))
                .mapToLong(Counted::count)
                .sum();
    }
}
