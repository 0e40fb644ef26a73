package org.sportello.mail.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sportello.kernel.Problem;
import org.sportello.mail.Mailbox;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.ServerUrl.Protocol;
import org.sportello.mail.ServerUrl.Security;
import org.sportello.mail.imap.Connector;
import org.sportello.mail.imap.TestServer;
import org.sportello.mail.message.MailAddress;
import org.sportello.mail.outbox.Outbox.Entry;
import org.sportello.mail.outbox.Outbox.State;
import org.sportello.mail.outbox.OutgoingMail;
import org.sportello.mail.signin.Credential;
import org.sportello.mail.signin.GuardedServer;
import org.sportello.mail.signin.GuardedServer.Guard;
import org.sportello.mail.signin.SignInRejected;
import org.sportello.mail.signin.TestCertificates;
import org.sportello.mail.signin.TestCertificates.Time;
import org.sportello.mail.signin.Trust;
import org.sportello.mail.store.JooqOutbox;
import org.sportello.mail.store.JooqSendQueue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;

class SenderTest {

    private final SendingDesk desk;
    private final TestServer server;
    private final TestServer.Secrets secrets;
    private final ScriptedSmtp smtp;
    private final List<Entry> told;
    private final JooqOutbox outbox;
    private final JooqSendQueue queue;
    private final Sender sender;

    SenderTest() throws IOException {
        desk = new SendingDesk();
        server = desk.server;
        secrets = desk.secrets;
        smtp = desk.smtp;
        told = desk.told;
        outbox = desk.outbox;
        queue = desk.queue;
        sender = desk.sender;
    }

    @AfterEach
    void stop() throws IOException {
        desk.close();
    }

    private Entry queue(String id) {
        return desk.queue(SendingDesk.mail(id));
    }

    private Entry get(Entry entry) {
        return desk.get(entry);
    }

    @Test
    void dueMessageIsSentAndItsCopyLiesInTheSentFolder() throws Exception {
        var entry = queue("a@example.org");
        assertEquals(new SendResult(1, 0), sender.run());

        var sent = get(entry);
        assertEquals(State.SENT, sent.state());
        assertEquals(desk.now, sent.sentAt());
        assertEquals(List.of(State.SENDING, State.SENT), told.stream().map(Entry::state).toList());
        var received = server.greenMail().getReceivedMessages();
        assertEquals(3, received.length, "Anna, the hidden one, and the copy");
        assertEquals("<a@example.org>", received[0].getHeader("Message-ID")[0]);
        assertNull(received[0].getHeader("Bcc"));
        assertEquals(1, server.count("Sent"));
        assertEquals(List.of(), queue.unfiled());
        assertEquals(List.of(), outbox.waiting());

        assertEquals(new SendResult(0, 0), sender.run());
        assertEquals(1, server.count("Sent"));
    }

    private Mailbox readFrom(int port) {
        var now = desk.mailbox;
        return new Mailbox(
                now.id(),
                now.name(),
                now.address(),
                now.fromName(),
                ServerUrl.parse("imap://" + TestServer.ADDRESS + "@127.0.0.1:" + port + "?plain"),
                now.outgoing(),
                now.folders(),
                now.archive(),
                now.acknowledge(),
                now.quoteHistory(),
                now.signature(),
                now.active());
    }

    @Test
    void copyThatTheSentFolderRefusesKeepsBackNoOther() throws Exception {
        try (var imap = new RefusingImap("refused@example.org")) {
            desk.change(readFrom(imap.port()));
            var refused = queue("refused@example.org");
            queue("b@example.org");
            assertEquals(new SendResult(2, 0), sender.run());
            assertEquals(1, imap.kept());
            assertEquals(List.of(refused.id()), queue.unfiled().stream().map(Entry::id).toList());
        }
    }

