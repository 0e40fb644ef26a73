package org.sportello.customer.store;

import static org.sportello.storage.schema.Tables.CUSTOMER;
import static org.sportello.storage.schema.Tables.CUSTOMER_WORD;
import static org.sportello.storage.schema.Tables.IDENTITY;
import static org.sportello.storage.schema.Tables.ORGANISATION;
import static org.sportello.storage.schema.Tables.TICKET;

import org.jooq.Record;
import org.jooq.SortOrder;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.sportello.customer.CustomerRepository.CustomerRow;
import org.sportello.customer.Identity;
import org.sportello.kernel.Page;
import org.sportello.storage.Database;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Lists of customers: first the ids of a page, then what the rows show. A page behind the middle
/// is read from the end.
final class CustomerPages {

    private static final int MANY = 1000;
    private static final List<String> UNSOLVED = List.of("new", "open", "waiting");

    private final Database database;

    CustomerPages(Database database) {
        this.database = database;
    }

    Page<CustomerRow> page(String text, long offset, int limit) {
        var words = CustomerWords.asked(text);
        if (words.isEmpty()) {
            var total = database.sql().selectCount().from(CUSTOMER).fetchSingle().value1();
            return new Page<>(rows(newest(total, offset, limit)), total);
        }
        var matching = matching(words);
        var ids =
                matching.size() > MANY
                        ? newestAmong(matching, offset, limit)
                        : sorted(matching, offset, limit);
        return new Page<>(rows(ids), matching.size());
    }

    /// Everyone who has, for each of the words, one that begins like it. The longest word is asked
    /// first: it leaves the fewest.
    private Set<Long> matching(Set<String> words) {
        @Nullable Set<Long> matching = null;
        var longestFirst =
                words.stream().sorted(Comparator.comparingInt(String::length).reversed()).toList();
        for (var word : longestFirst) {
            var having = having(word);
            if (matching == null) {
                matching = having;
            } else {
                matching.retainAll(having);
            }
            if (matching.isEmpty()) {
                break;
            }
        }
        return matching == null ? Set.of() : matching;
    }

    private Set<Long> having(String word) {
        var pattern = word.replace("!", "!!").replace("_", "!_").replace("%", "!%") + "%";
        return new HashSet<>(
                database.sql()
                        .select(CUSTOMER_WORD.CUSTOMER_ID)
                        .from(CUSTOMER_WORD)
                        .where(CUSTOMER_WORD.WORD.like(pattern, '!'))
                        .fetch(CUSTOMER_WORD.CUSTOMER_ID));
    }

    /// Where few match, they are looked up and sorted.
    private List<Long> sorted(Set<Long> matching, long offset, int limit) {
        return database.sql()
                .select(CUSTOMER.ID)
                .from(CUSTOMER)
                .where(CUSTOMER.ID.in(matching))
                .orderBy(CUSTOMER.CONTACT_AT.desc(), CUSTOMER.ID.desc())
                .limit(limit)
                .offset(offset)
                .fetch(CUSTOMER.ID);
    }

    /// Where many match, everyone is gone through from the newest contact on; the page is full
    /// soon.
    private List<Long> newestAmong(Set<Long> matching, long offset, int limit) {
        var page = new ArrayList<Long>();
        var skip = offset;
        for (long read = 0; page.size() < limit; read += MANY) {
            var some = newestFrom(read);
            for (var id : some) {
                if (matching.contains(id) && skip-- <= 0 && page.size() < limit) {
                    page.add(id);
                }
            }
            if (some.size() < MANY) {
                break;
            }
        }
        return page;
    }

    private List<Long> newestFrom(long offset) {
        return ordered(SortOrder.DESC, offset, MANY);
    }

    private List<Long> newest(long total, long offset, int limit) {
        var end = Math.min(offset + limit, total);
        if (end <= offset) {
            return List.of();
        }
        return offset > total / 2
                ? ordered(SortOrder.ASC, total - end, end - offset).reversed()
                : ordered(SortOrder.DESC, offset, end - offset);
    }

    private List<Long> ordered(SortOrder order, long offset, long limit) {
        return database.sql()
                .select(CUSTOMER.ID)
                .from(CUSTOMER)
                .orderBy(CUSTOMER.CONTACT_AT.sort(order), CUSTOMER.ID.sort(order))
                .limit(limit)
                .offset(offset)
                .fetch(CUSTOMER.ID);
    }

    private List<CustomerRow> rows(List<Long> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var found =
                database.sql()
                        .select(CUSTOMER.ID, CUSTOMER.NAME, CUSTOMER.TIER, ORGANISATION.NAME)
                        .from(CUSTOMER)
                        .leftJoin(ORGANISATION)
                        .on(ORGANISATION.ID.eq(CUSTOMER.ORGANISATION_ID))
                        .where(CUSTOMER.ID.in(ids))
                        .fetchMap(CUSTOMER.ID);
        var addresses = addresses(ids);
        var tickets = tickets(ids);
        var rows = new ArrayList<CustomerRow>();
        for (var id : ids) {
            var row = found.get(id);
            if (row != null) {
                rows.add(
                        row(
                                row,
                                addresses.getOrDefault(id, ""),
                                tickets.getOrDefault(id, new Tickets(0, 0))));
            }
        }
        return rows;
    }

    private static CustomerRow row(Record row, String address, Tickets tickets) {
        var organisation = row.get(ORGANISATION.NAME);
        return new CustomerRow(
                row.get(CUSTOMER.ID),
                row.get(CUSTOMER.NAME),
                address,
                organisation == null ? "" : organisation,
                row.get(CUSTOMER.TIER),
                tickets.all(),
                tickets.unsolved());
    }

    private Map<Long, String> addresses(List<Long> ids) {
        var addresses = new HashMap<Long, String>();
        database.sql()
                .select(IDENTITY.CUSTOMER_ID, IDENTITY.SHOWN)
                .from(IDENTITY)
                .where(
                        IDENTITY.CUSTOMER_ID.in(ids),
                        IDENTITY.KIND.eq(JooqCustomerRepository.word(Identity.Kind.MAIL)))
                .orderBy(IDENTITY.ID)
                .forEach(row -> addresses.putIfAbsent(row.value1(), row.value2()));
        return addresses;
    }

    private record Tickets(int all, int unsolved) {}

    private Map<Long, Tickets> tickets(List<Long> ids) {
        return database.sql()
                .select(
                        TICKET.CUSTOMER_ID,
                        DSL.count(),
                        DSL.count(DSL.when(TICKET.STATE.in(UNSOLVED), 1)))
                .from(TICKET)
                .where(
                        TICKET.CUSTOMER_ID.in(ids),
                        TICKET.STATE.notIn("merged", "spam", "withdrawn"))
                .groupBy(TICKET.CUSTOMER_ID)
                .fetchMap(TICKET.CUSTOMER_ID, row -> new Tickets(row.value2(), row.value3()));
    }
}
