package org.sportello.ticket.store;

import static org.sportello.storage.schema.Tables.AGENT;
import static org.sportello.storage.schema.Tables.IDENTITY;
import static org.sportello.storage.schema.Tables.MAILBOX;

import org.sportello.storage.Database;
import org.sportello.ticket.queue.TicketQuery;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The names that queries may use, from the database.
public final class JooqNames implements TicketQuery.Names {

    private final Database database;

    public JooqNames(Database database) {
        this.database = database;
    }

    @Override
    public SortedMap<String, Long> agents() {
        var names = new TreeMap<String, Long>(String.CASE_INSENSITIVE_ORDER);
        database.sql()
                .select(AGENT.NAME, AGENT.ID)
                .from(AGENT)
                .orderBy(AGENT.ACTIVE, AGENT.ID.desc())
                .forEach(row -> names.put(row.value1(), row.value2()));
        return names;
    }

    @Override
    public SortedMap<String, Long> mailboxes() {
        var names = new TreeMap<String, Long>(String.CASE_INSENSITIVE_ORDER);
        database.sql()
                .select(MAILBOX.NAME, MAILBOX.ID)
                .from(MAILBOX)
                .where(MAILBOX.ACTIVE)
                .forEach(row -> names.put(row.value1(), row.value2()));
        return names;
    }

    @Override
    public Optional<Long> customer(String address) {
        return database.sql()
                .select(IDENTITY.CUSTOMER_ID)
                .from(IDENTITY)
                .where(IDENTITY.KIND.eq("mail"), IDENTITY.RECOGNISED.eq(address))
                .fetchOptional(IDENTITY.CUSTOMER_ID);
    }
}
