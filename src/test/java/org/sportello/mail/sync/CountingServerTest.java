package org.sportello.mail.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sportello.mail.FakeIntake;
import org.sportello.mail.FakeMailboxes;
import org.sportello.mail.FolderCursor;
import org.sportello.mail.Mailbox;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.SyncHealth;
import org.sportello.mail.fetch.Limits;
import org.sportello.mail.fetching.ServerCommands;
import org.sportello.mail.imap.Connector;
import org.sportello.mail.imap.EndlessServer;
import org.sportello.mail.imap.TestServer;
import org.sportello.mail.marks.Looked;
import org.sportello.mail.marks.Marks;
import org.sportello.mail.marks.Placement;
import org.sportello.mail.marks.ServerMarks;
import org.sportello.mail.signin.Trust;
import org.sportello.mail.sync.folder.SyncListener;

import java.io.IOException;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/// A server that counts its changes, and says of the count whatever it likes; its folder has been
/// read before.
class CountingServerTest {

    private static final int MANY = 1_000_000;
    private static final Looked READ = new Looked(7, 10, 1);

    private final FakeMailboxes mailboxes = new FakeMailboxes();
    private final FakeIntake intake = new FakeIntake(mailboxes);
    private EndlessServer server;
    private Mailbox mailbox;

    @BeforeEach
    void start() throws IOException {
        server = new EndlessServer(MANY);
        mailbox =
                mailboxes.add(
                        new Mailbox(
                                0,
                                "Desk",
                                "desk@example.org",
                                "",
                                ServerUrl.parse(
                                        "imap://desk@example.org@127.0.0.1:"
                                                + server.port()
                                                + "?plain"),
                                null,
                                List.of("INBOX"),
                                true,
                                false,
                                true,
                                "",
                                true));
        mailboxes.move(1, new FolderCursor(7, MANY, 1));
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private MailboxResult sync(ServerMarks marks) {
        try (var sync =
                new MailSync(
                                mailboxes,
                                intake,
                                new Connector(new TestServer.Secrets(), Trust.usual()),
                                Limits.USUAL,
                                Pace.USUAL,
                                InstantSource.system())
                        .noting(SyncHealth.NONE, ServerCommands.NONE, marks)) {
            return sync.syncOnce(List.of(mailbox), SyncListener.NONE).getFirst();
        }
    }

    /// Holds every message of the folder without keeping any of them.
    private final class Endless implements ServerMarks {

        private Looked looked;
        private int failAt = Integer.MAX_VALUE;
        private int notes;
        private int largest;
        private long marked;
        private long gone;
        private long toldAtFirst;

        Endless(Looked looked) {
            this.looked = looked;
        }

        @Override
        public Looked looked(long folderId) {
            return looked;
        }

        @Override
        public List<Held> held(long folderId, long uidValidity, long below, int most) {
            var high = Math.min(below, MANY + 1L);
            return LongStream.range(Math.max(1, high - most), high)
                    .mapToObj(uid -> new Held(uid, Marks.NONE))
                    .toList();
        }

        @Override
        public void note(Said said) {
            if (++notes == failAt) {
                throw new IllegalStateException("The test wants a failure here");
            }
            toldAtFirst = notes == 1 ? server.told() : toldAtFirst;
            largest = Math.max(largest, said.marked().size() + said.gone().size());
            marked += said.marked().size();
            gone += said.gone().stream().mapToLong(one -> one.high() - one.low() + 1).sum();
            looked = said.reached() == null ? looked : said.reached();
        }

        @Override
        public Map<Long, List<Placement>> placements(Collection<Long> mailIds) {
            return Map.of();
        }
    }

    @Test
    void aMillionChangesAreNotedAsTheyCome() {
        server.count("HIGHESTMODSEQ 17");
        server.vanish("1,5:7,900000:900001");
        var marks = new Endless(READ);
        assertNull(sync(marks).problem());
        assertEquals(MANY, marks.marked);
        assertEquals(6, marks.gone);
        assertEquals(new Looked(7, 17, 1), marks.looked);
        assertTrue(marks.largest <= 500, marks.largest + " at once");
        assertTrue(marks.toldAtFirst < MANY / 2, marks.toldAtFirst + " were on their way");
    }

    @Test
    void nothingIsAskedWhereTheCountIsTheSame() {
        server.count("HIGHESTMODSEQ 10");
        var marks = new Endless(READ);
        assertNull(sync(marks).problem());
        assertEquals(0, marks.notes);
        assertEquals(0, server.told());
    }

    @Test
    void lookThatBrokeOffIsBegunAgain() {
        server.count("HIGHESTMODSEQ 17");
        var marks = new Endless(READ);
        marks.failAt = 3;
        assertThrows(IllegalStateException.class, () -> sync(marks));
        assertEquals(READ, marks.looked);
        marks.failAt = Integer.MAX_VALUE;
        marks.marked = 0;
        assertNull(sync(marks).problem());
        assertEquals(MANY, marks.marked);
        assertEquals(17, marks.looked.modSeq());
    }

    /// Then the newest are looked at each time, and some of the others.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "NOMODSEQ",
                "HIGHESTMODSEQ 0",
                "HIGHESTMODSEQ -5",
                "HIGHESTMODSEQ 9223372036854775807",
                "HIGHESTMODSEQ 99999999999999999999999999",
                "HIGHESTMODSEQ x"
            })
    void countThatMeansNothingIsNotBelieved(String words) {
        server.count(words);
        var marks = new Endless(READ);
        for (int looks = 0; looks < 3; looks++) {
            assertNull(sync(marks).problem());
        }
        assertEquals(0, marks.looked.modSeq());
        assertEquals(MANY + 1 - 3 * 500, marks.looked.walkedTo());
        assertTrue(marks.marked >= 5 * 500, marks.marked + " looked at");
        assertTrue(server.most() <= 500, server.most() + " at once");
    }

    /// Restored from a copy of yesterday, it would count what is new under numbers that it has
    /// given before.
    @Test
    void countThatGoesBackHasEverythingLookedAtAnew() {
        server.count("HIGHESTMODSEQ 9");
        var marks = new Endless(READ);
        assertNull(sync(marks).problem());
        assertEquals(9, marks.looked.modSeq());
        assertEquals(MANY + 1 - 2000, marks.looked.walkedTo());
        assertEquals(2000, marks.marked);
        assertTrue(server.most() <= 500, server.most() + " at once");
    }

    @Test
    void anotherUidValidityBeginsAnew() {
        server.count("HIGHESTMODSEQ 17");
        var marks = new Endless(new Looked(6, 400, 1));
        assertNull(sync(marks).problem());
        assertEquals(7, marks.looked.uidValidity());
        assertEquals(17, marks.looked.modSeq());
    }

    @Test
    void serverThatDoesNotCountIsAskedForOneWindowAfterTheOther() {
        var marks = new Endless(new Looked(7, 0, 501));
        assertNull(sync(marks).problem());
        assertEquals(1, marks.looked.walkedTo());
        assertEquals(1000, marks.marked);
        assertNull(sync(marks).problem());
        assertEquals(MANY + 1 - 500, marks.looked.walkedTo());
    }
}
