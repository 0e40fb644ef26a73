package org.sportello.mail.store;

import static org.sportello.storage.schema.Tables.OUTBOX;

import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Change;
import org.sportello.mail.DeliveryListener;
import org.sportello.mail.Mail;
import org.sportello.mail.Mailbox;
import org.sportello.mail.Mails;
import org.sportello.mail.Outbox;
import org.sportello.mail.OutgoingMail;
import org.sportello.mail.send.MimeComposer;
import org.sportello.mail.send.SendQueue;
import org.sportello.storage.Database;
import org.sportello.storage.schema.tables.records.OutboxRecord;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/// The outbox in the database. Every step tells the listener inside its transaction.
public final class JooqOutbox implements Outbox, SendQueue {

    private static final int DETAIL = 1000;
    private static final int SNIPPET = 200;

    private final Database database;
    private final ToLongFunction<byte[]> raw;
    private final Mails mails;
    private final MimeComposer composer;
    private final DeliveryListener listener;
    private final InstantSource clock;

    /// @param raw keeps a message's bytes and returns their id
    public JooqOutbox(
            Database database,
            ToLongFunction<byte[]> raw,
            Mails mails,
            MimeComposer composer,
            DeliveryListener listener,
            InstantSource clock) {
        this.database = database;
        this.raw = raw;
        this.mails = mails;
        this.composer = composer;
        this.listener = listener;
        this.clock = clock;
    }

    @Override
    public Entry add(
            Mailbox mailbox, OutgoingMail mail, @Nullable Long ticketId, Instant notBefore) {
        return database.write(() -> {
            var now = clock.instant();
            var date = notBefore.isAfter(now) ? notBefore : now;
            var rawId = raw.applyAsLong(composer.compose(mail, date));
            var mailId = mails.addAll(List.of(row(mailbox, mail, ticketId, date, rawId)));
            var row = database.sql().newRecord(OUTBOX);
            row.setMailId(mailId.getFirst());
            row.setMailboxId(mailbox.id());
            row.setTicketId(ticketId);
            row.setAutomatic(mail.automatic());
            row.setEnvelope(envelope(mail));
            row.setState(word(State.QUEUED));
            row.setNotBefore(notBefore);
            row.setAttempts(0);
            row.setFiled(false);
            row.setCreatedAt(now);
            row.store();
            database.announce(new Change(Change.Entity.OUTBOX, row.getId()));
            return entry(row);
        });
    }

    private static Mail row(
            Mailbox mailbox, OutgoingMail mail, @Nullable Long ticketId, Instant date, long rawId) {
        var snippet = mail.text().replaceAll("\\s+", " ").strip();
        return new Mail(
                0,
                rawId,
                mailbox.id(),
                true,
                mail.messageId(),
                mail.automatic() ? "automatic" : "reply",
                mail.subject(),
                mail.from(),
                Stream.concat(mail.to().stream(), mail.cc().stream()).toList(),
                snippet.length() > SNIPPET ? snippet.substring(0, SNIPPET) : snippet,
                date,
                date,
                (int) mail.files().stream().filter(file -> file.cid() == null).count(),
                ticketId,
                "outgoing",
                "");
    }

    private static String envelope(OutgoingMail mail) {
        return String.join(
                "\n",
                Stream.of(mail.to(), mail.cc(), mail.bcc())
                        .flatMap(List::stream)
                        .map(MimeComposer::envelope)
                        .distinct()
                        .toList());
    }

    @Override
    public Optional<Entry> find(long id) {
        return database.sql()
                .selectFrom(OUTBOX)
                .where(OUTBOX.ID.eq(id))
                .fetchOptional(JooqOutbox::entry);
    }

    @Override
    public Optional<Entry> findByMail(long mailId) {
        return database.sql()
                .selectFrom(OUTBOX)
                .where(OUTBOX.MAIL_ID.eq(mailId))
                .orderBy(OUTBOX.ID.desc())
                .limit(1)
                .fetchOptional(JooqOutbox::entry);
    }

    @Override
    public List<Entry> waiting() {
        return database.sql()
                .selectFrom(OUTBOX)
                .where(OUTBOX.STATE.notIn(word(State.SENT), word(State.CANCELLED)))
                .orderBy(OUTBOX.ID)
                .fetch(JooqOutbox::entry);
    }

    @Override
    public boolean cancel(long id) {
        return change(
                id,
                List.of(State.QUEUED, State.FAILED),
                row -> row.setState(word(State.CANCELLED)));
    }

    @Override
    public boolean wasSent(long id) {
        return change(
                id,
                List.of(State.MAYBE_SENT),
                row -> {
                    row.setState(word(State.SENT));
                    row.setSentAt(clock.instant());
                    row.setProblem(null);
                    row.setDetail(null);
                });
    }

