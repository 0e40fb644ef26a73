package org.sportello.customer.store;

import static org.sportello.storage.schema.Tables.CUSTOMER;
import static org.sportello.storage.schema.Tables.CUSTOMER_WORD;
import static org.sportello.storage.schema.Tables.IDENTITY;
import static org.sportello.storage.schema.Tables.ORGANISATION;
import static org.sportello.storage.schema.Tables.TICKET;

import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.SortOrder;
import org.jooq.impl.DSL;
import org.sportello.customer.CustomerRepository.CustomerRow;
import org.sportello.customer.Identity;
import org.sportello.kernel.Page;
import org.sportello.storage.Database;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Lists of customers: first the ids of a page, then what the rows show. A page behind the middle
/// is read from the end.
final class CustomerPages {

    private static final List<String> UNSOLVED = List.of("new", "open", "waiting");

    private final Database database;

    CustomerPages(Database database) {
        this.database = database;
    }

    Page<CustomerRow> page(String text, long offset, int limit) {
        var conditions = conditions(text);
        long total =
                database.sql()
                        .selectCount()
                        .from(CUSTOMER)
                        .where(conditions)
                        .fetchSingle()
                        .value1();
        return new Page<>(rows(ids(conditions, total, offset, limit)), total);
    }

    private static List<Condition> conditions(String text) {
        var conditions = new ArrayList<Condition>();
        for (var word : CustomerWords.asked(text)) {
            var pattern = word.replace("!", "!!").replace("_", "!_").replace("%", "!%") + "%";
            conditions.add(
                    CUSTOMER.ID.in(
                            DSL.select(CUSTOMER_WORD.CUSTOMER_ID)
                                    .from(CUSTOMER_WORD)
                                    .where(CUSTOMER_WORD.WORD.like(pattern, '!'))));
        }
        return conditions;
    }

    private List<Long> ids(List<Condition> conditions, long total, long offset, int limit) {
        var end = Math.min(offset + limit, total);
        if (end <= offset) {
            return List.of();
        }
        var backwards = offset > total / 2;
        var down = backwards ? SortOrder.ASC : SortOrder.DESC;
        var ids =
                database.sql()
                        .select(CUSTOMER.ID)
                        .from(CUSTOMER)
                        .where(conditions)
                        .orderBy(CUSTOMER.CONTACT_AT.sort(down), CUSTOMER.ID.sort(down))
                        .limit(end - offset)
                        .offset(backwards ? total - end : offset)
                        .fetch(CUSTOMER.ID);
        return backwards ? ids.reversed() : ids;
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
                .where(TICKET.CUSTOMER_ID.in(ids), TICKET.STATE.notIn("merged", "spam"))
                .groupBy(TICKET.CUSTOMER_ID)
                .fetchMap(TICKET.CUSTOMER_ID, row -> new Tickets(row.value2(), row.value3()));
    }
}
