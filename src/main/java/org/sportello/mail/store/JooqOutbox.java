package org.sportello.mail.store;

import static org.sportello.storage.schema.Tables.OUTBOX;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Change;
import org.sportello.mail.Mail;
import org.sportello.mail.Mailbox;
import org.sportello.mail.Mails;
import org.sportello.mail.outbox.Outbox;
import org.sportello.mail.outbox.OutgoingMail;
import org.sportello.mail.send.MimeComposer;
import org.sportello.storage.Database;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/// The agent's side of the outbox in the database.
public final class JooqOutbox implements Outbox {

    private static final int SNIPPET = 200;

    private final OutboxRows rows;
    private final Database database;
    private final ToLongFunction<byte[]> raw;
    private final Mails mails;
    private final MimeComposer composer;

    /// @param raw keeps a message's bytes and returns their id
    public JooqOutbox(
            OutboxRows rows, ToLongFunction<byte[]> raw, Mails mails, MimeComposer composer) {
        this.rows = rows;
        this.database = rows.database();
        this.raw = raw;
        this.mails = mails;
        this.composer = composer;
    }

    @Override
    public Entry add(
            Mailbox mailbox, OutgoingMail mail, @Nullable Long ticketId, Instant notBefore) {
        return database.write(() -> {
            var now = rows.now();
            var date = notBefore.isAfter(now) ? notBefore : now;
            var rawId = raw.applyAsLong(composer.compose(mail, date));
            var mailId = mails.addAll(List.of(row(mailbox, mail, ticketId, date, rawId)));
            var row = database.sql().newRecord(OUTBOX);
            row.setMailId(mailId.getFirst());
            row.setMailboxId(mailbox.id());
            row.setTicketId(ticketId);
            row.setAutomatic(mail.automatic());
            row.setEnvelope(envelope(mail));
            row.setSender(MimeComposer.envelope(mail.from()));
            row.setState(OutboxRows.word(State.QUEUED));
            row.setNotBefore(notBefore);
            row.setAttempts(0);
            row.setFiled(false);
            row.setCreatedAt(now);
            row.store();
            database.announce(new Change(Change.Entity.OUTBOX, row.getId()));
            return OutboxRows.entry(row);
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
        return rows.all(OUTBOX.ID.eq(id)).stream().findFirst();
    }

    @Override
    public Optional<Entry> findByMail(long mailId) {
        var tries = rows.all(OUTBOX.MAIL_ID.eq(mailId));
        return tries.isEmpty() ? Optional.empty() : Optional.of(tries.getLast());
    }

    @Override
    public List<Entry> waiting() {
        return rows.all(
                OUTBOX.STATE.notIn(
                        OutboxRows.word(State.SENT),
                        OutboxRows.word(State.CANCELLED),
                        OutboxRows.word(State.DROPPED)));
    }

    @Override
    public List<String> envelope(long id) {
        return rows.envelope(id);
    }

    @Override
    public boolean cancel(long id) {
        return rows.change(
                id,
                Set.of(State.QUEUED, State.FAILED),
                row -> row.setState(OutboxRows.word(State.CANCELLED)));
    }

    @Override
    public boolean wasSent(long id) {
        return rows.change(id, Set.of(State.MAYBE_SENT), row -> OutboxRows.sent(row, rows.now()));
    }

    @Override
    public void retry(long id) {
        rows.again(id);
    }
}
