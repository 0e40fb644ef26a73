package org.sportello.customer.store;

import static org.sportello.storage.schema.Tables.IDENTITY;
import static org.sportello.storage.schema.Tables.INTERACTION;
import static org.sportello.storage.schema.Tables.MAIL;
import static org.sportello.storage.schema.Tables.TICKET;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.sportello.customer.CustomerTimeline;
import org.sportello.customer.Identity;
import org.sportello.storage.Database;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The timeline from the tables of tickets and mail. Each of its sources gives its newest entries;
/// together they are the page.
public final class JooqCustomerTimeline implements CustomerTimeline {

    private static final int SNIPPET = 200;

    private final Database database;

    public JooqCustomerTimeline(Database database) {
        this.database = database;
    }

    @Override
    public List<Entry> page(long customerId, @Nullable Instant before, int limit) {
        return database.read(() -> {
            var all = new ArrayList<Entry>();
            all.addAll(said(customerId, before, limit));
            all.addAll(mailElsewhere(customerId, before, limit));
            all.addAll(happened(Kind.OPENED, TICKET.CREATED_AT, customerId, before, limit));
            all.addAll(happened(Kind.SOLVED, TICKET.LAST_SOLVED_AT, customerId, before, limit));
            all.sort(Comparator.comparing(Entry::at).thenComparing(Entry::kind).reversed());
            return firstPage(all, limit);
        });
    }

    private static List<Entry> firstPage(List<Entry> all, int limit) {
        int end = Math.min(limit, all.size());
        while (end > 0 && end < all.size() && all.get(end).at().equals(all.get(end - 1).at())) {
            end++;
        }
        return List.copyOf(all.subList(0, end));
    }

    /// What was said on the customer's own tickets.
    private List<Entry> said(long customerId, @Nullable Instant before, int limit) {
        return database.sql()
                .select(
                        INTERACTION.KIND,
                        INTERACTION.AT,
                        INTERACTION.TEXT,
                        INTERACTION.MAIL_ID,
                        INTERACTION.AGENT_ID,
                        TICKET.ID,
                        TICKET.NUMBER,
                        TICKET.SUBJECT,
                        MAIL.SUBJECT,
                        MAIL.SNIPPET)
                .from(TICKET)
                .join(INTERACTION)
                .on(INTERACTION.TICKET_ID.eq(TICKET.ID))
                .leftJoin(MAIL)
                .on(MAIL.ID.eq(INTERACTION.MAIL_ID))
                .where(TICKET.CUSTOMER_ID.eq(customerId), TICKET.STATE.notIn("spam", "withdrawn"))
                .and(earlier(INTERACTION.AT, before))
                .orderBy(INTERACTION.AT.desc())
                .limit(limit)
                .withTies()
                .fetch(JooqCustomerTimeline::saidEntry);
    }

    private static Entry saidEntry(Record row) {
        var subject = row.get(MAIL.SUBJECT);
        var snippet = row.get(MAIL.SNIPPET);
        return new Entry(
                Kind.valueOf(row.get(INTERACTION.KIND).toUpperCase(Locale.ROOT)),
                row.get(INTERACTION.AT),
                row.get(TICKET.ID),
                row.get(TICKET.NUMBER),
                subject == null ? row.get(TICKET.SUBJECT) : subject,
                snippet == null ? oneLine(row.get(INTERACTION.TEXT)) : snippet,
                row.get(INTERACTION.MAIL_ID),
                row.get(INTERACTION.AGENT_ID));
    }

    private static String oneLine(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= SNIPPET ? line : line.substring(0, SNIPPET);
    }

    /// Mail of theirs that lies on other people's tickets or on none.
    private List<Entry> mailElsewhere(long customerId, @Nullable Instant before, int limit) {
        return database.sql()
                .select(
                        MAIL.ARRIVED_AT,
                        MAIL.ID,
                        MAIL.SUBJECT,
                        MAIL.SNIPPET,
                        TICKET.ID,
                        TICKET.NUMBER)
                .from(IDENTITY)
                .join(MAIL)
                .on(MAIL.FROM_ADDRESS.eq(IDENTITY.RECOGNISED))
                .leftJoin(TICKET)
                .on(TICKET.ID.eq(MAIL.TICKET_ID))
                .where(
                        IDENTITY.CUSTOMER_ID.eq(customerId),
                        IDENTITY.KIND.eq(JooqCustomerRepository.word(Identity.Kind.MAIL)),
                        MAIL.OUTGOING.isFalse(),
                        TICKET.CUSTOMER_ID.isNull().or(TICKET.CUSTOMER_ID.ne(customerId)))
                .and(earlier(MAIL.ARRIVED_AT, before))
                .orderBy(MAIL.ARRIVED_AT.desc())
                .limit(limit)
                .withTies()
                .fetch(row ->
                        new Entry(
                                Kind.MAIL_IN,
                                row.value1(),
                                row.value5(),
                                row.value6(),
                                row.value3(),
                                row.value4(),
                                row.value2(),
                                null));
    }

    private List<Entry> happened(
            Kind kind, Field<Instant> when, long customerId, @Nullable Instant before, int limit) {
        return database.sql()
                .select(TICKET.ID, TICKET.NUMBER, TICKET.SUBJECT, TICKET.AGENT_ID, when)
                .from(TICKET)
                .where(
                        TICKET.CUSTOMER_ID.eq(customerId),
                        when.isNotNull(),
                        TICKET.STATE.notIn("spam", "withdrawn"))
                .and(earlier(when, before))
                .orderBy(when.desc())
                .limit(limit)
                .withTies()
                .fetch(row ->
                        new Entry(
                                kind,
                                row.value5(),
                                row.value1(),
                                row.value2(),
                                row.value3(),
                                "",
                                null,
                                kind == Kind.SOLVED ? row.value4() : null));
    }

    private static Condition earlier(Field<Instant> when, @Nullable Instant before) {
        return before == null ? DSL.noCondition() : when.lt(before);
    }
}
