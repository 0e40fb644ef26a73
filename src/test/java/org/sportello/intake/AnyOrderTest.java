package org.sportello.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Set;

/// Conversations whose links are broken become the same tickets in whatever order their mails come:
/// a first sync begins with the newest.
final class AnyOrderTest {

    private static final String ANNA = "Anna Neri <anna@example.it>";
    private static final String BRUNO = "Bruno <bruno@example.org>";
    private static final String US = "Shop <aiuto@shop.example>";

    private static Letter from(String who, String id) {
        return new Letter().from(who).to(who.equals(US) ? ANNA : US).id(id);
    }

    private static void become(Set<String> conversations, List<String> mails) {
        for (var order : List.of(mails, mails.reversed())) {
            for (int size : new int[] {1, 2, mails.size()}) {
                try (var desk = new TestDesk()) {
                    desk.importAll(size, order);
                    assertEquals(conversations, desk.conversations(), () -> size + " " + order);
                }
            }
        }
    }

    @Test
    void a_first_mail_without_an_id_is_found_by_its_answers() {
        become(
                Set.of("a2 null r1"),
                List.of(
                        new Letter().from(ANNA).to(US).subject("Fattura 118").day(1).text(),
                        from(US, "r1").subject("Re: Fattura 118").reply("made-up").day(2).text(),
                        from(ANNA, "a2")
                                .subject("R: Fattura 118")
                                .refs("made-up", "r1")
                                .day(3)
                                .text()));
    }

    @Test
    void an_answer_tied_by_nothing_but_an_id_that_a_relay_changed_finds_its_ticket() {
        become(
                Set.of("a1 a2 r1"),
                List.of(
                        from(ANNA, "a1").subject("Fattura 118").day(1).text(),
                        from(US, "r1").subject("Re: Fattura 118").refs("a1").day(2).text(),
                        from(ANNA, "a2").subject("R: Fattura 118").reply("changed").day(3).text()));
    }

    @Test
    void two_matters_of_one_customer_under_one_subject_stay_two() {
        become(
                Set.of("a1 a2 r1", "b1 s1"),
                List.of(
                        from(ANNA, "a1").subject("Ordine").day(1).text(),
                        from(ANNA, "b1").subject("Ordine").day(2).text(),
                        from(US, "r1").subject("Re: Ordine").refs("a1").day(3).text(),
                        from(US, "s1").subject("Re: Ordine").refs("b1").day(4).text(),
                        from(ANNA, "a2").subject("Re: Ordine").reply("r1").day(5).text()));
    }

    @Test
    void who_only_takes_part_in_a_ticket_does_not_begin_it() {
        become(
                Set.of("a1 b2 r1", "b1"),
                List.of(
                        from(BRUNO, "b1").subject("Ordine").day(1).text(),
                        from(ANNA, "a1").subject("Ordine").day(2).text(),
                        from(US, "r1").cc(BRUNO).subject("Re: Ordine").refs("a1").day(3).text(),
                        from(BRUNO, "b2").subject("Re: Ordine").refs("a1", "r1").day(4).text()));
    }

    @Test
    void an_answer_much_later_than_the_first_mail_is_another_matter() {
        become(
                Set.of("a1", "a2"),
                List.of(
                        from(ANNA, "a1").subject("Ordine").day(1).text(),
                        from(ANNA, "a2").subject("Re: Ordine").reply("changed").day(25).text()));
    }

    @Test
    void a_report_that_names_no_id_waits_for_the_mail_that_it_is_about() {
        var report =
                from("Mail Delivery System <mailer-daemon@example.it>", "d1")
                        .subject("Undeliverable: Re: Fattura 118")
                        .body("The following recipient(s) cannot be reached:\n\nanna@example.it")
                        .day(3)
                        .text();
        become(
                Set.of("a1 d1 r1"),
                List.of(
                        from(ANNA, "a1").subject("Fattura 118").day(1).text(),
                        from(US, "r1").subject("Re: Fattura 118").refs("a1").day(2).text(),
                        report));
        become(
                Set.of("-d1", "b1 s1"),
                List.of(
                        from(BRUNO, "b1").subject("Fattura 118").day(1).text(),
                        from(US, "s1").to(BRUNO).subject("Re: Fattura 118").refs("b1").text(),
                        report));
    }

    @Test
    void a_first_mail_whose_id_was_used_again_is_found_by_its_answers() {
        become(
                Set.of("a2 r1 twice", "s1 twice"),
                List.of(
                        from(ANNA, "twice").subject("Fattura 118").day(1).text(),
                        from(US, "r1").subject("Re: Fattura 118").refs("twice").day(2).text(),
                        from(ANNA, "a2")
                                .subject("R: Fattura 118")
                                .refs("twice", "r1")
                                .day(3)
                                .text(),
                        from(BRUNO, "twice").subject("Bestellung").day(4).text(),
                        from(US, "s1")
                                .to(BRUNO)
                                .subject("Re: Bestellung")
                                .reply("twice")
                                .day(5)
                                .text()));
    }

    @Test
    void an_id_used_twice_does_not_join_two_customers() {
        become(
                Set.of("a1 r1", "b1 twice"),
                List.of(
                        from(ANNA, "a1").subject("Fattura 118").day(1).text(),
                        from(US, "r1").subject("Re: Fattura 118").refs("a1", "twice").day(2).text(),
                        from(BRUNO, "twice").subject("Bestellung").day(3).text(),
                        from(BRUNO, "b1").subject("Re: Bestellung").refs("twice").day(4).text()));
    }
}
