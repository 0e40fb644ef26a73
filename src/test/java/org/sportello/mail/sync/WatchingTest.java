package org.sportello.mail.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sportello.mail.FakeIntake;
import org.sportello.mail.FakeMailboxes;
import org.sportello.mail.fault.FaultProxy;
import org.sportello.mail.fetch.Limits;
import org.sportello.mail.imap.Connector;
import org.sportello.mail.imap.TestServer;
import org.sportello.mail.signin.SignInRejected;
import org.sportello.mail.signin.Trust;
import org.sportello.mail.sync.MailboxState.Phase;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

class WatchingTest {

    private static final long PATIENCE = 30;
    private static final Pace QUICK =
            new Pace(
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(5),
                    Duration.ofMillis(50),
                    Duration.ofMillis(200));

    private volatile Instant now = Instant.now();
    private TestServer server = new TestServer();
    private final TestServer.Secrets secrets = new TestServer.Secrets();
    private final FakeMailboxes mailboxes = new FakeMailboxes();
    private final FakeIntake intake = new FakeIntake(mailboxes);
    private final BlockingQueue<MailboxState> states = new LinkedBlockingQueue<>();
    private final MailSync sync =
            new MailSync(
                    mailboxes,
                    intake,
                    new Connector(secrets, Trust.usual()),
                    Limits.USUAL,
                    QUICK,
                    () -> now);

    @AfterEach
    void stop() {
        sync.close();
        server.close();
    }

    private void watch() {
        sync.subscribe(states::add);
        sync.start();
    }

    private MailboxState await(Predicate<MailboxState> wanted) throws InterruptedException {
        while (true) {
            var state = states.poll(PATIENCE, TimeUnit.SECONDS);
            assertNotNull(state, "The state did not come");
            if (wanted.test(state)) {
                return state;
            }
        }
    }

    private MailboxState await(Phase phase) throws InterruptedException {
        return await(state -> state.phase() == phase);
    }

    @Test
    void newMailIsFetchedWhenTheServerAnnouncesIt() throws Exception {
        server.deliver("Old");
        mailboxes.add(server.mailbox("INBOX"));
        watch();
        var idle = await(Phase.IDLE);
        assertNotNull(idle.lastSuccess());
        assertEquals(1, intake.mails().size());

        server.deliver("New");
        await(state -> intake.mails().size() == 2);
        await(Phase.IDLE);
    }

    @Test
    void progressIsTold() throws Exception {
        for (int i = 0; i < 60; i++) {
            server.deliver("Matter " + i);
        }
        mailboxes.add(server.mailbox("INBOX"));
        watch();
        var done =
                await(state -> state.progress() != null && state.progress().done() == 60)
                        .progress();
        assertNotNull(done);
        assertEquals(60, done.total());
    }

    @Test
    void allFoldersAreWatched() throws Exception {
        server.createFolder("Shop");
        mailboxes.add(server.mailbox("INBOX", "Shop"));
        watch();
        await(Phase.IDLE);
        server.deliverTo("Shop", "Order", "One");
        await(state -> intake.mails().size() == 1);
    }

    @Test
    void serverThatWasAwayIsFoundAgain() throws Exception {
        mailboxes.add(server.mailbox("INBOX"));
        watch();
        await(Phase.IDLE);
        var imap = server.imapPort();
        var smtp = server.smtpPort();
        server.close();
        var offline = await(Phase.OFFLINE);
        assertNotNull(offline.problem());
        assertTrue(offline.problem().retryable());
        assertNotNull(offline.until());

        server = new TestServer(imap, smtp);
        server.deliver("After the break");
        await(state -> !intake.mails().isEmpty());
    }

    @Test
    void awayIsToldSinceTheFirstFailure() throws Exception {
        mailboxes.add(server.mailbox("INBOX"));
        watch();
        await(Phase.IDLE);
        server.close();
        var first = await(Phase.OFFLINE);
        await(Phase.CONNECTING);
        var second = await(Phase.OFFLINE);
        await(Phase.CONNECTING);
        var third = await(Phase.OFFLINE);
        assertEquals(first.since(), second.since());
        assertEquals(first.since(), third.since());
        assertTrue(first.until().isBefore(third.until()));
    }

