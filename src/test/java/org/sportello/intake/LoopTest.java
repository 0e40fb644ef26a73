package org.sportello.intake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sportello.mail.Mailbox;
import org.sportello.mail.outbox.AutomaticMail;
import org.sportello.mail.outbox.OutgoingMail;
import org.sportello.mail.send.MimeComposer;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;

/// Programs that answer each other come to an end, whatever the other one does.
final class LoopTest {

    private static final String OTHER = "desk@other.example";
    private static final int MANY = 120;

    /// How the program on the other side answers.
    enum Responder {
        PLAIN(AutomaticMail.MOST_A_DAY),
        TAGGED(AutomaticMail.MOST_A_DAY),
        RENAMED(AutomaticLimit.MOST_A_SERIES);

        private final int most;

        Responder(int most) {
            this.most = most;
        }

        /// Nothing in it says that a program wrote, or what it answers.
        private String letter(int round) {
            var address =
                    switch (this) {
                        case PLAIN -> OTHER;
                        case TAGGED -> "desk+" + round + "@other.example";
                        case RENAMED -> "desk" + round + "@other.example";
                    };
            return new Letter()
                    .from("Desk <" + address + ">")
                    .to(TestDesk.US)
                    .id("answer" + round)
                    .subject("Your request " + round)
                    .body("Hello, this is about your request number " + round + ".")
                    .text();
        }
    }

    @ParameterizedTest
    @EnumSource(Responder.class)
    void a_responder_without_marks_is_answered_so_often_a_day(Responder responder) {
        try (var desk = new TestDesk()) {
            var box = desk.mailbox(false, true);
            for (int round = 0; round < MANY; round++) {
                desk.arrive(box, null, responder.letter(round));
            }
            assertEquals(responder.most, desk.outbox.sent.size());
        }
    }

    @Test
    void everybody_of_one_company_is_told_that_the_mail_has_come() {
        try (var desk = new TestDesk()) {
            var box = desk.mailbox(false, true);
            for (int person = 0; person < MANY; person++) {
                var name = "" + (char) ('a' + person % 26) + (char) ('a' + person / 26);
                desk.arrive(
                        box,
                        null,
                        new Letter()
                                .from(name + "@company.example")
                                .to(TestDesk.US)
                                .id("letter" + person)
                                .subject("Question")
                                .body("Hello")
                                .text());
            }
            assertEquals(MANY, desk.outbox.sent.size());
        }
    }

    @Test
    void who_writes_to_a_group_that_is_our_mailbox_is_told_and_the_group_is_not() {
        try (var desk = new TestDesk()) {
            var box = desk.mailbox(false, true);
            desk.arrive(
                    box,
                    null,
                    new Letter()
                            .from("ada@company.example")
                            .to(TestDesk.US)
                            .id("grouped")
                            .subject("Question")
                            .header("Reply-To", TestDesk.US)
                            .header("List-Id", "<" + TestDesk.US.replace('@', '.') + ">")
                            .header("List-Post", "<mailto:" + TestDesk.US + ">")
                            .text());
            var told = desk.outbox.sent.getFirst().to();
            assertEquals("ada@company.example", told.getFirst().address());
        }
    }

    @ParameterizedTest
    @EnumSource(Responder.class)
    void a_clock_that_jumps_grants_no_more_than_the_days_that_it_shows(Responder responder) {
        var chance = new Random(11);
        for (int run = 0; run < 5; run++) {
            try (var desk = new TestDesk()) {
                var box = desk.mailbox(false, true);
                var last = desk.now;
                for (int round = 0; round < MANY; round++) {
                    desk.now = TestDesk.NOW.plus(Duration.ofMinutes(chance.nextInt(3 * 24 * 60)));
                    last = desk.now.isAfter(last) ? desk.now : last;
                    desk.arrive(box, null, responder.letter(round));
                }
                long days = Duration.between(TestDesk.NOW, last).toDays() + 1;
                assertTrue(desk.outbox.sent.size() <= responder.most * days);
            }
        }
    }

    @Test
    void two_desks_do_not_acknowledge_each_others_acknowledgements() {
        assertEquals(1, talk(false));
    }

    @Test
    void nor_without_end_where_a_relay_takes_every_mark_away() {
        assertTrue(talk(true) <= 2 * AutomaticMail.MOST_A_DAY);
    }

    /// How many acknowledgements two desks write after one letter from the other's address.
    private static int talk(boolean unmarked) {
        try (var here = new TestDesk();
                var there = new TestDesk()) {
            var desks = List.of(here, there);
            var boxes = List.<Mailbox>of(here.mailbox(false, true), there.mailbox(false, true));
            var letter = new Letter().from(OTHER).to(TestDesk.US).id("a1").subject("Ordine").text();
            int sent = 0;
            for (int round = 0; round < MANY && !letter.isEmpty(); round++) {
                var desk = desks.get(round % 2);
                int before = desk.outbox.sent.size();
                desk.arrive(boxes.get(round % 2), null, letter);
                letter = "";
                if (desk.outbox.sent.size() > before) {
                    sent++;
                    letter = carried(desk.outbox.sent.getLast(), unmarked, round);
                }
            }
            return sent;
        }
    }

    /// Each desk has the same address of its own; on the way the two are exchanged.
    private static String carried(OutgoingMail mail, boolean unmarked, int round) {
        if (unmarked) {
            return new Letter()
                    .from(OTHER)
                    .to(TestDesk.US)
                    .id("relayed" + round)
                    .subject(mail.subject().replaceAll("Re: |\\[#\\d+]", "").strip() + round)
                    .body("Hello")
                    .text();
        }
        var text = new String(new MimeComposer(ZoneOffset.UTC).compose(mail, TestDesk.NOW), UTF_8);
        return text.replace(OTHER, "\0").replace(TestDesk.US, OTHER).replace("\0", TestDesk.US);
    }
}
