package org.sportello.ticket.store;

import static org.sportello.storage.schema.Tables.TICKET;
import static org.sportello.storage.schema.Tables.TICKET_PARTICIPANT;
import static org.sportello.storage.schema.Tables.TICKET_TAG;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.sportello.ticket.Priority;
import org.sportello.ticket.TicketState;
import org.sportello.ticket.queue.TicketFilter;
import org.sportello.ticket.queue.TicketSort;
import org.sportello.ticket.queue.TicketWords;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;

/// A filter as SQL, shaped so that the order comes out of an index.
final class TicketConditions {

    /// Free words that hit more than this are too common to list.
    private static final int HITS = 10_000;

    private final TicketWords words;

    TicketConditions(TicketWords words) {
        this.words = words;
    }

    /// The filter with its free words looked up.
    TicketFilter resolved(TicketFilter filter) {
        if (filter.words().isBlank()) {
            return filter;
        }
        var hits = words.ticketsWith(filter.words(), HITS);
        var asked = filter.ids();
        if (asked != null) {
            var among = new HashSet<>(asked);
            hits = hits.stream().filter(among::contains).toList();
        }
        return filter.to().words("").ids(hits).build();
    }

    /// A column that is the same in all rows of the filter and leads an index with the turn.
    static @Nullable TableField<?, ?> sameInAll(TicketFilter filter) {
        if (!filter.states().isEmpty()
                && filter.states().size() == 1
                && Turn.range(filter.states()).isEmpty()) {
            return TICKET.STATE;
        }
        if (filter.unassigned() || filter.agents().size() == 1) {
            return TICKET.AGENT_ID;
        }
        return filter.mailboxes().size() == 1 ? TICKET.MAILBOX_ID : null;
    }

    List<Condition> of(TicketFilter filter, TicketSort sort) {
        var all = new ArrayList<Condition>();
        states(filter, sort, all);
        if (filter.unassigned()) {
            all.add(TICKET.AGENT_ID.isNull());
        } else {
            any(TICKET.AGENT_ID, filter.agents(), all);
        }
        any(TICKET.MAILBOX_ID, filter.mailboxes(), all);
        if (!filter.priorities().isEmpty()) {
            all.add(TICKET.PRIORITY.in(filter.priorities().stream().map(Priority::rank).toList()));
        }
        if (!filter.channels().isEmpty()) {
            all.add(
                    TICKET.CHANNEL.in(
                            filter.channels().stream().map(TicketMapping::word).toList()));
        }
        any(TICKET.NUMBER, filter.numbers(), all);
        people(filter, all);
        tags(filter, all);
        times(filter, all);
        if (filter.unread() != null) {
            all.add(TICKET.UNREAD.eq(filter.unread()));
        }
        if (filter.ids() != null) {
            all.add(TICKET.ID.eq(DSL.any(filter.ids().toArray(Long[]::new))));
        }
        return all;
    }

    private static void states(TicketFilter filter, TicketSort sort, List<Condition> all) {
        var states = filter.states();
        var range = Turn.range(states);
        if (range.isPresent()) {
            var turn = ledByTurn(filter, sort) ? TICKET.TURN : TICKET.TURN.plus(0L);
            all.add(within(turn, range.get()));
        } else if (!states.isEmpty()) {
            any(TICKET.STATE, states.stream().map(TicketMapping::word).toList(), all);
        } else if (filter.numbers().isEmpty()) {
            all.add(TICKET.STATE.ne(TicketMapping.word(TicketState.WITHDRAWN)));
        }
    }

    private static Condition within(Field<Long> turn, Turn.Range range) {
        var from = range.from() > 0 ? turn.ge(DSL.inline(range.from())) : DSL.noCondition();
        return range.openEnded() ? from : from.and(turn.lt(DSL.inline(range.to())));
    }

    /// True if an index with the turn is the way. Where something rarer or another order is asked
    /// for, that has its own index, and the database must not be led astray.
    private static boolean ledByTurn(TicketFilter filter, TicketSort sort) {
        var rarer =
                filter.dueBefore() != null
                        || filter.ids() != null
                        || filter.customerId() != null
                        || filter.participant() != null
                        || !filter.numbers().isEmpty()
                        || !filter.tags().isEmpty();
        return !rarer && (sort == TicketSort.DEADLINE || sameInAll(filter) != null);
    }

    private static <T> void any(Field<T> field, Collection<T> wanted, List<Condition> all) {
        if (wanted.size() == 1) {
            all.add(field.eq(wanted.iterator().next()));
        } else if (!wanted.isEmpty()) {
            all.add(field.in(wanted));
        }
    }

    private static void people(TicketFilter filter, List<Condition> all) {
        if (filter.customerId() != null) {
            all.add(TICKET.CUSTOMER_ID.eq(filter.customerId()));
        }
        if (filter.participant() != null) {
            all.add(
                    TICKET.ID.in(
                            DSL.select(TICKET_PARTICIPANT.TICKET_ID)
                                    .from(TICKET_PARTICIPANT)
                                    .where(TICKET_PARTICIPANT.ADDRESS.eq(filter.participant()))));
        }
    }

    private static void tags(TicketFilter filter, List<Condition> all) {
        var states = Turn.range(filter.states());
        for (var tag : filter.tags()) {
            all.add(
                    TICKET.ID.in(
                            DSL.select(TICKET_TAG.TICKET_ID)
                                    .from(TICKET_TAG)
                                    .where(
                                            TICKET_TAG.TAG.eq(tag),
                                            states.map(range -> within(TICKET_TAG.TURN, range))
                                                    .orElse(DSL.noCondition()))));
        }
        if (!filter.withoutTags().isEmpty()) {
            all.add(
                    TICKET.ID.notIn(
                            DSL.select(TICKET_TAG.TICKET_ID)
                                    .from(TICKET_TAG)
                                    .where(TICKET_TAG.TAG.in(filter.withoutTags()))));
        }
    }

    private static void times(TicketFilter filter, List<Condition> all) {
        between(TICKET.CREATED_AT, filter.createdFrom(), filter.createdTo(), all);
        between(TICKET.UPDATED_AT, filter.updatedFrom(), filter.updatedTo(), all);
        if (filter.dueBefore() != null) {
            // The lower end keeps the many without a deadline out of the range.
            between(TICKET.DEADLINE, Instant.EPOCH, filter.dueBefore(), all);
        }
    }

    private static void between(
            Field<Instant> field,
            @Nullable Instant from,
            @Nullable Instant to,
            List<Condition> all) {
        if (from != null) {
            all.add(field.ge(from));
        }
        if (to != null) {
            all.add(field.lt(to));
        }
    }
}