    @Test
    void messageWaitsUntilItsMomentAndCanBeTakenBack() {
        var first =
                outbox.add(
                        desk.mailbox,
                        SendingDesk.mail("a@example.org"),
                        null,
                        desk.now.plusSeconds(10));
        var second =
                outbox.add(
                        desk.mailbox,
                        SendingDesk.mail("b@example.org"),
                        null,
                        desk.now.plusSeconds(10));
        assertEquals(new SendResult(0, 0), sender.run());
        assertEquals(
                desk.now.plusSeconds(10).toEpochMilli(),
                queue.nextDue().orElseThrow().toEpochMilli());
        assertTrue(outbox.cancel(first.id()));

        desk.pass(Duration.ofSeconds(11));
        assertEquals(new SendResult(1, 0), sender.run());
        assertFalse(outbox.cancel(second.id()));
        assertEquals(State.CANCELLED, get(first).state());
        assertEquals(State.SENT, get(second).state());
    }

    @Test
    void usualSentFolderIsUsed() {
        server.createFolder("Posta inviata");
        queue("a@example.org");
        sender.run();
        assertEquals(1, server.count("Posta inviata"));
    }

    @Test
    void copyIsFiledLaterIfTheMailboxIsAway() {
        desk.sendThroughScript();
        secrets.usual("wrong");
        var entry = queue("a@example.org");
        assertEquals(new SendResult(1, 0), sender.run());
        assertEquals(State.SENT, get(entry).state());
        assertEquals(1, queue.unfiled().size());

        secrets.usual(TestServer.PASSWORD);
        sender.run();
        assertEquals(1, server.count("Sent"));
        assertEquals(List.of(), queue.unfiled());
    }

    @Test
    void failureThatMayPassIsTriedAgainAtGrowingIntervals() {
        desk.sendThroughScript();
        smtp.answer("RCPT", "450 4.2.1 try later");
        var entry = queue("a@example.org");
        for (var wait : List.of(60, 300, 1800, 7200, 7200)) {
            assertEquals(new SendResult(0, 1), sender.run());
            var waiting = get(entry);
            assertEquals(State.QUEUED, waiting.state());
            assertEquals("mail.sendLater", waiting.problem());
            assertTrue(String.valueOf(waiting.detail()).contains("try later"));
            assertEquals(
                    (long) wait,
                    Duration.between(desk.now, waiting.notBefore()).plusMillis(500).toSeconds());
            desk.now = desk.now.plusSeconds(wait + 1);
        }
        smtp.usual();
        assertEquals(new SendResult(1, 0), sender.run());
        assertEquals(1, smtp.messages().size());
        assertNull(get(entry).problem());
    }

    @Test
    void afterADayItIsGivenUpUntilTheAgentSaysAgain() {
        desk.sendThroughScript();
        smtp.answer("MAIL", "421 4.3.2 closed");
        var entry = queue("a@example.org");
        var began = desk.now;
        while (get(entry).state() == State.QUEUED) {
            sender.run();
            desk.pass(Duration.ofHours(2));
        }
        assertEquals(State.FAILED, get(entry).state());
        assertTrue(Duration.between(began, desk.now).toHours() >= 22);

        smtp.usual();
        outbox.retry(entry.id());
        assertEquals(new SendResult(1, 0), sender.run());
    }

    @Test
    void refusedAddressFailsAtOnceAndIsNamed() {
        desk.sendThroughScript();
        smtp.answer("RCPT", "550 5.1.1 no such user");
        var entry = queue("a@example.org");
        assertEquals(new SendResult(0, 1), sender.run());
        var failed = get(entry);
        assertEquals(State.FAILED, failed.state());
        assertEquals("mail.addressUnknown", failed.problem());
        assertTrue(String.valueOf(failed.detail()).startsWith("anna@example.com"));
        assertTrue(String.valueOf(failed.detail()).contains("no such user"));
    }

