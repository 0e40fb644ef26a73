package org.sportello.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sportello.kernel.Problem;
import org.sportello.mail.Incomplete;
import org.sportello.mail.RawMail;
import org.sportello.mail.Replay;
import org.sportello.mail.parse.MailParser;
import org.sportello.mail.store.pack.JooqRawMails;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

class ReplayTest {

    private static final String MESSAGE =
            "From: Anna <anna@example.com>\r\nTo: aiuto@shop.example\r\nSubject: Matter\r\n"
                    + "Message-ID: <a@m.example>\r\nDate: Sat, 21 Nov 2026 08:00:00 +0000\r\n\r\n"
                    + "Hello\r\n";

    private boolean understands;
    private final MailParser parser = new MailParser(Set.of(TestDesk.US), _ -> false);
    private final TestDesk desk =
            new TestDesk(raw -> {
                if (!understands) {
                    throw new IllegalStateException("a bug of ours");
                }
                return parser.parse(raw);
            });
    private final Replay replay = desk.replay();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aMessageThatStillCannotBeReadStaysAsItWas() {
        desk.arrive(desk.mailbox(false, false), null, MESSAGE);
        var entry = replay.waiting(10).getFirst();
        var problem = assertThrows(Problem.class, () -> replay.again(entry));
        assertEquals("mail.stillUnreadable", problem.key());
        assertEquals(java.util.List.of(entry), replay.waiting(10));
    }

    @Test
    void whatCanBeReadAtLastBecomesATicket() {
        desk.arrive(desk.mailbox(false, false), null, MESSAGE);
        understands = true;
        var entry = replay.waiting(10).getFirst();
        var filed = replay.again(entry);
        assertNotNull(filed.ticketId());
        assertThrows(NoSuchElementException.class, () -> replay.raw(entry));
        assertEquals(0, replay.count());
        assertEquals(
                MESSAGE,
                new String(new JooqRawMails(desk.database).get(rawId(filed.mailId())), UTF_8));
    }

    @Test
    void aMessageThatIsTooLargeWaitsAndIsFiledByItsHeadersOnDemand() {
        understands = true;
        var why = Incomplete.tooLarge(157_000_000, 100_000_000);
        var raw =
                new RawMail(
                        MESSAGE.getBytes(StandardCharsets.UTF_8), "INBOX 7", 7, TestDesk.NOW, why);
        var filed = desk.intake.file(desk.mailbox(false, false), null, List.of(raw));
        assertEquals(1, filed.quarantined());
        assertEquals(0, filed.ticketsCreated());

        var entry = replay.waiting(10).getFirst();
        assertEquals(Optional.of(why), Incomplete.of(entry));
        assertEquals(new Incomplete.Sizes(157_000_000, 100_000_000), why.sizes().orElseThrow());
        assertNotNull(replay.again(entry).ticketId());
        assertEquals(0, replay.count());
    }

    private long rawId(long mailId) {
        var id = desk.mails.find(mailId).orElseThrow().rawId();
        assertNotNull(id);
        return id;
    }
}
