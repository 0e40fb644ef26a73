package org.sportello.mail.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.sportello.mail.FakeIntake;
import org.sportello.mail.FakeMailboxes;
import org.sportello.mail.Mailbox;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.fetch.Limits;
import org.sportello.mail.fetching.Afterwards;
import org.sportello.mail.fetching.Fetching;
import org.sportello.mail.imap.Connector;
import org.sportello.mail.imap.EndlessServer;
import org.sportello.mail.imap.TestServer;
import org.sportello.mail.signin.Trust;
import org.sportello.mail.sync.folder.SyncListener;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/// What comes first on a first sync, and what follows when nothing else is happening.
class OldMailTest {

    private static final Limits SMALL = new Limits(400, 100, 100_000, 1_000_000);
    private static final Pace QUICK =
            new Pace(
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(5),
                    Duration.ofMillis(50),
                    Duration.ofMillis(200),
                    Duration.ofMillis(5));

    private final FakeMailboxes mailboxes = new FakeMailboxes();
    private final FakeIntake intake = new FakeIntake(mailboxes);
    private final BlockingQueue<MailboxState> states = new LinkedBlockingQueue<>();

    private MailSync sync() {
        return new MailSync(
                mailboxes,
                intake,
                new Connector(new TestServer.Secrets(), Trust.usual()),
                SMALL,
                QUICK,
                InstantSource.system());
    }

    private Mailbox mailbox(String name, int port, int months) {
        return mailboxes.add(
                new Mailbox(
                                0,
                                name,
                                "desk@example.org",
                                "",
                                ServerUrl.parse(
                                        "imap://desk@example.org@127.0.0.1:" + port + "?plain"),
                                null,
                                List.of("INBOX"),
                                true,
                                false,
                                true,
                                "",
                                true)
                        .withFetching(new Fetching(months, Afterwards.NOTHING)));
    }

    private MailboxState await(Predicate<MailboxState> wanted) throws InterruptedException {
        while (true) {
            var state = states.poll(30, TimeUnit.SECONDS);
            assertNotNull(state, "The state did not come");
            if (wanted.test(state)) {
                return state;
            }
        }
    }

    @Test
    void aMonthOfAMillionMessagesComesFirstAndTheRestInPortions() throws Exception {
        try (var server = new EndlessServer(1_000_000);
                var sync = sync()) {
            mailbox("Endless", server.port(), 1);
            sync.subscribe(states::add);
            sync.start();
            var first = await(state -> state.older() != null).older();
            assertNotNull(first);
            var hours = 1_000_000 - first.total();
            assertTrue(hours >= 28 * 24 && hours <= 31 * 24 + 1, hours + " hours");
            assertEquals(hours, intake.mails().size());

            var later = await(state -> intake.mails().size() >= hours + 500).older();
            assertNotNull(later);
            assertTrue(later.done() > 0 && later.total() == first.total());
        }
        var uids = intake.uids();
        assertEquals(uids.size(), new HashSet<>(uids).size());
        assertEquals(
                LongStream.rangeClosed(1_000_001L - uids.size(), 1_000_000).boxed().toList(),
                uids.stream().sorted().toList());
    }

    @Test
    void noCommandAsksForMoreThanAWindow() throws Exception {
        try (var server = new EndlessServer(1_000_000);
                var sync = sync()) {
            var mailbox = mailbox("Endless", server.port(), 12);
            var since = Instant.now().minus(Duration.ofDays(100));
            assertNull(
                    sync.syncOnce(List.of(mailbox), since, SyncListener.NONE).getFirst().problem());
            assertEquals(2400, intake.mails().size(), 2.0);
            assertTrue(server.most() <= SMALL.window() + 1, server.most() + " at once");
        }
    }

    @Test
    void oldMailFollowsToItsEndAndNothingIsMissing() throws Exception {
        try (var server = new EndlessServer(2500);
                var sync = sync()) {
            mailbox("Small", server.port(), 1);
            sync.subscribe(states::add);
            sync.start();
            await(state -> state.older() != null);
            await(state -> state.older() == null);
            assertEquals(2500, new HashSet<>(intake.uids()).size());
            assertEquals(2500, intake.uids().size());
            assertEquals(1, mailboxes.folders(1).getFirst().cursor().lowUid());
        }
    }

    @Test
    void pauseHoldsOldMailToo() throws Exception {
        try (var server = new EndlessServer(1_000_000);
                var sync = sync()) {
            var mailbox = mailbox("Endless", server.port(), 1);
            sync.subscribe(states::add);
            sync.start();
            await(state -> state.older() != null);
            sync.pause(mailbox.id());
            await(state -> state.phase() == MailboxState.Phase.PAUSED);
            var held = intake.mails().size();
            sync.resume(mailbox.id());
            await(state -> intake.mails().size() > held);
        }
    }

    @Test
    void serverThatNeverAnswersDelaysNoOtherMailbox() throws Exception {
        try (var dead = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
                var server = new EndlessServer(300);
                var sync = sync()) {
            for (int i = 0; i < 2 * Turns.PLACES; i++) {
                mailbox("Dead " + i, dead.getLocalPort(), 0);
            }
            mailbox("Alive", server.port(), 0);
            sync.subscribe(states::add);
            sync.start();
            var alive =
                    await(state ->
                            state.name().equals("Alive")
                                    && state.phase() == MailboxState.Phase.IDLE);
            assertNull(alive.problem());
            assertEquals(300, intake.mails().size());
            assertTrue(
                    sync.states().stream()
                            .filter(state -> state.name().startsWith("Dead"))
                            .allMatch(state -> state.phase() == MailboxState.Phase.CONNECTING));
        }
    }

    @Test
    void strangerInPlaceOfAKnownServerIsANetworkThatWantsASignIn() throws Exception {
        try (var server = new EndlessServer(3);
                var sync = sync()) {
            mailbox("Known", server.port(), 0);
            sync.subscribe(states::add);
            sync.start();
            await(state -> state.phase() == MailboxState.Phase.IDLE);
            server.greet("HTTP/1.1 400 Bad Request");
            sync.reconnect();
            var portal = await(state -> state.problem() != null);
            assertNotNull(portal.problem());
            assertEquals("mail.portal", portal.problem().key());
            assertEquals(MailboxState.Phase.OFFLINE, portal.phase());
            var later =
                    await(state ->
                            state.phase() == MailboxState.Phase.OFFLINE
                                    && !portal.until().equals(state.until()));
            assertEquals(portal.since(), later.since(), "away since the first time");
            server.greet("* OK here");
            await(state -> state.phase() == MailboxState.Phase.IDLE);
        }
    }
}
