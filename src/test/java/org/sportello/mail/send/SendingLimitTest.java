package org.sportello.mail.send;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sportello.mail.outbox.Outbox;
import org.sportello.mail.outbox.Outbox.Entry;
import org.sportello.mail.outbox.Outbox.State;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A mailbox that sends no more than so many messages an hour.
class SendingLimitTest {

    private static final Duration HOUR = Duration.ofHours(1);

    private final SendingDesk desk;

    SendingLimitTest() throws IOException {
        desk = new SendingDesk();
    }

    @BeforeEach
    void twoAnHour() {
        desk.sendThroughScript();
        desk.change(desk.mailbox.withPerHour(2));
    }

    @AfterEach
    void stop() throws IOException {
        desk.close();
    }

    private List<Entry> queue(int count) {
        return IntStream.range(0, count)
                .mapToObj(one -> desk.queue(SendingDesk.mail("m" + one + "@example.org")))
                .toList();
    }

    private List<State> states(List<Entry> entries) {
        return entries.stream().map(one -> desk.get(one).state()).toList();
    }

    private static List<State> states(String states) {
        return Stream.of(states.split(" ")).map(State::valueOf).toList();
    }

    @Test
    void whatIsOverTheLimitWaitsAndSaysUntilWhen() {
        var start = desk.now;
        var entries = queue(5);
        assertEquals(new SendResult(2, 0), desk.sender.run());
        assertEquals(states("SENT SENT QUEUED QUEUED QUEUED"), states(entries));

        var third = desk.get(entries.get(2));
        assertEquals(Outbox.OVER_LIMIT, third.problem());
        assertEquals(OptionalInt.of(2), third.limit());
        assertEquals(start.plus(HOUR), third.notBefore());
        assertEquals(0, third.attempts(), "waiting is no try");
        assertEquals(start.plus(HOUR.multipliedBy(2)), desk.get(entries.get(4)).notBefore());
        assertEquals(start.plus(HOUR), desk.queue.nextDue().orElseThrow());
    }

    @Test
    void itLeavesByItselfAsSoonAsThereIsRoomAlsoAfterARestart() {
        var entries = queue(2);
        desk.sender.run();
        desk.pass(Duration.ofMinutes(20));
        var third = desk.queue(SendingDesk.mail("third@example.org"));
        desk.restart();
        assertEquals(SendResult.NOTHING, desk.sender.run());
        var due = desk.queue.nextDue().orElseThrow();
        assertEquals(Duration.ofMinutes(40), Duration.between(desk.now, due));

        desk.now = due.minusMillis(1);
        desk.restart();
        assertEquals(SendResult.NOTHING, desk.sender.run());
        assertTrue(desk.queue.nextDue().orElseThrow().isAfter(desk.now), "no busy loop");

        desk.now = due;
        desk.restart();
        assertEquals(new SendResult(1, 0), desk.sender.run());
        assertEquals(states("SENT SENT"), states(entries));
        assertEquals(State.SENT, desk.get(third).state());
        assertNull(desk.get(third).problem());
    }

    @Test
    void roundsWhileItWaitsChangeNothing() {
        queue(4);
        desk.sender.run();
        var steps = desk.told.size();
        desk.pass(Duration.ofMinutes(5));
        desk.sender.run();
        desk.sender.run();
        assertEquals(steps, desk.told.size());
    }

    @Test
    void whatPeopleWroteGoesBeforeAutomaticMailThatHasWaitedLonger() {
        queue(2);
        var automatic = desk.queue(SendingDesk.mail("automatic@example.org", true));
        desk.sender.run();
        var written = desk.queue(SendingDesk.mail("written@example.org"));
        var another = desk.queue(SendingDesk.mail("another@example.org"));
        desk.sender.run();
        assertEquals(desk.now.plus(HOUR), desk.get(another).notBefore());
        assertEquals(desk.now.plus(HOUR.multipliedBy(2)), desk.get(automatic).notBefore());

        desk.pass(HOUR);
        assertEquals(new SendResult(2, 0), desk.sender.run());
        assertEquals(states("SENT SENT QUEUED"), states(List.of(written, another, automatic)));
    }

    @Test
    void oneThatWasRefusedTakesNobodysPlace() {
        desk.smtp.answer("RCPT", "550 5.1.1 no such user");
        var refused = queue(1);
        desk.sender.run();
        assertEquals(states("FAILED"), states(refused));
        desk.smtp.usual();
        queue(2);
        assertEquals(new SendResult(2, 0), desk.sender.run());
    }

    @Test
    void withAHigherLimitOrNoneItLeavesInTheNextRound() {
        queue(5);
        desk.sender.run();
        desk.change(desk.mailbox.withPerHour(3));
        assertEquals(new SendResult(1, 0), desk.sender.run());
        assertEquals(List.of(3, 3), limits());

        desk.change(desk.mailbox.withPerHour(null));
        assertEquals(new SendResult(2, 0), desk.sender.run());
        assertEquals(List.of(), desk.outbox.waiting());
    }

    private List<Integer> limits() {
        return desk.outbox.waiting().stream().map(one -> one.limit().orElse(0)).toList();
    }

    @Test
    void withoutRoomTheServerIsNotAsked() {
        queue(3);
        desk.sender.run();
        var heard = desk.smtp.heard().size();
        desk.sender.run();
        assertEquals(heard, desk.smtp.heard().size());
    }

    @Test
    void whatWaitsCanBeTakenBackAndTryingAgainDoesNotPassTheLimit() {
        var entries = queue(4);
        desk.sender.run();
        assertTrue(desk.outbox.cancel(entries.get(2).id()));
        desk.outbox.retry(entries.get(3).id());
        assertEquals(SendResult.NOTHING, desk.sender.run());
        assertEquals(states("SENT SENT CANCELLED QUEUED"), states(entries));
        assertEquals(List.of(2), limits());
    }

    @Test
    void aClockThatWasWrongHoldsNobodyBack() {
        var right = desk.now;
        desk.now = right.plus(Duration.ofDays(365));
        queue(2);
        desk.sender.run();
        desk.now = right;
        assertEquals(List.of(), sentBefore(right));
        queue(1);
        assertEquals(new SendResult(1, 0), desk.sender.run());
    }

    @Test
    void theLastHourIsCountedForEachMailboxFromTheRows() {
        queue(2);
        desk.sender.run();
        var sent = desk.now;
        assertEquals(List.of(sent, sent), sentBefore(sent));
        assertEquals(List.of(sent, sent), sentBefore(sent.plus(HOUR).minusMillis(1)));
        assertEquals(List.of(), sentBefore(sent.plus(HOUR)));
        assertEquals(List.of(), desk.queue.sent(desk.mailbox.id() + 1, sent.minus(HOUR), sent));
    }

    private List<Instant> sentBefore(Instant until) {
        return desk.queue.sent(desk.mailbox.id(), until.minus(HOUR), until);
    }
}
