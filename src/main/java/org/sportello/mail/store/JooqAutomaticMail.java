package org.sportello.mail.store;

import static org.sportello.storage.schema.Tables.AUTOMATIC_MAIL;
import static org.sportello.storage.schema.Tables.SUPPRESSED_ADDRESS;

import org.jooq.impl.DSL;
import org.sportello.mail.outbox.AutomaticMail;
import org.sportello.storage.Database;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The memory of automatic mail, in rows of the store.
public final class JooqAutomaticMail implements AutomaticMail {

    private final Database database;

    public JooqAutomaticMail(Database database) {
        this.database = database;
    }

    @Override
    public void note(String address, long ticketId, Instant at) {
        database.sql()
                .insertInto(AUTOMATIC_MAIL)
                .set(AUTOMATIC_MAIL.ADDRESS, address)
                .set(AUTOMATIC_MAIL.TICKET_ID, ticketId)
                .set(AUTOMATIC_MAIL.AT, at)
                .execute();
    }

    @Override
    public Map<String, Integer> counts(Collection<String> addresses, Instant since) {
        var counts = new HashMap<String, Integer>();
        for (var part : Parts.of(addresses)) {
            database.sql()
                    .select(AUTOMATIC_MAIL.ADDRESS, DSL.count())
                    .from(AUTOMATIC_MAIL)
                    .where(AUTOMATIC_MAIL.ADDRESS.in(part), AUTOMATIC_MAIL.AT.ge(since))
                    .groupBy(AUTOMATIC_MAIL.ADDRESS)
                    .forEach(row -> counts.put(row.value1(), row.value2()));
        }
        return counts;
    }

    @Override
    public List<Counted> busiest(Instant since, int limit) {
        var sent = DSL.count();
        return database.sql()
                .select(AUTOMATIC_MAIL.ADDRESS, sent)
                .from(AUTOMATIC_MAIL)
                .where(AUTOMATIC_MAIL.AT.ge(since))
                .groupBy(AUTOMATIC_MAIL.ADDRESS)
                .orderBy(sent.desc(), AUTOMATIC_MAIL.ADDRESS)
                .limit(limit)
                .fetch(row -> new Counted(row.value1(), row.value2()));
    }

    @Override
    public List<Suppressed> allSuppressed(Instant now, int limit) {
        return database.sql()
                .selectFrom(SUPPRESSED_ADDRESS)
                .where(SUPPRESSED_ADDRESS.UNTIL.gt(now))
                .orderBy(SUPPRESSED_ADDRESS.UNTIL.desc(), SUPPRESSED_ADDRESS.ADDRESS)
                .limit(limit)
                .fetch(row -> new Suppressed(row.getAddress(), row.getUntil(), row.getReason()));
    }

    @Override
    public boolean sent(String address, long ticketId) {
        return database.sql()
                .fetchExists(
                        AUTOMATIC_MAIL,
                        AUTOMATIC_MAIL.ADDRESS.eq(address),
                        AUTOMATIC_MAIL.TICKET_ID.eq(ticketId));
    }

    @Override
    public void suppress(String address, Instant until, String reason) {
        database.write(() -> {
            var sql = database.sql();
            int known =
                    sql.update(SUPPRESSED_ADDRESS)
                            .set(
                                    SUPPRESSED_ADDRESS.UNTIL,
                                    DSL.greatest(SUPPRESSED_ADDRESS.UNTIL, DSL.val(until)))
                            .set(SUPPRESSED_ADDRESS.REASON, reason)
                            .where(SUPPRESSED_ADDRESS.ADDRESS.eq(address))
                            .execute();
            if (known == 0) {
                sql.insertInto(SUPPRESSED_ADDRESS)
                        .set(SUPPRESSED_ADDRESS.ADDRESS, address)
                        .set(SUPPRESSED_ADDRESS.UNTIL, until)
                        .set(SUPPRESSED_ADDRESS.REASON, reason)
                        .execute();
            }
        });
    }

    @Override
    public Set<String> suppressed(Collection<String> addresses, Instant now) {
        var suppressed = new HashSet<String>();
        for (var part : Parts.of(addresses)) {
            suppressed.addAll(
                    database.sql()
                            .select(SUPPRESSED_ADDRESS.ADDRESS)
                            .from(SUPPRESSED_ADDRESS)
                            .where(
                                    SUPPRESSED_ADDRESS.ADDRESS.in(part),
                                    SUPPRESSED_ADDRESS.UNTIL.gt(now))
                            .fetchSet(SUPPRESSED_ADDRESS.ADDRESS));
        }
        return suppressed;
    }

    @Override
    public void release(String address) {
        database.write(() ->
                database.sql()
                        .deleteFrom(SUPPRESSED_ADDRESS)
                        .where(SUPPRESSED_ADDRESS.ADDRESS.eq(address))
                        .execute());
    }
}
