package org.sportello.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sportello.mail.Alias;
import org.sportello.mail.message.MailAddress;
import org.sportello.ticket.Interaction;

import java.time.Duration;
import java.util.List;

/// Who is told by itself that the mail has come.
final class AcknowledgementTest {

    private static final String US = "Shop <aiuto@shop.example>";

    private static Letter letter(String id, String from) {
        return new Letter().from(from).to(US).id(id).subject("Ordine 7");
    }

    @Test
    void a_customer_gets_the_number_of_the_new_ticket() {
        try (var desk = new TestDesk()) {
            var box = desk.mailbox(false, true);
            desk.arrive(
                    box,
                    null,
                    letter("a1", "Anna Neri <anna@example.it>")
                            .body("Buongiorno, il mio ordine non è ancora arrivato. Grazie")
                            .refs("older")
                            .text());
            var mail = desk.outbox.sent.getFirst();
            var number = desk.ticketOf("a1").number();
            assertEquals("Re: Ordine 7 [#" + number + "]", mail.subject());
            assertTrue(mail.text().contains("Gentile Anna Neri"), mail.text());
            assertTrue(mail.text().contains("#" + number));
            assertTrue(mail.automatic());
            assertEquals("a1@m.example", mail.inReplyTo());
            assertEquals(List.of("older@m.example", "a1@m.example"), mail.references());
            assertEquals(number, desk.ids.verify(mail.messageId()).orElseThrow());
            var ticket = desk.ticketOf("a1");
            assertEquals(null, ticket.firstReplyAt());
            assertEquals(TestDesk.NOW, ticket.askedAt());
            assertEquals(
                    List.of(Interaction.Kind.MAIL_IN, Interaction.Kind.MAIL_OUT),
                    desk.tickets.interactions(ticket.id(), false).stream()
                            .map(Interaction::kind)
                            .toList());
        }
    }

    @Test
    void an_english_customer_is_answered_in_english() {
        try (var desk = new TestDesk()) {
            desk.arrive(
                    desk.mailbox(false, true),
                    null,
                    letter("a1", "Bob <bob@example.org>")
                            .body("Hello, my order has not arrived and I would like to know why.")
                            .text());
            assertTrue(desk.outbox.sent.getFirst().text().contains("Hello Bob"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "no-reply@example.org, '', ''",
        "noreply+7@example.org, '', ''",
        "do_not_reply@example.org, '', ''",
        "MAILER-DAEMON@example.org, '', ''",
        "aiuto@shop.example, '', ''",
        "aiuto+12@shop.example, '', ''",
        "luca@shop.example, '', ''",
        "blocked@example.org, '', ''",
        "anna@example.org, Auto-Submitted, auto-generated",
        "anna@example.org, List-Id, <x.example>",
        "anna@example.org, Reply-To, noreply@example.org",
    })
    void nobody_else_is_answered(String from, String header, String value) {
        try (var desk = new TestDesk()) {
            desk.agents.add("Luca", "luca@shop.example");
            desk.automatic.suppress(
                    "blocked@example.org", TestDesk.NOW.plus(Duration.ofDays(1)), "test");
            var letter = letter("a1", from);
            if (!header.isEmpty()) {
                letter.header(header, value);
            }
            desk.arrive(desk.mailbox(false, true), null, letter.text());
            assertEquals(List.of(), desk.outbox.sent);
        }
    }

    @Test
    void a_mailbox_that_does_not_want_it_is_silent() {
        try (var desk = new TestDesk()) {
            desk.arrive(desk.mailbox(false, false), null, letter("a1", "anna@example.it").text());
            assertEquals(List.of(), desk.outbox.sent);
        }
    }

    @Test
    void more_on_the_same_ticket_is_not_acknowledged_again() {
        try (var desk = new TestDesk()) {
            var box = desk.mailbox(false, true);
            desk.arrive(
                    box,
                    null,
                    letter("a1", "anna@example.it").text(),
                    letter("a2", "anna@example.it").refs("a1").text());
            desk.arrive(box, null, letter("a3", "anna@example.it").refs("a1").text());
            assertEquals(1, desk.outbox.sent.size());
        }
    }

    @Test
    void three_a_day_are_enough_for_one_address() {
        try (var desk = new TestDesk()) {
            var box = desk.mailbox(false, true);
            desk.arrive(
                    box,
                    null,
                    letter("a1", "anna@example.it").text(),
                    letter("a2", "anna@example.it").text());
            desk.arrive(
                    box,
                    null,
                    letter("a3", "Anna@Example.IT").text(),
                    letter("a4", "anna@example.it").text(),
                    letter("b1", "bruno@example.it").text());
            assertEquals(
                    List.of(
                            "anna@example.it",
                            "anna@example.it",
                            "anna@example.it",
                            "bruno@example.it"),
                    desk.outbox.sent.stream().map(mail -> mail.to().getFirst().key()).toList());
        }
    }

    @Test
    void mail_to_another_address_is_acknowledged_as_that_address_and_never_one_of_ours() {
        try (var desk = new TestDesk()) {
            var box =
                    desk.mailbox(false, true)
                            .withAliases(
                                    List.of(new Alias("ordini@shop.example", "Gli ordini", "")));
            desk.mailboxes.update(box);
            desk.arrive(
                    box,
                    null,
                    new Letter()
                            .from("Anna Neri <anna@example.it>")
                            .to("Ordini <Ordini@shop.example>")
                            .id("a1")
                            .subject("Ordine 7")
                            .text());
            desk.arrive(box, null, letter("a2", "Ordini <ordini@shop.example>").text());
            assertEquals(1, desk.outbox.sent.size());
            assertEquals(
                    new MailAddress("Gli ordini", "ordini@shop.example"),
                    desk.outbox.sent.getFirst().from());
        }
    }
}