    @Test
    void refusedMessageFailsAtOnce() {
        desk.sendThroughScript();
        smtp.answer(".", "554 5.6.0 not wanted");
        var entry = queue("a@example.org");
        sender.run();
        assertEquals(State.FAILED, get(entry).state());
        assertEquals("mail.sendRefused", get(entry).problem());

        smtp.usual().answer(".", "552 5.3.4 too large");
        var large = queue("b@example.org");
        sender.run();
        assertEquals("mail.sendTooLarge", get(large).problem());
    }

    @Test
    void lineCutAfterTheLastByteIsNeverSentTwiceByItself() {
        desk.sendThroughScript();
        smtp.answer(".", "cut");
        var entry = queue("a@example.org");
        assertEquals(new SendResult(0, 1), sender.run());
        assertEquals(State.MAYBE_SENT, get(entry).state());
        smtp.usual();
        desk.pass(Duration.ofDays(1));
        sender.run();
        assertEquals(List.of(), smtp.messages());

        outbox.retry(entry.id());
        sender.run();
        assertEquals(1, smtp.messages().size());
    }

    @Test
    void lineCutBeforeTheMessageIsSimplyTriedAgain() {
        desk.sendThroughScript();
        smtp.answer("DATA", "cut");
        var entry = queue("a@example.org");
        sender.run();
        assertEquals(State.QUEUED, get(entry).state());
    }

    @Test
    void crashWhileSendingIsSettledByTheSentFolder() {
        var sent = queue("a@example.org");
        var unsure = queue("b@example.org");
        assertTrue(queue.begin(sent.id()));
        assertTrue(queue.begin(unsure.id()));
        server.createFolder("Sent");
        server.deliverTo("Sent", "x", "y");
        copyToSent(sent);

        assertEquals(new SendResult(0, 0), sender.run());
        assertEquals(State.SENT, get(sent).state());
        assertEquals(State.MAYBE_SENT, get(unsure).state());
        assertEquals("mail.maybeSent", get(unsure).problem());
        assertEquals(2, server.count("Sent"));
    }

    private void copyToSent(Entry entry) {
        try (var line = new Connector(secrets, Trust.usual()).open(desk.mailbox)) {
            org.sportello.mail.imap.SentFolder.of(line)
                    .add(desk.reader.raw(entry.mailId()), desk.now);
        }
    }

    @Test
    void refusedSignInIsSaidAtOnceAndNotTriedAgainByItself() {
        secrets.usual("wrong");
        var entry = queue("a@example.org");
        assertEquals(new SendResult(0, 1), sender.run());
        var kept = get(entry);
        assertEquals(State.FAILED, kept.state());
        assertEquals("mail.signInRejected", kept.problem());
        assertEquals(State.FAILED, told.getLast().state());
        assertEquals(List.of(kept), outbox.waiting());

        desk.pass(Duration.ofDays(1));
        assertEquals(new SendResult(0, 0), sender.run());
        assertEquals(1, get(entry).attempts());
    }

    @Test
    void afterTheSignInWasPutRightTheMessageLeaves() {
        secrets.usual("wrong");
        var entry = queue("a@example.org");
        sender.run();

        secrets.usual(TestServer.PASSWORD);
        sender.putRight();
        assertEquals(new SendResult(1, 0), sender.run());
        assertEquals(State.SENT, get(entry).state());
        assertNull(get(entry).problem());
    }

    @Test
    void withoutServerForSendingItIsSaidAtOnceAndGoesOutWhenThereIsOne() {
        var outgoing = desk.mailbox.outgoing();
        desk.change(desk.mailbox.withOutgoing(null));
        var entry = queue("a@example.org");
        assertEquals(new SendResult(0, 1), sender.run());
        assertEquals("mail.noOutgoing", get(entry).problem());
        assertEquals("Desk", get(entry).detail());
        assertEquals(State.FAILED, get(entry).state());
        desk.pass(Duration.ofDays(1));
        assertEquals(new SendResult(0, 0), sender.run());

        desk.mailboxes.update(desk.mailbox.withOutgoing(outgoing));
        sender.putRight();
        assertEquals(new SendResult(1, 0), sender.run());
    }

