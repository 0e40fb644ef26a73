package org.sportello.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sportello.kernel.Problem;
import org.sportello.mail.FolderCursor;
import org.sportello.mail.MailIntake.Place;
import org.sportello.mail.Mailbox;
import org.sportello.mail.RawMail;
import org.sportello.mail.message.ParsedMail;
import org.sportello.mail.parse.MailParser;
import org.sportello.ticket.Actor;
import org.sportello.ticket.Interaction;
import org.sportello.ticket.TicketEvent;
import org.sportello.ticket.TicketRepository.Step;
import org.sportello.ticket.TicketState;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/// What becomes of mail as it arrives.
final class IntakeServiceTest {

    private static final String ANNA = "Anna Neri <anna@example.it>";
    private static final String US = "Shop <aiuto@shop.example>";

    private static Letter letter(String id) {
        return new Letter().from(ANNA).to(US).id(id).subject("Ordine 7");
    }

    private static Place place(TestDesk desk, Mailbox mailbox, long high, long low) {
        return new Place(
                desk.mailboxes.folders(mailbox.id()).getFirst().id(),
                new FolderCursor(42, high, low));
    }

    @Test
    void a_customers_mail_becomes_a_new_ticket() {
        try (var desk = new TestDesk()) {
            var box = desk.mailbox(false, false);
            var filed = desk.arrive(box, place(desk, box, 1, 1), letter("a1").text());
            assertEquals(1, filed.ticketsCreated());
            var ticket = desk.ticketOf("a1");
            assertEquals(TicketState.NEW, ticket.state());
            assertEquals("Ordine 7", ticket.subject());
            assertEquals(TestDesk.NOW, ticket.askedAt());
            assertEquals(box.id(), ticket.mailboxId());
            assertEquals("Anna Neri", desk.customers.get(ticket.customerId()).name());
            assertEquals("new matter", desk.mail("a1").why());
            assertEquals(
                    new FolderCursor(42, 1, 1),
                    desk.mailboxes.folders(box.id()).getFirst().cursor());
        }
    }

    @Test
    void the_same_batch_twice_adds_nothing() {
        try (var desk = new TestDesk()) {
            var box = desk.mailbox(false, false);
            var batch = List.of(desk.raw(letter("a1").text()), desk.raw(letter("a2").text()));
            assertEquals(2, desk.intake.file(box, place(desk, box, 2, 1), batch).stored());
            var again = desk.intake.file(box, place(desk, box, 2, 1), batch);
            assertEquals(0, again.stored());
            assertEquals(2, desk.all().size());
        }
    }

    @Test
    void one_message_in_two_mailboxes_is_kept_once_and_known_in_both() {
        try (var desk = new TestDesk()) {
            var one = desk.mailbox(false, false);
            var two = desk.mailbox(false, false);
            var mail = letter("a1").text();
            desk.arrive(one, place(desk, one, 1, 1), "Received: from x; 1\r\n" + mail);
            var filed = desk.arrive(two, place(desk, two, 2, 1), "Received: from y; 2\r\n" + mail);
            assertEquals(1, filed.duplicates());
            assertEquals(desk.mail("a1").ticketId(), filed.mails().getFirst().ticketId());
            var folder = desk.mailboxes.folders(two.id()).getFirst().id();
            assertEquals(Set.of(2L), Set.copyOf(desk.mailboxes.read(folder, 42, List.of(1L, 2L))));
            assertEquals(1, desk.all().size());
        }
    }

    @Test
    void the_same_id_with_other_words_is_another_message() {
        try (var desk = new TestDesk()) {
            desk.importOne(
                    letter("a1").text(),
                    letter("a1").from("Bruno <bruno@example.it>").body("Other words.").text());
            var mails = desk.mails.findByMessageIds(List.of("a1@m.example"));
            assertEquals(2, mails.size());
            assertNotEquals(mails.getFirst().ticketId(), mails.getLast().ticketId());
            assertEquals("same-id-other-content", mails.getLast().flags());
        }
    }

