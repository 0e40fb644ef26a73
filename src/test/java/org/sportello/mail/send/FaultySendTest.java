package org.sportello.mail.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sportello.mail.Mailbox;
import org.sportello.mail.Mailboxes;
import org.sportello.mail.Mails;
import org.sportello.mail.RawMails;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.fault.Fault;
import org.sportello.mail.fault.Fault.Kind;
import org.sportello.mail.fault.Fault.Side;
import org.sportello.mail.fault.FaultProxy;
import org.sportello.mail.imap.Connector;
import org.sportello.mail.imap.TestServer;
import org.sportello.mail.message.MailAddress;
import org.sportello.mail.outbox.Outbox.State;
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
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/// Sending over a line that is disturbed at every step; then the line is healed. What the program
/// says reaches the server as it was said, or not at all: nobody could tell a garbled message from
/// another one.
class FaultySendTest {

    private static final int MESSAGES = 2;

    private final TestStore store = TestStore.create();
    private final TestServer server = new TestServer();
    private final SmtpSink sink = new SmtpSink();
    private final FaultProxy proxy = new FaultProxy(sink.port());

    /// Disturbs nothing: it confirms the crumbs in which the IMAP server answers at once, where the
    /// computer itself would wait 40 ms for each of them.
    private final FaultProxy quick = new FaultProxy(server.imapPort());

    private final RawMails raws = new JooqRawMails(store.database());
    private final Mails mails = new JooqMails(store.database(), new EventLog(store.database()));
    private Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    private final InstantSource clock = () -> now;
    private final OutboxRows rows = new OutboxRows(store.database(), _ -> {}, clock);
    private final JooqOutbox outbox =
            new JooqOutbox(rows, raws::put, mails, new MimeComposer(ZoneOffset.UTC));
    private final JooqSendQueue queue = new JooqSendQueue(rows);
    private final Mailboxes mailboxes = new JooqMailboxes(store.database(), store.log(), clock);
    private final Mailbox mailbox =
            mailboxes.add(
                    server.mailboxThrough(quick.port())
                            .withOutgoing(
                                    ServerUrl.parse(
                                            "smtp://127.0.0.1:" + proxy.port() + "?plain")));
    private final Sender sender = sender();
    private int cases;

    FaultySendTest() throws IOException {}

    private Sender sender() {
        var reader = new StoredMailReader(mails, raws, new MailParser(Set.of(), _ -> false));
        var connector = new Connector(new TestServer.Secrets(), Trust.usual());
        var copies = new SentCopies(mailboxes, queue, mails, reader, connector);
        return new Sender(mailboxes, queue, reader, copies, connector, clock);
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        quick.close();
        sink.close();
        server.close();
        store.close();
    }

    @Test
    void whateverBreaksWhereverNothingIsSentTwiceAndNothingIsForgotten() {
        assertEquals("", disturbed());
        var faults =
                proxy.faults(1).stream()
                        .filter(fault ->
                                fault.side() == Side.SERVER || fault.kind() != Kind.CORRUPT)
                        .toList();
        assertTrue(faults.size() > 60, faults.size() + " faults");
        var failures = new ArrayList<String>();
        for (var fault : faults) {
            var wrong = disturbed(fault);
            if (!wrong.isEmpty()) {
                failures.add(fault + ": " + wrong);
            }
        }
        assertEquals(List.of(), failures);
    }

    /// @return what is wrong in the end; empty if nothing is
    private String disturbed(Fault... faults) {
        cases++;
        var ids = new ArrayList<String>();
        var entries = new ArrayList<Long>();
        for (int i = 0; i < MESSAGES; i++) {
            ids.add("m" + i + "." + cases + "@example.org");
            entries.add(outbox.add(mailbox, mail(ids.get(i)), null, now).id());
        }
        proxy.plan(faults);
        sender.run();
        proxy.heal();
        for (int i = 0; i < 3; i++) {
            now = now.plus(Duration.ofHours(3));
            sender.run();
        }
        var wrong = new ArrayList<String>();
        for (int i = 0; i < MESSAGES; i++) {
            var taken = Collections.frequency(sink.taken(), "<" + ids.get(i) + ">");
            var state = outbox.find(entries.get(i)).orElseThrow().state();
            if (!right(state, taken, faults)) {
                wrong.add(state + ", taken " + taken + " times");
            }
        }
        return String.join("; ", wrong);
    }

    /// Sent is sent once; of what may have been sent or was refused the agent is told. Only where
    /// an answer came as another one can both be untrue.
    private static boolean right(State state, int taken, Fault... faults) {
        return switch (state) {
            case SENT -> taken == 1;
            case MAYBE_SENT -> taken <= 1;
            case FAILED -> taken == 0 || (faults.length > 0 && faults[0].kind() == Kind.CORRUPT);
            default -> false;
        };
    }

    private static OutgoingMail mail(String id) {
        return new OutgoingMail(
                id,
                new MailAddress("The desk", TestServer.ADDRESS),
                List.of(new MailAddress("Anna", "anna@example.com")),
                List.of(),
                List.of(),
                "Re: Matter",
                "Hello Anna",
                null,
                null,
                List.of(),
                null,
                null,
                List.of(),
                false);
    }
}