    @Test
    void refusedCertificateIsSaidAtOnceAndNotTriedAgainByItself() throws IOException {
        var identity =
                TestCertificates.server(
                        null, Time.around(LocalDate.now(ZoneOffset.UTC)), List.of("localhost"));
        try (var impostor = new GuardedServer(Protocol.SMTP, Guard.TLS, identity.server())) {
            desk.change(desk.mailbox.withOutgoing(impostor.url("localhost", Security.TLS)));
            var entry = queue("a@example.org");
            assertEquals(new SendResult(0, 1), sender.run());
            assertEquals(State.FAILED, get(entry).state());
            assertEquals("mail.certificateSelfSigned", get(entry).problem());
            assertTrue(String.valueOf(get(entry).detail()).startsWith("localhost\n"));
            desk.pass(Duration.ofDays(1));
            assertEquals(new SendResult(0, 0), sender.run());
        }
        desk.mailboxes.update(desk.mailbox.withOutgoing(server.mailbox("INBOX").outgoing()));
        sender.putRight();
        assertEquals(new SendResult(1, 0), sender.run());
    }

    @Test
    void loopSendsWhatIsQueuedAsSoonAsItIsWoken() throws Exception {
        var done = new java.util.concurrent.CountDownLatch(1);
        var watched =
                desk.store
                        .changes()
                        .subscribe(changes -> {
                            if (!told.isEmpty() && told.getLast().state() == State.SENT) {
                                done.countDown();
                            }
                        });
        try (var loop = new SendLoop(sender, queue, () -> desk.now)) {
            loop.start();
            queue("a@example.org");
            loop.wake();
            assertTrue(done.await(30, java.util.concurrent.TimeUnit.SECONDS));
        } finally {
            watched.close();
        }
    }

    @Test
    void sentMessageHasEveryoneInItsEnvelopeOnly() {
        desk.sendThroughScript();
        var entry = queue("a@example.org");
        assertEquals(
                List.of("anna@example.com", "hidden@example.com"), outbox.envelope(entry.id()));
        sender.run();
        assertFalse(smtp.messages().getFirst().contains("hidden@"));
    }

    @Test
    void whatWasRefusedCanBeTakenBack() {
        desk.sendThroughScript();
        var entry = queue("h@example.org");
        smtp.answer("RCPT", "550 5.1.1 no such user");
        sender.run();
        assertEquals(State.FAILED, get(entry).state());

        assertTrue(outbox.cancel(entry.id()));
        assertEquals(List.of(), outbox.waiting());
        assertFalse(outbox.wasSent(entry.id()));
    }

    @Test
    void whatWasPerhapsSentIsSentWhenTheAgentSaysSo() {
        desk.sendThroughScript();
        var entry = queue("i@example.org");
        queue.begin(entry.id());
        queue.maybeSent(entry.id());
        assertFalse(outbox.cancel(entry.id()));

        assertTrue(outbox.wasSent(entry.id()));
        assertEquals(State.SENT, get(entry).state());
        assertNull(get(entry).problem());
        assertEquals(State.SENT, told.getLast().state());
    }

    @ParameterizedTest
    @ValueSource(strings = {"OAUTHBEARER", "XOAUTH2"})
    void aTokenIsSaidAsTheServerWantsIt(String mechanism) {
        smtp.answer("EHLO", "250-here\r\n250 AUTH PLAIN " + mechanism);
        smtp.answer("AUTH", "235 welcome");
        var url = ServerUrl.parse("smtp://anna@127.0.0.1:" + smtp.port() + "?plain");
        SmtpConnection.open(url, new Credential.Token("t0ken"), Trust.usual()).close();
        var said = smtp.heard().get(1).split(" ", -1);
        assertEquals(mechanism, said[1]);
        var words = new String(Base64.getDecoder().decode(said[2]), StandardCharsets.UTF_8);
        assertTrue(words.contains("anna") && words.contains("auth=Bearer t0ken\u0001"), words);
    }