    @Test
    void a_copy_of_mail_without_a_ticket_is_known_too() {
        try (var desk = new TestDesk()) {
            var dsn = Letter.bounce("dsn", "anna@example.it", "nowhere", 2);
            desk.importOne(dsn, dsn);
            var filed = desk.importOne(dsn);
            assertEquals(1, filed.duplicates());
            assertEquals(1, desk.all().size());
        }
    }

    @Test
    void a_message_that_cannot_be_read_does_not_stop_the_others() {
        try (var desk = new TestDesk(failingOn("a2"))) {
            var box = desk.mailbox(false, false);
            var filed =
                    desk.arrive(
                            box,
                            place(desk, box, 3, 1),
                            letter("a1").text(),
                            letter("a2").text(),
                            letter("a3").text());
            assertEquals(2, filed.stored());
            assertEquals(1, filed.quarantined());
            assertEquals(1, desk.quarantine.count());
            assertEquals(
                    new FolderCursor(42, 3, 1),
                    desk.mailboxes.folders(box.id()).getFirst().cursor());
            var held = desk.quarantine.all(9).getFirst();
            assertThrows(Problem.class, () -> desk.replay().again(held));
        }
    }

    @Test
    void what_is_held_back_out_of_a_file_is_held_once_however_often_it_is_imported() {
        try (var desk = new TestDesk(failingOn("a2"))) {
            var file =
                    new RawMail(
                            letter("a2").text().getBytes(StandardCharsets.UTF_8),
                            "a.mbox#1",
                            0,
                            Instant.EPOCH);
            assertEquals(1, desk.intake.read(null, List.of(file)).file(null).quarantined());
            var again = desk.intake.read(null, List.of(file)).file(null);
            assertEquals(0, again.quarantined());
            assertEquals(1, again.duplicates());
            assertEquals(1, desk.quarantine.count());
        }
    }

    private static java.util.function.Function<byte[], ParsedMail> failingOn(String id) {
        var parser = new MailParser(Set.of("aiuto@shop.example"), _ -> false);
        return raw -> {
            if (new String(raw, StandardCharsets.UTF_8).contains("<" + id + "@")) {
                throw new IllegalStateException("cannot read this");
            }
            return parser.parse(raw);
        };
    }

    @Test
    void a_message_that_cannot_be_written_goes_aside_and_comes_back_by_replay() {
        var broken = new boolean[] {true};
        var parser = new MailParser(Set.of("aiuto@shop.example"), _ -> false);
        try (var desk =
                new TestDesk(raw -> {
                    var parsed = parser.parse(raw);
                    // No database has room for such a date: the transaction fails.
                    return broken[0] && "a2@m.example".equals(parsed.messageId())
                            ? Letter.withDate(parsed, Instant.MAX)
                            : parsed;
                })) {
            var box = desk.mailbox(false, false);
            var filed =
                    desk.arrive(
                            box,
                            place(desk, box, 3, 1),
                            letter("a1").text(),
                            letter("a2").text(),
                            letter("a3").text());
            assertEquals(2, filed.stored());
            assertEquals(1, filed.quarantined());
            broken[0] = false;
            desk.replay().again(desk.quarantine.all(9).getFirst());
            assertEquals(0, desk.quarantine.count());
            assertEquals(TicketState.NEW, desk.ticketOf("a2").state());
            var folder = desk.mailboxes.folders(box.id()).getFirst().id();
            assertEquals(3, desk.mailboxes.read(folder, 42, List.of(1L, 2L, 3L)).size());
        }
    }

    @Test
    void a_problem_of_the_store_is_nobodys_mails_fault() {
        try (var desk = new TestDesk()) {
            var box = desk.mailbox(false, true);
            desk.outbox.failure = new Problem("store.full");
            assertThrows(
                    Problem.class,
                    () ->
                            desk.arrive(
                                    box,
                                    place(desk, box, 2, 1),
                                    letter("a1").text(),
                                    letter("a2").text()));
            assertEquals(0, desk.quarantine.count());
            assertEquals(List.of(), desk.all());
            assertEquals(FolderCursor.NONE, desk.mailboxes.folders(box.id()).getFirst().cursor());
        }
    }

