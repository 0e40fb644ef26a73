package org.sportello.ticket.store;

import static org.sportello.storage.schema.Tables.AGENT;
import static org.sportello.storage.schema.Tables.CUSTOMER;
import static org.sportello.storage.schema.Tables.IDENTITY;
import static org.sportello.storage.schema.Tables.OUTBOX;
import static org.sportello.storage.schema.Tables.TICKET;
import static org.sportello.storage.schema.Tables.TICKET_TAG;

import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.SelectJoinStep;
import org.jooq.SortField;
import org.jooq.SortOrder;
import org.jooq.impl.DSL;
import org.sportello.kernel.Page;
import org.sportello.storage.Database;
import org.sportello.ticket.TicketState;
import org.sportello.ticket.queue.TicketFilter;
import org.sportello.ticket.queue.TicketPages;
import org.sportello.ticket.queue.TicketRow;
import org.sportello.ticket.queue.TicketSort;
import org.sportello.ticket.queue.TicketWords;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Lists of tickets: first the ids of a page, from an index alone; then the rows of those. A page
/// behind the middle is read from the end, so that the last page comes as quickly as the first.
public final class JooqTicketPages implements TicketPages {

    private static final Set<String> UNSENT = Set.of("failed", "maybe_sent");

    private final Database database;
    private final TicketCounts counts;
    private final TicketConditions conditions;

    /// @param words looks up the free words of filters
    public JooqTicketPages(Database database, TicketWords words) {
        this.database = database;
        this.counts = new TicketCounts(database);
        this.conditions = new TicketConditions(words);
    }

    @Override
    public Page<TicketRow> page(
            TicketFilter asked, TicketSort sort, boolean reversed, long offset, int limit) {
        return database.read(() -> {
            var filter = conditions.resolved(asked);
            var total = count(filter);
            var end = Math.min(offset + limit, total);
            if (end <= offset) {
                return new Page<>(List.of(), total);
            }
            // The opposite order is the same one, read from its end.
            var ids =
                    reversed
                            ? ids(filter, sort, total, total - end, total - offset).reversed()
                            : ids(filter, sort, total, offset, end);
            return new Page<>(rows(ids), total);
        });
    }

    /// The ids from one place to (not including) another.
    private List<Long> ids(
            TicketFilter filter, TicketSort sort, long total, long offset, long end) {
        var backwards = offset > total / 2;
        var ids =
                from(sort, database.sql().select(TICKET.ID).from(TICKET))
                        .where(conditions.of(filter, sort))
                        .orderBy(order(filter, sort, backwards))
                        .limit(end - offset)
                        .offset(backwards ? total - end : offset)
                        .fetch(TICKET.ID);
        return backwards ? ids.reversed() : ids;
    }

    /// With the table whose words give the order.
    private static SelectJoinStep<Record1<Long>> from(
            TicketSort sort, SelectJoinStep<Record1<Long>> tickets) {
        return switch (sort) {
            case CUSTOMER -> tickets.join(CUSTOMER).on(CUSTOMER.ID.eq(TICKET.CUSTOMER_ID));
            case OWNER -> tickets.leftJoin(AGENT).on(AGENT.ID.eq(TICKET.AGENT_ID));
            default -> tickets;
        };
    }

    /// Starts with what is the same in all rows, so that an index beginning with it gives the
    /// order.
    private static List<SortField<?>> order(
            TicketFilter filter, TicketSort sort, boolean backwards) {
        var up = backwards ? SortOrder.DESC : SortOrder.ASC;
        var down = backwards ? SortOrder.ASC : SortOrder.DESC;
        return switch (sort) {
            case DEADLINE -> {
                var same = TicketConditions.sameInAll(filter);
                var turn = List.<SortField<?>>of(TICKET.TURN.sort(up), TICKET.ID.sort(up));
                yield same == null ? turn : List.of(same.sort(up), turn.getFirst(), turn.getLast());
            }
            case UPDATED -> List.of(TICKET.UPDATED_AT.sort(down), TICKET.ID.sort(down));
            case CREATED -> List.of(TICKET.CREATED_AT.sort(down), TICKET.ID.sort(down));
            case NUMBER -> List.of(TICKET.NUMBER.sort(down));
            case SUBJECT -> List.of(DSL.lower(TICKET.SUBJECT).sort(up), TICKET.ID.sort(up));
            case CUSTOMER -> List.of(DSL.lower(CUSTOMER.NAME).sort(up), TICKET.ID.sort(up));
            case STATE -> List.of(state().sort(up), TICKET.TURN.sort(up), TICKET.ID.sort(up));
            case PRIORITY ->
                    List.of(TICKET.PRIORITY.sort(down), TICKET.TURN.sort(up), TICKET.ID.sort(up));
            // Nobody's come last.
            case OWNER ->
                    List.of(
                            DSL.field(AGENT.ID.isNull()).sort(up),
                            DSL.lower(AGENT.NAME).sort(up),
                            TICKET.TURN.sort(up),
                            TICKET.ID.sort(up));
        };
    }

    /// States in the order in which a ticket goes through them.
    private static Field<Integer> state() {
        var choice = DSL.choose(TICKET.STATE).when("", -1);
        int place = 0;
        for (var state : TicketState.values()) {
            choice = choice.when(TicketMapping.word(state), place++);
        }
        return choice;
    }

