package org.sportello.intake;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.Mail;
import org.sportello.mail.Mailbox;
import org.sportello.mail.Mails;
import org.sportello.mail.outbox.Outbox;
import org.sportello.mail.outbox.OutgoingMail;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An outbox that only remembers what was put into it.
final class KeptOutbox implements Outbox {

    final List<OutgoingMail> sent = new ArrayList<>();
    @Nullable RuntimeException failure;
    private final Mails mails;
    private final Instant now;

    KeptOutbox(Mails mails, Instant now) {
        this.mails = mails;
        this.now = now;
    }

    @Override
    public Entry add(
            Mailbox mailbox, OutgoingMail mail, @Nullable Long ticketId, Instant notBefore) {
        if (failure != null) {
            throw failure;
        }
        sent.add(mail);
        long id =
                mails.addAll(
                                List.of(
                                        new Mail(
                                                0,
                                                null,
                                                mailbox.id(),
                                                true,
                                                mail.messageId(),
                                                mail.automatic() ? "automatic" : "reply",
                                                mail.subject(),
                                                mail.from(),
                                                mail.to(),
                                                "",
                                                now,
                                                now,
                                                0,
                                                ticketId,
                                                "",
                                                "")))
                        .getFirst();
        return new Entry(
                sent.size(),
                id,
                mailbox.id(),
                ticketId,
                mail.automatic(),
                State.QUEUED,
                notBefore,
                0,
                null,
                null,
                now,
                null);
    }

    @Override
    public Optional<Entry> find(long id) {
        return Optional.empty();
    }

    @Override
    public List<String> envelope(long id) {
        return List.of();
    }

    @Override
    public Optional<Entry> findByMail(long mailId) {
        return Optional.empty();
    }

    @Override
    public List<Entry> waiting() {
        return List.of();
    }

    @Override
    public boolean wasSent(long id) {
        return false;
    }

    @Override
    public boolean cancel(long id) {
        return false;
    }

    @Override
    public void retry(long id) {
        throw new UnsupportedOperationException();
    }
}
