package org.sportello.mail.store.marks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.sportello.mail.FolderCursor;
import org.sportello.mail.Mailbox;
import org.sportello.mail.Mails.Location;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.marks.Looked;
import org.sportello.mail.marks.Marks;
import org.sportello.mail.marks.Placement;
import org.sportello.mail.marks.ServerMarks.Held;
import org.sportello.mail.marks.ServerMarks.Marked;
import org.sportello.mail.marks.ServerMarks.Range;
import org.sportello.mail.marks.ServerMarks.Said;
import org.sportello.mail.store.JooqMailboxes;
import org.sportello.mail.store.JooqMails;
import org.sportello.storage.StoreTest;
import org.sportello.storage.TestStore;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

class JooqServerMarksTest {

    private static final Instant NOW = Instant.parse("2026-05-04T09:00:00Z");
    private static final Marks SEEN = new Marks(true, false, false, false);
    private static final Marks ANSWERED = new Marks(true, true, false, false);
    private static final long VALIDITY = 17;

    private static long folder(TestStore store) {
        var mailboxes = new JooqMailboxes(store.database(), store.log(), InstantSource.fixed(NOW));
        var box =
                mailboxes.add(
                        new Mailbox(
                                0,
                                "Desk",
                                "desk@example.org",
                                "",
                                ServerUrl.parse("imaps://desk@mail.example.org"),
                                null,
                                List.of("INBOX"),
                                true,
                                false,
                                true,
                                "",
                                true));
        var folder = mailboxes.folders(box.id()).getFirst().id();
        store.database().write(() -> mailboxes.move(folder, new FolderCursor(VALIDITY, 3, 1)));
        var places =
                List.of(
                        new Location(folder, VALIDITY, 1, 101L, null, Marks.NONE),
                        new Location(folder, VALIDITY, 2, 102L, null, ANSWERED),
                        new Location(folder, VALIDITY, 3, 103L, null, null));
        store.database().write(() -> new JooqMails(store.database(), store.log()).locate(places));
        return folder;
    }

    private static Placement inbox(Marks marks, Instant answeredAt, Instant goneAt) {
        return new Placement("Desk", "INBOX", marks, answeredAt, goneAt, false);
    }

    @StoreTest
    void whatTheServerSaysIsNotedOnceAndWithHowFarItWasAsked(TestStore store) {
        long folder = folder(store);
        var marks = new JooqServerMarks(store.database(), InstantSource.fixed(NOW));
        var reached = new Looked(VALIDITY, 4711, 1);

        marks.note(
                new Said(
                        folder,
                        VALIDITY,
                        List.of(
                                new Marked(1, ANSWERED),
                                new Marked(2, ANSWERED),
                                new Marked(9, SEEN)),
                        List.of(new Range(3, 8)),
                        reached));

        assertEquals(reached, marks.looked(folder));
        assertEquals(
                Map.of(
                        101L, List.of(inbox(ANSWERED, NOW, null)),
                        102L, List.of(inbox(ANSWERED, null, null)),
                        103L, List.of(inbox(null, null, NOW))),
                marks.placements(List.of(101L, 102L, 103L, 104L)));
        assertEquals(
                List.of(new Held(1, ANSWERED), new Held(2, ANSWERED)),
                marks.held(folder, VALIDITY, 9, 5));
    }

    @StoreTest
    void whatWasMissingAndIsThereAgainIsNotGone(TestStore store) {
        long folder = folder(store);
        var marks = new JooqServerMarks(store.database(), InstantSource.fixed(NOW));

        marks.note(new Said(folder, VALIDITY, List.of(), List.of(new Range(1, 3)), null));
        assertEquals(List.of(), marks.held(folder, VALIDITY, 9, 5));
        marks.note(new Said(folder, VALIDITY, List.of(new Marked(3, SEEN)), List.of(), null));

        assertEquals(List.of(new Held(3, SEEN)), marks.held(folder, VALIDITY, 9, 5));
        assertEquals(Looked.NEVER, marks.looked(folder));
    }
}