    @Test
    void afterASleepANewLineIsTakenAtOnce() throws Exception {
        try (var proxy = new FaultProxy(server.imapPort())) {
            mailboxes.add(server.mailboxThrough(proxy.port()));
            watch();
            await(Phase.IDLE);
            assertEquals(1, proxy.opened());

            now = now.plusSeconds(11);
            sync.look();
            assertEquals(1, proxy.opened(), "time that merely passes is no sleep");

            server.deliver("While it slept");
            now = now.plusSeconds(8 * 3600);
            sync.look();
            await(Phase.CONNECTING);
            var awake = await(Phase.IDLE);
            assertNull(awake.problem());
            assertEquals(2, proxy.opened());
            assertEquals(1, intake.mails().size());

            now = now.minusSeconds(3600);
            sync.look();
            await(Phase.CONNECTING);
            await(Phase.IDLE);
            assertEquals(3, proxy.opened());
        }
    }

    @Test
    void afterASleepWithoutNetworkItIsTriedAgainSoon() throws Exception {
        mailboxes.add(server.mailbox("INBOX"));
        watch();
        await(Phase.IDLE);
        var imap = server.imapPort();
        var smtp = server.smtpPort();
        server.close();
        await(Phase.OFFLINE);
        now = now.plusSeconds(86_400);
        sync.look();
        await(Phase.CONNECTING);
        var away = await(Phase.OFFLINE);
        assertTrue(away.since().isBefore(now.minusSeconds(80_000)), "since yesterday");

        server = new TestServer(imap, smtp);
        server.deliver("After the break");
        await(state -> !intake.mails().isEmpty());
    }

    @Test
    void wrongPasswordWaitsForSomeone() throws Exception {
        secrets.usual("wrong");
        server.createFolder("Shop");
        var mailbox = mailboxes.add(server.mailbox("INBOX", "Shop"));
        watch();
        var rejected = await(Phase.SIGN_IN_REJECTED);
        assertInstanceOf(SignInRejected.class, rejected.problem());

        secrets.usual(TestServer.PASSWORD);
        sync.syncNow(mailbox.id());
        await(Phase.IDLE);
    }

    @Test
    void pausedMailboxRestsUntilItIsResumed() throws Exception {
        var mailbox = mailboxes.add(server.mailbox("INBOX"));
        watch();
        await(Phase.IDLE);
        sync.pause(mailbox.id());
        await(Phase.PAUSED);
        server.deliver("Meanwhile");
        assertEquals(List.of(), intake.mails());

        sync.close();
        watch();
        await(Phase.PAUSED);
        assertEquals(List.of(), intake.mails());

        sync.resume(mailbox.id());
        await(state -> intake.mails().size() == 1);
    }

    @Test
    void failureInsideShowsAndIsTriedAgain() throws Exception {
        server.deliver("One");
        intake.failAt(1);
        mailboxes.add(server.mailbox("INBOX"));
        watch();
        var problem = await(state -> state.problem() != null).problem();
        assertNotNull(problem);
        assertEquals("mail.watcherFailed", problem.key());
        await(Phase.IDLE);
        assertEquals(1, intake.mails().size());
    }

    @Test
    void mailboxesThatComeAndGoAreFollowed() throws Exception {
        watch();
        assertEquals(List.of(), sync.states());
        var mailbox = mailboxes.add(server.mailbox("INBOX"));
        sync.refresh();
        await(Phase.IDLE);
        mailboxes.remove(mailbox.id());
        sync.refresh();
        assertEquals(List.of(), sync.states());
    }

    @Test
    void waitsGrowAndStayBounded() {
        var pace = Pace.USUAL;
        var chance = RandomGenerator.of("Random");
        var first = pace.backOff(1, chance);
        assertTrue(first.compareTo(Duration.ofSeconds(4)) >= 0 && first.toSeconds() <= 5);
        assertTrue(pace.backOff(4, chance).toSeconds() >= 32);
        assertTrue(pace.backOff(50, chance).toMinutes() <= 15);
        assertTrue(pace.backOff(50, chance).toMinutes() >= 12);
    }
}