    @Override
    public long count(TicketFilter asked) {
        return counted(List.of(asked)).getFirst();
    }

    @Override
    public List<Long> counts(List<TicketFilter> asked) {
        return database.read(() -> counted(asked));
    }

    private List<Long> counted(List<TicketFilter> asked) {
        var filters = asked.stream().map(conditions::resolved).toList();
        var slow =
                filters.stream()
                        .filter(filter -> !TicketCounts.answers(filter))
                        .distinct()
                        .toList();
        var slowly = countSlowly(slow);
        var quickly =
                slow.size() == filters.size() ? List.<TicketCounts.Counted>of() : counts.all();
        var result = new ArrayList<Long>();
        for (var filter : filters) {
            var counted = slowly.get(filter);
            result.add(counted == null ? TicketCounts.count(quickly, filter) : counted);
        }
        return result;
    }

    /// One statement for all of them.
    private Map<TicketFilter, Long> countSlowly(List<TicketFilter> filters) {
        var result = new HashMap<TicketFilter, Long>();
        if (filters.isEmpty()) {
            return result;
        }
        var fields = new ArrayList<Field<Integer>>();
        for (var filter : filters) {
            fields.add(
                    DSL.field(
                            DSL.selectCount()
                                    .from(TICKET)
                                    .where(conditions.of(filter, TicketSort.DEADLINE))));
        }
        var row = database.sql().select(fields).fetchSingle();
        for (int i = 0; i < filters.size(); i++) {
            result.put(filters.get(i), row.get(i, Long.class));
        }
        return result;
    }

    private List<TicketRow> rows(List<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var found =
                database.sql()
                        .select(TICKET.fields())
                        .select(CUSTOMER.NAME, CUSTOMER.TIER, AGENT.NAME)
                        .from(TICKET)
                        .join(CUSTOMER)
                        .on(CUSTOMER.ID.eq(TICKET.CUSTOMER_ID))
                        .leftJoin(AGENT)
                        .on(AGENT.ID.eq(TICKET.AGENT_ID))
                        .where(TICKET.ID.in(ids))
                        .fetchMap(TICKET.ID);
        var tags = tags(database, ids);
        var addresses =
                addresses(found.values().stream().map(row -> row.get(TICKET.CUSTOMER_ID)).toList());
        var unsent = unsent(ids);
        var rows = new ArrayList<TicketRow>();
        for (var id : ids) {
            var row = found.get(id);
            if (row != null) {
                var address = addresses.getOrDefault(row.get(TICKET.CUSTOMER_ID), "");
                rows.add(row(row, address, tags.getOrDefault(id, List.of()), unsent.contains(id)));
            }
        }
        return rows;
    }

    private static TicketRow row(Record row, String address, List<String> tags, boolean unsent) {
        var name = row.get(CUSTOMER.NAME);
        return new TicketRow(
                row.get(TICKET.ID),
                row.get(TICKET.NUMBER),
                row.get(TICKET.SUBJECT),
                row.get(TICKET.SNIPPET),
                TicketMapping.state(row.get(TICKET.STATE)),
                TicketMapping.waitingFor(row.get(TICKET.WAITING_FOR)),
                TicketMapping.priority(row.get(TICKET.PRIORITY)),
                row.get(TICKET.CUSTOMER_ID),
                name.isEmpty() ? address : name,
                address,
                row.get(CUSTOMER.TIER),
                row.get(TICKET.AGENT_ID),
                row.get(AGENT.NAME),
                row.get(TICKET.MAILBOX_ID),
                tags,
                row.get(TICKET.UNREAD),
                row.get(TICKET.CREATED_AT),
                row.get(TICKET.UPDATED_AT),
                row.get(TICKET.ASKED_AT),
                row.get(TICKET.DEADLINE),
                unsent);
    }

    /// Those with a message that waits in the outbox until a person does something about it.
    private Set<Long> unsent(Collection<Long> ids) {
        return database.sql()
                .select(OUTBOX.TICKET_ID)
                .from(OUTBOX)
                .where(
                        OUTBOX.STATE.in(UNSENT),
                        OUTBOX.AUTOMATIC.isFalse(),
                        OUTBOX.TICKET_ID.in(ids))
                .fetchSet(OUTBOX.TICKET_ID);
    }

    static Map<Long, List<String>> tags(Database database, Collection<Long> ids) {
        return database.sql()
                .select(TICKET_TAG.TICKET_ID, TICKET_TAG.TAG)
                .from(TICKET_TAG)
                .where(TICKET_TAG.TICKET_ID.in(ids))
                .orderBy(TICKET_TAG.TICKET_ID, TICKET_TAG.TAG)
                .fetchGroups(TICKET_TAG.TICKET_ID, TICKET_TAG.TAG);
    }

    /// The first mail address of each.
    private Map<Long, String> addresses(Collection<Long> customers) {
        var addresses = new HashMap<Long, String>();
        database.sql()
                .select(IDENTITY.CUSTOMER_ID, IDENTITY.SHOWN)
                .from(IDENTITY)
                .where(IDENTITY.CUSTOMER_ID.in(customers), IDENTITY.KIND.eq("mail"))
                .orderBy(IDENTITY.ID)
                .forEach(row -> addresses.putIfAbsent(row.value1(), row.value2()));
        return addresses;
    }
}