    @Test
    void a_bounce_marks_the_failed_answer_and_reopens_nothing() {
        try (var desk = new TestDesk()) {
            var box = desk.mailbox(false, true);
            desk.arrive(
                    box,
                    null,
                    letter("a1").text(),
                    letter("r1").from(US).to(ANNA).subject("Re: Ordine 7").refs("a1").text());
            var ticket = desk.ticketOf("a1");
            solve(desk, "a1");
            desk.arrive(box, null, Letter.bounce("dsn", "anna@example.it", "r1", 3));
            var after = desk.ticketOf("a1");
            assertEquals(ticket.id(), desk.mail("dsn").ticketId());
            assertEquals(TicketState.SOLVED, after.state());
            assertEquals(0, after.reopened());
            assertTrue(after.unread());
            assertEquals(
                    "failed",
                    desk.tickets.interactions(ticket.id(), false).stream()
                            .filter(one -> one.kind() == Interaction.Kind.MAIL_OUT)
                            .filter(one -> one.mailId() == desk.mail("r1").id())
                            .findFirst()
                            .orElseThrow()
                            .delivery());
            var now = TestDesk.NOW;
            var anna = Set.of("anna@example.it");
            assertEquals(anna, desk.automatic.suppressed(anna, now.plus(Duration.ofDays(59))));
            assertEquals(Set.of(), desk.automatic.suppressed(anna, now.plus(Duration.ofDays(61))));
        }
    }

    @Test
    void a_forged_bounce_blocks_nobody_who_was_not_written_to() {
        try (var desk = new TestDesk()) {
            var box = desk.mailbox(false, true);
            desk.arrive(
                    box,
                    null,
                    letter("a1").text(),
                    letter("r1").from(US).to(ANNA).subject("Re: Ordine 7").refs("a1").text(),
                    Letter.bounce("dsn", "bruno@example.it", "r1", 3));
            var bruno = Set.of("bruno@example.it");
            assertEquals(Set.of(), desk.automatic.suppressed(bruno, TestDesk.NOW));
        }
    }

    private static void solve(TestDesk desk, String id) {
        state(desk, id, TicketState.SOLVED, Duration.ZERO);
    }

    private static void state(TestDesk desk, String id, TicketState state, Duration ago) {
        var event = new TicketEvent.StateChanged(state, null, null);
        var actor = Actor.program("test");
        var at = TestDesk.NOW.minus(ago);
        var after = desk.ticketOf(id).after(event, actor, at);
        desk.database.write(() -> desk.tickets.append(List.of(new Step(after, event, actor, at))));
    }

    @Test
    void a_customers_answer_reopens_and_an_automatic_one_does_not() {
        try (var desk = new TestDesk()) {
            var box = desk.mailbox(false, false);
            desk.arrive(box, null, letter("a1").text());
            solve(desk, "a1");
            desk.arrive(
                    box,
                    null,
                    letter("auto")
                            .subject("Automatic reply: Ordine 7")
                            .refs("a1")
                            .header("Auto-Submitted", "auto-replied")
                            .text());
            assertEquals(TicketState.SOLVED, desk.ticketOf("a1").state());
            assertEquals(desk.mail("a1").ticketId(), desk.mail("auto").ticketId());
            desk.arrive(box, null, letter("a2").refs("a1").text());
            assertEquals(TicketState.OPEN, desk.ticketOf("a1").state());
            assertEquals(1, desk.ticketOf("a1").reopened());
        }
    }

