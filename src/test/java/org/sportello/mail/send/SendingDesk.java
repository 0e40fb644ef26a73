package org.sportello.mail.send;

import org.sportello.mail.MailReader;
import org.sportello.mail.Mailbox;
import org.sportello.mail.Mailboxes;
import org.sportello.mail.Mails;
import org.sportello.mail.RawMails;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.imap.Connector;
import org.sportello.mail.imap.TestServer;
import org.sportello.mail.message.MailAddress;
import org.sportello.mail.outbox.Outbox.Entry;
import org.sportello.mail.outbox.OutgoingMail;
import org.sportello.mail.parse.MailParser;
import org.sportello.mail.signin.Trust;
import org.sportello.mail.store.JooqMailboxes;
import org.sportello.mail.store.JooqMails;
import org.sportello.mail.store.JooqOutbox;
import org.sportello.mail.store.JooqSendQueue;
import org.sportello.mail.store.OutboxRows;
import org.sportello.mail.store.StoredMailReader;
import org.sportello.mail.store.pack.JooqRawMails;
import org.sportello.storage.TestStore;
import org.sportello.storage.event.EventLog;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A store with one mailbox, its outbox and its sender; a clock that stands still; a mail server,
/// and one that answers as it is told to.
final class SendingDesk implements AutoCloseable {

    final TestStore store = TestStore.create();
    final TestServer server = new TestServer();
    final TestServer.Secrets secrets = new TestServer.Secrets();
    final ScriptedSmtp smtp = new ScriptedSmtp();
    final RawMails raws = new JooqRawMails(store.database());
    final Mails mails = new JooqMails(store.database(), new EventLog(store.database()));
    final MailReader reader =
            new StoredMailReader(mails, raws, new MailParser(Set.of(), id -> false));

    /// Every step of an entry.
    final List<Entry> told = new ArrayList<>();

    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    final OutboxRows rows = new OutboxRows(store.database(), told::add, () -> now);
    final JooqOutbox outbox =
            new JooqOutbox(rows, raws::put, mails, new MimeComposer(ZoneOffset.UTC));
    final JooqSendQueue queue = new JooqSendQueue(rows);
    final Mailboxes mailboxes = new JooqMailboxes(store.database(), store.log(), () -> now);
    Mailbox mailbox = mailboxes.add(server.mailbox("INBOX"));
    Sender sender = sender();

    SendingDesk() throws IOException {}

    private Sender sender() {
        var connector = new Connector(secrets, Trust.usual());
        var copies = new SentCopies(mailboxes, queue, mails, reader, connector);
        return new Sender(mailboxes, queue, reader, copies, connector, () -> now);
    }

    /// As after a restart: nothing is known but what the store knows.
    void restart() {
        sender = sender();
    }

    void change(Mailbox changed) {
        mailbox = changed;
        mailboxes.update(changed);
    }

    void sendThroughScript() {
        change(mailbox.withOutgoing(ServerUrl.parse("smtp://127.0.0.1:" + smtp.port() + "?plain")));
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    Entry queue(OutgoingMail mail) {
        return outbox.add(mailbox, mail, null, now);
    }

    Entry get(Entry entry) {
        return outbox.find(entry.id()).orElseThrow();
    }

    static OutgoingMail mail(String id) {
        return mail(id, false);
    }

    static OutgoingMail mail(String id, boolean automatic) {
        return new OutgoingMail(
                id,
                new MailAddress("The desk", TestServer.ADDRESS),
                List.of(new MailAddress("Anna", "anna@example.com")),
                List.of(),
                List.of(new MailAddress("", "hidden@example.com")),
                "Re: Matter",
                "Hello Anna",
                null,
                null,
                List.of(),
                null,
                null,
                List.of(),
                automatic);
    }

    @Override
    public void close() throws IOException {
        server.close();
        smtp.close();
        store.close();
    }
}