    @Override
    public void retry(long id) {
        change(
                id,
                List.of(State.FAILED, State.MAYBE_SENT, State.QUEUED),
                row -> {
                    row.setState(word(State.QUEUED));
                    row.setNotBefore(clock.instant());
                    row.setAttempts(0);
                    row.setProblem(null);
                    row.setDetail(null);
                });
    }

    @Override
    public List<Entry> due(Instant now) {
        return database.sql()
                .selectFrom(OUTBOX)
                .where(OUTBOX.STATE.eq(word(State.QUEUED)), OUTBOX.NOT_BEFORE.le(now))
                .orderBy(OUTBOX.ID)
                .fetch(JooqOutbox::entry);
    }

    @Override
    public Optional<Instant> nextDue() {
        return Optional.ofNullable(
                database.sql()
                        .select(DSL.min(OUTBOX.NOT_BEFORE))
                        .from(OUTBOX)
                        .where(OUTBOX.STATE.eq(word(State.QUEUED)))
                        .fetchOne(0, Instant.class));
    }

    @Override
    public List<Entry> interrupted() {
        return database.sql()
                .selectFrom(OUTBOX)
                .where(OUTBOX.STATE.eq(word(State.SENDING)))
                .orderBy(OUTBOX.ID)
                .fetch(JooqOutbox::entry);
    }

    @Override
    public List<Entry> unfiled() {
        return database.sql()
                .selectFrom(OUTBOX)
                .where(OUTBOX.STATE.eq(word(State.SENT)), OUTBOX.FILED.isFalse())
                .orderBy(OUTBOX.ID)
                .fetch(JooqOutbox::entry);
    }

    @Override
    public List<String> envelope(long id) {
        return database.sql()
                .select(OUTBOX.ENVELOPE)
                .from(OUTBOX)
                .where(OUTBOX.ID.eq(id))
                .fetchSingle(OUTBOX.ENVELOPE)
                .lines()
                .toList();
    }

    @Override
    public boolean begin(long id) {
        return change(
                id,
                List.of(State.QUEUED),
                row -> {
                    row.setState(word(State.SENDING));
                    row.setAttempts(row.getAttempts() + 1);
                });
    }

    @Override
    public void sent(long id, Instant at) {
        change(
                id,
                List.of(State.SENDING),
                row -> {
                    row.setState(word(State.SENT));
                    row.setSentAt(at);
                    row.setProblem(null);
                    row.setDetail(null);
                });
    }

    @Override
    public void later(long id, Instant notBefore, String problem, String detail) {
        change(
                id,
                List.of(State.SENDING),
                row -> {
                    row.setState(word(State.QUEUED));
                    row.setNotBefore(notBefore);
                    wrong(row, problem, detail);
                });
    }

    @Override
    public void failed(long id, String problem, String detail) {
        change(
                id,
                List.of(State.SENDING),
                row -> {
                    row.setState(word(State.FAILED));
                    wrong(row, problem, detail);
                });
    }

    @Override
    public void again(Set<String> problems) {
        database.sql()
                .select(OUTBOX.ID)
                .from(OUTBOX)
                .where(OUTBOX.STATE.eq(word(State.FAILED)), OUTBOX.PROBLEM.in(problems))
                .orderBy(OUTBOX.ID)
                .fetch(OUTBOX.ID)
                .forEach(this::retry);
    }

    @Override
    public void maybeSent(long id) {
        change(
                id,
                List.of(State.SENDING),
                row -> {
                    row.setState(word(State.MAYBE_SENT));
                    wrong(row, "mail.maybeSent", "");
                });
    }

    @Override
    public void filed(long id) {
        database.write(() -> {
            database.sql().update(OUTBOX).set(OUTBOX.FILED, true).where(OUTBOX.ID.eq(id)).execute();
        });
    }

    private static void wrong(OutboxRecord row, String problem, String detail) {
        row.setProblem(problem);
        row.setDetail(detail.length() > DETAIL ? detail.substring(0, DETAIL) : detail);
    }

    /// One step, if the entry is in one of the states from which it may be taken.
    private boolean change(long id, List<State> from, Consumer<OutboxRecord> step) {
        return database.write(() -> {
            var row =
                    database.sql()
                            .selectFrom(OUTBOX)
                            .where(OUTBOX.ID.eq(id))
                            .forUpdate()
                            .fetchOne();
            if (row == null || !from.contains(entry(row).state())) {
                return false;
            }
            step.accept(row);
            row.store();
            database.announce(new Change(Change.Entity.OUTBOX, id));
            listener.changed(entry(row));
            return true;
        });
    }

    private static Entry entry(OutboxRecord row) {
        return new Entry(
                row.getId(),
                row.getMailId(),
                row.getMailboxId(),
                row.getTicketId(),
                row.getAutomatic(),
                State.valueOf(row.getState().toUpperCase(Locale.ROOT)),
                row.getNotBefore(),
                row.getAttempts(),
                row.getProblem(),
                row.getDetail(),
                row.getCreatedAt(),
                row.getSentAt());
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