    @ParameterizedTest
    @CsvSource({"10, true", "20, false"})
    void mail_to_a_ticket_closed_for_long_begins_a_linked_one(int days, boolean same) {
        try (var desk = new TestDesk()) {
            var box = desk.mailbox(false, false);
            desk.intake.file(
                    box,
                    null,
                    List.of(
                            new org.sportello.mail.RawMail(
                                    letter("a1").text().getBytes(StandardCharsets.UTF_8),
                                    "x",
                                    1,
                                    TestDesk.NOW.minus(Duration.ofDays(40)))));
            state(desk, "a1", TicketState.CLOSED, Duration.ofDays(days));
            desk.arrive(box, null, letter("a2").refs("a1").text());
            desk.arrive(box, null, letter("a3").refs("a1", "a2").text());
            assertEquals(same, desk.mail("a1").ticketId().equals(desk.mail("a2").ticketId()));
            assertEquals(desk.mail("a2").ticketId(), desk.mail("a3").ticketId());
            if (!same) {
                assertEquals(desk.mail("a1").ticketId(), desk.ticketOf("a2").linkedTo());
            }
        }
    }

    @Test
    void one_of_us_forwards_and_the_matter_is_the_customers() {
        try (var desk = new TestDesk()) {
            desk.agents.add("Luca", "luca@home.example");
            var box = desk.mailbox(false, false);
            var body =
                    "please look\r\n\r\n"
                            + "---------- Forwarded message ---------\r\n"
                            + "Da: Carla Bo <carla@example.org>\r\n"
                            + "Date: ieri\r\n"
                            + "Subject: Guasto\r\n\r\n"
                            + "Non va.";
            desk.arrive(
                    box,
                    null,
                    letter("f1")
                            .from("Luca <luca@home.example>")
                            .subject("Fwd: Guasto")
                            .body(body)
                            .text());
            var ticket = desk.ticketOf("f1");
            assertEquals("carla@example.org", desk.customers.get(ticket.customerId()).address());
            assertEquals("Guasto", ticket.subject());
            assertEquals("forwarded", desk.mail("f1").flags());
            desk.arrive(
                    box, null, letter("c1").from("carla@example.org").subject("Re: Guasto").text());
            assertEquals(ticket.id(), desk.ticketOf("c1").id());
        }
    }

    @Test
    void an_archive_keeps_its_dates_is_solved_and_silent() {
        try (var desk = new TestDesk()) {
            var box = desk.mailbox(true, true);
            var old = letter("a1").day(1).text();
            var young =
                    letter("b1").header("Date", "20 Nov 2026 10:00:00 +0000").subject("Neu").text();
            desk.intake.file(box, place(desk, box, 9, 8), List.of(desk.raw(young), desk.raw(old)));
            assertEquals(TicketState.SOLVED, desk.ticketOf("a1").state());
            assertEquals("2026-09-01T10:00:00Z", desk.ticketOf("a1").createdAt().toString());
            assertEquals("2026-09-01T10:00:00Z", desk.ticketOf("a1").lastSolvedAt().toString());
            assertFalse(desk.ticketOf("a1").unread());
            assertEquals(TicketState.NEW, desk.ticketOf("b1").state());
            assertEquals(List.of(), desk.outbox.sent);
            var fresh =
                    new org.sportello.mail.RawMail(
                            letter("c1")
                                    .from("new@example.org")
                                    .text()
                                    .getBytes(StandardCharsets.UTF_8),
                            "INBOX 10",
                            10,
                            TestDesk.NOW);
            desk.intake.file(box, place(desk, box, 10, 8), List.of(fresh));
            assertEquals(TestDesk.NOW, desk.ticketOf("c1").createdAt());
            assertEquals(1, desk.outbox.sent.size());
        }
    }

    @Test
    void our_sent_mail_is_known_by_its_signature() {
        try (var desk = new TestDesk()) {
            var box = desk.mailbox(false, true);
            desk.arrive(box, null, letter("a1").text());
            var ours = desk.outbox.sent.getFirst().messageId();
            var copy =
                    letter(ours).from(US).to(ANNA).header("Auto-Submitted", "auto-replied").text();
            var filed = desk.arrive(box, place(desk, box, 5, 1), copy);
            assertEquals(1, filed.duplicates());
            assertEquals("our sent mail", filed.mails().getFirst().why());
            assertNull(desk.ticketOf("a1").firstReplyAt());
        }
    }
}
