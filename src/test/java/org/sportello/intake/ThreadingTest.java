package org.sportello.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sportello.ticket.TicketState;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Which messages end up on one ticket, in whatever order they come.
final class ThreadingTest {

    private static final String ANNA = "Anna Neri <anna@example.it>";
    private static final String BRUNO = "Bruno <bruno@example.it>";
    private static final String US = "Shop <aiuto@shop.example>";

    private static Letter from(String who, String id) {
        return new Letter().from(who).to(who.equals(US) ? ANNA : US).id(id);
    }

    /// A conversation of five: a customer, an answer, a thank you, a colleague in Cc, an answer.
    private static List<String> five() {
        return List.of(
                from(ANNA, "a1").cc(BRUNO).subject("Fattura 118").day(1).text(),
                from(US, "r1").subject("Re: Fattura 118").refs("a1").day(2).text(),
                from(ANNA, "a2").subject("R: Fattura 118").refs("a1", "r1").day(3).text(),
                from(BRUNO, "b1")
                        .subject("AW: Fattura 118")
                        .reply("a2")
                        .refs("a1", "r1", "a2")
                        .day(4)
                        .text(),
                from(US, "r2")
                        .cc(BRUNO)
                        .subject("Re: R: Fattura 118")
                        .refs("a1", "r1", "a2", "b1")
                        .day(5)
                        .text());
    }

    static List<List<String>> permutations() {
        var result = new ArrayList<List<String>>();
        permute(new ArrayList<>(), new ArrayList<>(five()), result);
        return result;
    }

    private static void permute(List<String> done, List<String> left, List<List<String>> result) {
        if (left.isEmpty()) {
            result.add(List.copyOf(done));
        }
        for (var one : left) {
            var next = new ArrayList<>(done);
            next.add(one);
            var rest = new ArrayList<>(left);
            rest.remove(one);
            permute(next, rest, result);
        }
    }

