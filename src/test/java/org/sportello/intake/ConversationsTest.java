package org.sportello.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sportello.mail.Mail;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// Conversations as mail programs and mail systems spoil them; each in both orders, one by one and
/// in one batch.
final class ConversationsTest {

    private static final String ANNA = "Anna Neri <anna@example.it>";
    private static final String BRUNO = "Bruno <bruno@example.org>";
    private static final String US = "Shop <aiuto@shop.example>";

    private static Letter from(String who, String id) {
        return new Letter().from(who).to(who.equals(US) ? ANNA : US).id(id);
    }

    private static void become(Set<String> conversations, List<String> mails) {
        for (var order : List.of(mails, mails.reversed())) {
            for (int size : new int[] {1, mails.size()}) {
                try (var desk = new TestDesk()) {
                    desk.importAll(size, order);
                    assertEquals(conversations, desk.conversations(), () -> size + " " + order);
                }
            }
        }
    }

    private static String why(TestDesk desk, String id) {
        return Objects.requireNonNull(mail(desk, id)).why();
    }

    private static Mail mail(TestDesk desk, String id) {
        return desk.mails.findByMessageIds(List.of(Letter.full(id))).getFirst();
    }

    @Test
    void who_answers_a_customers_mail_belongs_to_it_though_only_the_customer_knows_him() {
        become(
                Set.of("a1 b1"),
                List.of(
                        from(ANNA, "a1").subject("Fattura 118").day(1).text(),
                        from(BRUNO, "b1")
                                .subject("Re: Fattura 118")
                                .refs("a1")
                                .reply("a1")
                                .day(2)
                                .text()));
    }

    @Test
    void readers_of_a_circular_that_went_to_us_too_do_not() {
        var circular =
                from("Carla <carla@example.net>", "c1")
                        .header(
                                "To",
                                "aiuto@shop.example, a@a.example, b@b.example, c@c.example,"
                                        + " d@d.example, e@e.example, f@f.example, g@g.example,"
                                        + " h@h.example, i@i.example")
                        .subject("Novità")
                        .day(1)
                        .text();
        become(
                Set.of("c1", "b1", "a1"),
                List.of(
                        circular,
                        from(BRUNO, "b1").subject("Re: Novità").reply("c1").day(2).text(),
                        from(ANNA, "a1").subject("Re: Novità").reply("c1").day(3).text()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Fattura 118",
                "RE: [EXTERN] Fattura 118",
                "***SPAM*** Re: Fattura 118",
                "{Spam?} R: Fattura 118",
                "EXTERNAL: RE: Fattura 118",
                "POSTA CERTIFICATA: Re: Fattura 118",
                "Ats: Fattura 118",
                "Отг: Fattura 118",
                "Одг: Fattura 118",
                "Відп: Fattura 118",
                "TL: Fattura 118",
                "پاسخ: Fattura 118",
                "Balas: Fattura 118",
                "Réf. : Fattura 118",
                "Re:Re: Fattura 118"
            })
    void an_answer_to_an_id_that_was_changed_on_the_way_is_known_by_its_subject(String subject) {
        var changed = "0102@amazonses.example";
        var mails =
                List.of(
                        from(ANNA, "a1").subject("Fattura 118").day(1).text(),
                        from(US, "r1").subject("Re: Fattura 118").refs("a1").day(2).text(),
                        from(ANNA, "a2").subject(subject).reply(changed).day(3).text());
        for (int size : new int[] {1, 3}) {
            try (var desk = new TestDesk()) {
                desk.importAll(size, mails);
                assertEquals(Set.of("a1 a2 r1"), desk.conversations(), () -> size + " " + subject);
            }
        }
    }

    @Test
    void ids_in_encoded_words_and_over_several_lines_are_read() {
        become(
                Set.of("a1 a2 a3 r1"),
                List.of(
                        from(ANNA, "a1").subject("Fattura 118").day(1).text(),
                        from(US, "r1").subject("Re: Fattura 118").refs("a1").day(2).text(),
                        from(ANNA, "a2")
                                .subject("altro titolo")
                                .header("In-Reply-To", "=?us-ascii?Q?=3Cr1=40m.example=3E?=")
                                .day(3)
                                .text(),
                        from(ANNA, "a3")
                                .subject("ancora")
                                .header(
                                        "In-Reply-To",
                                        "Your message of \"Wed, 2 Sep\" <r1@m\r\n .example>")
                                .day(4)
                                .text()));
    }

    @Test
    void a_message_that_was_changed_on_one_of_two_ways_is_in_one_ticket() {
        var direct = from(ANNA, "a1").subject("Fattura 118").day(1);
        var listed = from(ANNA, "a1").subject("Fattura 118").day(1).body("Some words. A footer");
        var later = from(ANNA, "a1").subject("Fattura 118").day(2).body("Other words.");
        assertEquals(1, tickets(direct, listed));
        assertEquals(2, tickets(direct, later));
    }

    private static long tickets(Letter... letters) {
        long most = 0;
        for (int size : new int[] {1, letters.length}) {
            try (var desk = new TestDesk()) {
                desk.importAll(size, Stream.of(letters).map(Letter::text).toList());
                assertEquals(letters.length, desk.all().size());
                most = desk.all().stream().map(Mail::ticketId).distinct().count();
            }
        }
        return most;
    }

    private static String report(String subject, String text) {
        return """
        Return-Path: <>
        From: postmaster@example.it
        To: aiuto@shop.example
        Subject: %s
        Message-ID: <bounce@m.example>
        Date: 03 Sep 2026 10:00:00 +0000
        Content-Type: text/plain; charset=utf-8

        %s
        """
                .formatted(subject, text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Undeliverable: Re: Fattura 118",
                "Non recapitabile: Re: Fattura 118",
                "Unzustellbar: Re: Fattura 118"
            })
    void a_report_that_returns_nothing_is_known_by_recipient_and_subject(String subject) {
        try (var desk = new TestDesk()) {
            desk.importAll(
                    1,
                    List.of(
                            from(ANNA, "a1").subject("Fattura 118").day(1).text(),
                            from(US, "r1").subject("Re: Fattura 118").refs("a1").day(2).text(),
                            report(subject, "anna@example.it\n550 5.1.1 user unknown")));
            assertEquals(Set.of("a1 bounce r1"), desk.conversations());
            assertEquals("recipient and subject of a report", why(desk, "bounce"));
        }
    }

    @Test
    void or_by_the_subject_that_it_quotes() {
        try (var desk = new TestDesk()) {
            desk.importAll(
                    1,
                    List.of(
                            from(ANNA, "a1").subject("Fattura 118").day(1).text(),
                            report(
                                    "Message undeliverable",
                                    "The following recipient(s) could not be reached:\n\n"
                                            + "anna@example.it\n"
                                            + "   Subject: Re: Fattura 118\n"
                                            + "   Sent: today\n"
                                            + "550 5.1.1 user unknown")));
            assertEquals(Set.of("a1 bounce"), desk.conversations());
        }
    }

    @Test
    void a_report_about_somebody_else_with_the_same_subject_is_not() {
        try (var desk = new TestDesk()) {
            desk.importAll(
                    1,
                    List.of(
                            from(ANNA, "a1").subject("Fattura 118").day(1).text(),
                            report(
                                    "Undeliverable: Fattura 118",
                                    "bruno@example.it\n550 5.1.1 user unknown")));
            assertEquals(Set.of("-bounce", "a1"), desk.conversations());
        }
    }
}