    @Test
    void aRefusedTokenEndsTheTalkInOrder() {
        smtp.answer("EHLO", "250-here\r\n250 AUTH OAUTHBEARER");
        smtp.answer("AUTH", "334 eyJzdGF0dXMiOiI0MDEifQ==").answer("AQ==", "535 5.7.8 no");
        var url = ServerUrl.parse("smtp://anna@127.0.0.1:" + smtp.port() + "?plain");
        var problem =
                assertThrows(
                        SignInRejected.class,
                        () ->
                                SmtpConnection.open(
                                        url, new Credential.Token("t0ken"), Trust.usual()));
        assertEquals("mail.tokenRejected", problem.key());

        smtp.answer("EHLO", "250-here\r\n250 AUTH PLAIN");
        var without =
                assertThrows(
                        Problem.class,
                        () ->
                                SmtpConnection.open(
                                        url, new Credential.Token("t0ken"), Trust.usual()));
        assertEquals("mail.noTokenSignIn", without.key());
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL, 451 later,      QUEUED",
        "MAIL, 550 no,         FAILED",
        "MAIL, cut,            QUEUED",
        "RCPT, 452 full,       QUEUED",
        "RCPT, 553 no,         FAILED",
        "RCPT, cut,            QUEUED",
        "DATA, 451 later,      QUEUED",
        "DATA, 554 no,         FAILED",
        "DATA, cut,            QUEUED",
        ".,    451 4.3.0 busy, QUEUED",
        ".,    554 5.7.1 spam, FAILED",
        ".,    cut,            MAYBE_SENT"
    })
    void everyStepOfTheTalkMayGoWrongInItsOwnWay(String step, String answer, State state) {
        desk.sendThroughScript();
        smtp.answer(step, answer);
        var entry = queue("a@example.org");
        assertEquals(new SendResult(0, 1), sender.run());
        assertEquals(state, get(entry).state());
        assertEquals(List.of(), smtp.messages());

        smtp.usual();
        desk.pass(Duration.ofDays(1));
        sender.run();
        assertEquals(state == State.QUEUED ? 1 : 0, smtp.messages().size());
    }

    @Test
    void aMessageOverTheServersOwnLimitIsRefusedBeforeAnythingIsSent() {
        desk.sendThroughScript();
        smtp.answer("EHLO", "250-here\r\n250 SIZE 100");
        var entry = queue("a@example.org");
        assertEquals(new SendResult(0, 1), sender.run());
        assertEquals(State.FAILED, get(entry).state());
        assertEquals("mail.sendOverLimit", get(entry).problem());
        assertTrue(smtp.heard().stream().noneMatch(one -> one.startsWith("MAIL")));

        smtp.answer("EHLO", "250-here\r\n250 SIZE 0");
        outbox.retry(entry.id());
        assertEquals(new SendResult(1, 0), sender.run());
    }

    private static OutgoingMail international(String id, boolean automatic) {
        var plain = SendingDesk.mail(id);
        return new OutgoingMail(
                id,
                plain.from(),
                List.of(new MailAddress("J\u00f6rg", "j\u00f6rg@b\u00fccher.example")),
                plain.cc(),
                List.of(),
                plain.subject(),
                plain.text(),
                null,
                null,
                List.of(),
                null,
                null,
                List.of(),
                automatic);
    }

    private static String bytes(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    @Test
    void anAddressWithOtherLettersIsRefusedInWordsWhereTheServerDoesNotKnowThem() {
        desk.sendThroughScript();
        smtp.answer("EHLO", "250-here\r\n250 8BITMIME");
        var entry = outbox.add(desk.mailbox, international("a@example.org", false), null, desk.now);
        assertEquals(new SendResult(0, 1), sender.run());
        assertEquals("mail.needsUtf8", get(entry).problem());
        assertTrue(String.valueOf(get(entry).detail()).contains("j\u00f6rg@xn--bcher-kva.example"));
        assertTrue(smtp.heard().stream().noneMatch(one -> one.startsWith("MAIL")));
    }

    @Test
    void aReceiptToAnAddressThatTheServerCannotReachIsDroppedWithoutAnAlarm() {
        desk.sendThroughScript();
        smtp.answer("EHLO", "250-here\r\n250 8BITMIME");
        var entry = outbox.add(desk.mailbox, international("a@example.org", true), null, desk.now);
        assertEquals(SendResult.NOTHING, sender.run());
        assertEquals(State.DROPPED, get(entry).state());
        assertEquals("mail.needsUtf8", get(entry).problem());
        assertEquals(List.of(), outbox.waiting());
        sender.putRight();
        assertEquals(SendResult.NOTHING, sender.run());
        assertTrue(smtp.heard().stream().noneMatch(one -> one.startsWith("MAIL")));
    }

    @Test
    void aReceiptToNobodyIsDroppedAndAnAnswerToNobodyIsSaid() {
        desk.sendThroughScript();
        smtp.answer("RCPT", "550 5.1.1 User unknown");
        var receipt = desk.queue(SendingDesk.mail("a@example.org", true));
        var answer = queue("b@example.org");
        assertEquals(new SendResult(0, 1), sender.run());
        assertEquals(State.DROPPED, get(receipt).state());
        assertEquals(State.FAILED, get(answer).state());
        assertEquals("mail.addressUnknown", get(answer).problem());
    }

    @Test
    void anAddressWithOtherLettersIsSaidToAServerThatKnowsThem() {
        desk.sendThroughScript();
        smtp.answer("EHLO", "250-here\r\n250-8BITMIME\r\n250 SMTPUTF8");
        outbox.add(desk.mailbox, international("a@example.org", false), null, desk.now);
        assertEquals(new SendResult(1, 0), sender.run());
        assertTrue(
                smtp.heard()
                        .contains(
                                "MAIL FROM:<%s> SMTPUTF8 BODY=8BITMIME"
                                        .formatted(TestServer.ADDRESS)),
                smtp.heard().toString());
        assertTrue(
                smtp.heard().contains("RCPT TO:<" + bytes("j\u00f6rg") + "@xn--bcher-kva.example>"),
                smtp.heard().toString());
        var said = smtp.messages().getFirst();
        assertTrue(said.contains("<" + bytes("j\u00f6rg") + "@xn--bcher-kva.example>"), said);
    }

    @Test
    void whatEveryServerUnderstandsAsksForNothing() {
        desk.sendThroughScript();
        smtp.answer("EHLO", "250-here\r\n250-8BITMIME\r\n250 SMTPUTF8");
        queue("a@example.org");
        assertEquals(new SendResult(1, 0), sender.run());
        assertTrue(
                smtp.heard().contains("MAIL FROM:<%s>".formatted(TestServer.ADDRESS)),
                smtp.heard().toString());
        assertTrue(smtp.messages().getFirst().chars().allMatch(letter -> letter < 128));
    }

    @Test
    void aliasIsSaidToTheServerAndReportsGoToIt() {
        desk.sendThroughScript();
        var plain = SendingDesk.mail("a@example.org");
        outbox.add(
                desk.mailbox,
                new OutgoingMail(
                        plain.messageId(),
                        new MailAddress("The shop", "shop@example.org"),
                        plain.to(),
                        plain.cc(),
                        plain.bcc(),
                        plain.subject(),
                        plain.text(),
                        null,
                        null,
                        List.of(),
                        null,
                        null,
                        List.of(),
                        false),
                null,
                desk.now);
        assertEquals(1, sender.run().sent());
        assertTrue(
                smtp.heard().stream()
                        .anyMatch(one -> one.startsWith("MAIL FROM:<shop@example.org>")),
                smtp.heard().toString());
        assertTrue(smtp.messages().getFirst().contains("From: The shop <shop@example.org>"));
    }
}