    @Test
    void every_order_of_arrival_gives_the_same_ticket() {
        for (var order : permutations()) {
            for (int size : new int[] {1, 5}) {
                try (var desk = new TestDesk()) {
                    desk.importAll(size, order);
                    assertEquals(
                            Set.of("a1 a2 b1 r1 r2"),
                            desk.conversations(),
                            () -> size + " " + order);
                    var ticket = desk.ticketOf("a1");
                    assertEquals("Fattura 118", ticket.subject(), () -> size + " " + order);
                    assertEquals(
                            "anna@example.it", desk.customers.get(ticket.customerId()).address());
                    assertEquals(TicketState.SOLVED, ticket.state());
                    assertEquals(0, ticket.reopened());
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void an_answer_to_a_mail_never_received_joins_the_others_of_the_same_people(int order) {
        var mails =
                List.of(
                        from(ANNA, "a2").subject("Re: X").refs("lost").day(2).text(),
                        from(ANNA, "a3").subject("Re: X").refs("lost", "lost2").day(3).text());
        try (var desk = new TestDesk()) {
            desk.importAll(1 + order / 3, order % 2 == 0 ? mails : mails.reversed());
            assertEquals(Set.of("a2 a3"), desk.conversations());
        }
    }

    @Test
    void a_newsletter_does_not_join_its_readers() {
        var mails =
                List.of(
                        from(ANNA, "a1").subject("Re: News").reply("news").refs("news").text(),
                        from(BRUNO, "b1").subject("Re: News").reply("news").refs("news").text(),
                        from(US, "r1")
                                .subject("Re: Re: News")
                                .reply("a1")
                                .refs("news", "a1")
                                .text(),
                        from(US, "r2")
                                .to(BRUNO)
                                .subject("Re: News")
                                .reply("b1")
                                .refs("news", "b1")
                                .text(),
                        from(ANNA, "a2").subject("Re: News").refs("news", "a1", "r1").text());
        for (int size : new int[] {1, 5}) {
            for (var order : List.of(mails, mails.reversed())) {
                try (var desk = new TestDesk()) {
                    desk.importAll(size, order);
                    assertEquals(new TreeSet<>(Set.of("a1 a2 r1", "b1 r2")), desk.conversations());
                }
            }
        }
    }

    @Test
    void a_newsletter_of_ours_in_the_sent_folder_does_not_join_its_readers_either() {
        for (var to :
                List.of(
                        US,
                        ANNA,
                        "kunden@list.example",
                        "Anna <anna@example.it>, Bruno <bruno@other.example>")) {
            var news = new Letter().from(US).to(to).id("news").subject("News").day(1).text();
            var mails =
                    List.of(
                            news,
                            from(ANNA, "a1").subject("Re: News").refs("news").day(2).text(),
                            from("bruno@other.example", "b1")
                                    .subject("Re: News")
                                    .refs("news")
                                    .day(3)
                                    .text());
            for (var order : List.of(mails, mails.reversed())) {
                try (var desk = new TestDesk()) {
                    desk.importAll(1, order);
                    assertNotEquals(desk.ticketOf("a1").id(), desk.ticketOf("b1").id(), to);
                }
            }
        }
    }

    @Test
    void a_reply_of_ours_keeps_its_ticket_when_the_customer_answers_from_another_address() {
        var mails =
                List.of(
                        from(ANNA, "a1").subject("X").day(1).text(),
                        from(US, "r1").subject("Re: X").refs("a1").day(2).text(),
                        from("anna@private.example", "p1")
                                .subject("Re: X")
                                .refs("r1")
                                .day(3)
                                .text());
        for (var order : List.of(mails, mails.reversed())) {
            for (int size : new int[] {1, 3}) {
                try (var desk = new TestDesk()) {
                    desk.importAll(size, order);
                    assertEquals(Set.of("a1 p1 r1"), desk.conversations());
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Re: Ordine 7",
                "R: Ordine 7",
                "RE: AW: Ordine 7",
                "Antw: [shop] Ordine 7",
                "SV: ordine  7",
                "Odp: Ordine 7",
                "回复：Ordine 7",
                "Re[2]: Ordine 7"
            })
    void a_reply_without_references_is_found_by_subject_people_and_time(String subject) {
        var mails =
                List.of(
                        from(ANNA, "a1").subject("Ordine 7").day(1).text(),
                        from(ANNA, "a2").subject(subject).day(5).text());
        for (var order : List.of(mails, mails.reversed())) {
            for (int size : new int[] {1, 2}) {
                try (var desk = new TestDesk()) {
                    desk.importAll(size, order);
                    assertEquals(Set.of("a1 a2"), desk.conversations());
                }
            }
        }
    }

    @Test
    void a_subject_alone_joins_nobody() {
        record Case(String what, Letter first, Letter second) {}
        var cases =
                List.of(
                        new Case(
                                "two customers",
                                from(ANNA, "a1").subject("Ordine"),
                                from(BRUNO, "b1").subject("Ordine")),
                        new Case(
                                "a stranger's reply",
                                from(ANNA, "a1").subject("Ordine"),
                                from(BRUNO, "b1").subject("Re: Ordine")),
                        new Case(
                                "the same customer begins anew",
                                from(ANNA, "a1").subject("Ordine").day(1),
                                from(ANNA, "b1").subject("Ordine").day(2)),
                        new Case(
                                "too late",
                                from(ANNA, "a1").subject("Ordine").day(1),
                                from(ANNA, "b1").subject("Re: Ordine").day(25)),
                        new Case(
                                "no subject at all",
                                from(ANNA, "a1").subject(""),
                                from(ANNA, "b1").subject("Re:")));
        for (var one : cases) {
            for (var order :
                    List.of(List.of(one.first, one.second), List.of(one.second, one.first))) {
                try (var desk = new TestDesk()) {
                    desk.importAll(1, order.stream().map(Letter::text).toList());
                    assertEquals(Set.of("a1", "b1"), desk.conversations(), one.what);
                }
            }
        }
    }

    @Test
    void outlook_is_known_by_its_thread_index() {
        var root = "AQHZkq1mH5JxW0aQnU+0q1tY8bVv3g==";
        var child =
                java.util.Base64.getEncoder()
                        .encodeToString(
                                java.util.Arrays.copyOf(
                                        java.util.Base64.getDecoder().decode(root), 27));
        try (var desk = new TestDesk()) {
            desk.importOne(
                    from(ANNA, "a1").subject("X").header("Thread-Index", root).text(),
                    from(ANNA, "a2").subject("Y").header("Thread-Index", child).text(),
                    from(BRUNO, "b1").subject("Y").header("Thread-Index", child).text());
            assertEquals(Set.of("a1 a2", "b1"), desk.conversations());
        }
    }

    @Test
    void the_number_joins_only_who_takes_part() {
        try (var desk = new TestDesk()) {
            desk.importOne(from(ANNA, "a1").subject("Ordine").text());
            long number = desk.ticketOf("a1").number();
            desk.importOne(
                    from(ANNA, "a2").subject("ancora [#" + number + "]").text(),
                    from(ANNA, "a3").subject("Anfrage zu Ticket " + number).text(),
                    from(ANNA, "a4")
                            .to("aiuto+" + number + "@shop.example")
                            .subject("niente")
                            .text(),
                    from(BRUNO, "b1").subject("mein Fall [#" + number + "]").text(),
                    from(BRUNO, "b2").subject("Bestellung #" + number).text());
            assertEquals(Set.of("a1 a2 a3 a4", "b1", "b2"), desk.conversations());
            assertEquals(desk.ticketOf("a1").id(), desk.ticketOf("b1").linkedTo());
            assertEquals(null, desk.ticketOf("b2").linkedTo());
        }
    }

    @Test
    void our_signed_id_leads_home_for_anybody() {
        try (var desk = new TestDesk()) {
            desk.importOne(from(ANNA, "a1").subject("Ordine").text());
            var ours = desk.ids.next(desk.ticketOf("a1").number(), "shop.example");
            var forged = ours.replaceFirst("\\.[0-9a-z]+@", ".abc@");
            desk.importOne(
                    from(BRUNO, "b1").subject("ja").refs(ours).text(),
                    from(BRUNO, "b2").subject("nein").refs(forged).text());
            assertEquals(Set.of("a1 b1", "b2"), desk.conversations());
            assertEquals("our id in references #1", desk.mail("b1").why());
        }
    }

    @Test
    void automatic_answers_and_reports_find_a_ticket_that_comes_later() {
        var mails =
                List.of(
                        from(ANNA, "a1").subject("X").day(1).text(),
                        from(US, "r1").subject("Re: X").refs("a1").day(2).text(),
                        from(ANNA, "out1")
                                .subject("Automatic reply: X")
                                .header("Auto-Submitted", "auto-replied")
                                .reply("r1")
                                .day(2)
                                .text(),
                        from(ANNA, "out2")
                                .subject("Risposta automatica: X")
                                .header("Auto-Submitted", "auto-replied")
                                .day(2)
                                .text(),
                        from(BRUNO, "out3")
                                .subject("Out of Office: Y")
                                .header("Auto-Submitted", "auto-replied")
                                .day(2)
                                .text(),
                        Letter.bounce("dsn1", "anna@example.it", "r1", 3),
                        Letter.bounce("dsn2", "anna@example.it", "nowhere", 3));
        for (var order : List.of(mails, mails.reversed())) {
            for (int size : new int[] {1, 9}) {
                try (var desk = new TestDesk()) {
                    desk.importAll(size, order);
                    assertEquals(
                            Set.of("a1 dsn1 out1 out2 r1", "-dsn2 out3"), desk.conversations());
                    assertEquals(TicketState.SOLVED, desk.ticketOf("a1").state());
                    assertEquals(0, desk.ticketOf("a1").reopened());
                }
            }
        }
    }
}
