package org.sportello.ticket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sportello.ticket.TicketHistory.Past;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

final class TicketTest {

    private static final Actor INTAKE = Actor.program("new");
    private static final Actor ANNA = Actor.agent(1);

    @Test
    void beginsNewAndUnread() {
        var ticket = byMail();

        assertEquals(TicketState.NEW, ticket.state());
        assertEquals(1, ticket.version());
        assertTrue(ticket.unread());
        assertEquals(minute(0), ticket.createdAt());
    }

    @Test
    void beginsOpenAndReadWhenAnAgentOpensIt() {
        var ticket = Ticket.opened(1, 10001, opened(), ANNA, minute(0));

        assertEquals(TicketState.OPEN, ticket.state());
        assertFalse(ticket.unread());
        assertNull(ticket.askedAt());
    }

    @ParameterizedTest
    @CsvSource({
        "NEW,     NEW,  0",
        "OPEN,    OPEN, 0",
        "WAITING, OPEN, 0",
        "SOLVED,  OPEN, 1",
        "CLOSED,  OPEN, 1",
        "SPAM,    SPAM, 0",
    })
    void aCustomersMailBringsItBack(TicketState before, TicketState after, int reopened) {
        var ticket = in(before).after(mail("again"), INTAKE, minute(9));

        assertEquals(after, ticket.state());
        assertEquals(reopened, ticket.reopened());
        assertNull(ticket.waitingFor());
    }

    @ParameterizedTest
    @CsvSource({"NEW", "OPEN", "WAITING", "SOLVED", "CLOSED", "SPAM"})
    void automaticMailChangesNoStateAndStartsNoClock(TicketState state) {
        var before = in(state);
        var ticket =
                before.after(new TicketEvent.MailReceived(3, false, "away"), INTAKE, minute(9));

        assertEquals(state, ticket.state());
        assertEquals(before.askedAt(), ticket.askedAt());
        assertEquals(before.interactions(), ticket.interactions());
        assertEquals(before.updatedAt(), ticket.updatedAt());
    }

    @Test
    void newUntilAPersonDoesSomething() {
        var ticket = byMail().after(mail("hello"), INTAKE, minute(0));

        assertEquals(TicketState.NEW, ticket.after(new TicketEvent.Read(true), ANNA, T).state());
        assertEquals(TicketState.NEW, ticket.after(new TicketEvent.Tagged("x"), ANNA, T).state());
        assertEquals(
                TicketState.NEW, ticket.after(new TicketEvent.Acknowledged(4), INTAKE, T).state());
        assertEquals(
                TicketState.NEW,
                ticket.after(new TicketEvent.Assigned(2L), Actor.program("rule"), T).state());
        assertEquals(TicketState.OPEN, ticket.after(new TicketEvent.Assigned(2L), ANNA, T).state());
        assertEquals(
                TicketState.OPEN, ticket.after(new TicketEvent.Replied(5, "hi"), ANNA, T).state());
    }

    @Test
    void theLongestUnansweredMessageCounts() {
        var ticket =
                byMail().after(mail("first"), INTAKE, minute(1))
                        .after(mail("2nd"), INTAKE, minute(5));

        assertEquals(minute(1), ticket.askedAt());
        assertEquals("2nd", ticket.snippet());
        assertEquals(2, ticket.interactions());
    }

    @Test
    void anAcknowledgementAnswersNobody() {
        var asked = byMail().after(mail("first"), INTAKE, minute(1));
        var ticket = asked.after(new TicketEvent.Acknowledged(4), INTAKE, minute(2));

        assertEquals(minute(1), ticket.askedAt());
        assertNull(ticket.firstReplyAt());
        assertEquals(0, ticket.replies());
        assertEquals(asked.updatedAt(), ticket.updatedAt());
    }

    @Test
    void aReplyAnswers() {
        var ticket =
                byMail().after(mail("?"), INTAKE, minute(1))
                        .after(new TicketEvent.Replied(5, "!"), ANNA, minute(3))
                        .after(mail("??"), INTAKE, minute(4))
                        .after(new TicketEvent.Replied(6, "!!"), ANNA, minute(8));

        assertNull(ticket.askedAt());
        assertEquals(minute(3), ticket.firstReplyAt());
        assertEquals(2, ticket.replies());
        assertEquals(4, ticket.interactions());
        assertFalse(ticket.unread());
    }

    @Test
    void aCallOfOursAnswersACallOfTheirsDoesNot() {
        var asked = byMail().after(mail("?"), INTAKE, minute(1));

        var theirs = asked.after(new TicketEvent.CallLogged(3, true, "ring"), ANNA, minute(2));
        var ours = asked.after(new TicketEvent.CallLogged(3, false, "ring"), ANNA, minute(2));

        assertEquals(minute(1), theirs.askedAt());
        assertEquals(2, theirs.interactions());
        assertNull(ours.askedAt());
        assertEquals(minute(2), ours.firstReplyAt());
    }

    @Test
    void solvingSettlesAndCountsUntilTheLastSolve() {
        var solved =
                byMail().after(mail("?"), INTAKE, minute(1))
                        .after(new TicketEvent.Replied(5, "!"), ANNA, minute(2))
                        .after(to(TicketState.SOLVED), ANNA, minute(2));
        var thanked =
                solved.after(mail("thanks"), INTAKE, minute(6))
                        .after(to(TicketState.SOLVED), ANNA, minute(7));
        var polite = thanked.after(new TicketEvent.Replied(7, "welcome"), ANNA, minute(9));

        assertEquals(minute(2), solved.lastSolvedAt());
        assertEquals(minute(2), thanked.firstSolvedAt());
        assertEquals(minute(7), thanked.lastSolvedAt());
        assertEquals(1, thanked.reopened());
        assertNull(thanked.askedAt());
        assertEquals(3, thanked.interactions());
        assertEquals(3, polite.interactions());
        assertEquals(TicketState.SOLVED, polite.state());
    }

    @Test
    void closingASolvedTicketSolvesItNotOnceMore() {
        var ticket =
                byMail().after(to(TicketState.SOLVED), ANNA, minute(2))
                        .after(to(TicketState.CLOSED), ANNA, minute(60));

        assertEquals(minute(2), ticket.lastSolvedAt());
        assertEquals(0, ticket.reopened());
    }

    @Test
    void anOldMailboxMayComeInNewestFirst() {
        var ticket =
                byMail().after(mail("newest"), INTAKE, minute(50))
                        .after(to(TicketState.SOLVED), INTAKE, minute(50))
                        .after(mail("older"), INTAKE, minute(-20));

        assertEquals(TicketState.SOLVED, ticket.state());
        assertEquals(0, ticket.reopened());
        assertEquals(minute(-20), ticket.createdAt());
        assertEquals(minute(50), ticket.updatedAt());
        assertEquals("newest", ticket.snippet());
        assertEquals(2, ticket.interactions());
        assertNull(ticket.askedAt());
    }

    @Test
    void waitingForADayHasThatDayAsItsDeadline() {
        var day = minute(5000);
        var ticket =
                byMail().after(
                                new TicketEvent.StateChanged(
                                        TicketState.WAITING, WaitingFor.DATE, day),
                                ANNA,
                                minute(2));

        assertEquals(day, ticket.deadline());
        assertNull(ticket.after(mail("?"), INTAKE, minute(9)).deadline());
        assertNull(ticket.after(to(TicketState.OPEN), ANNA, minute(9)).waitUntil());
    }

    @Test
    void aMailThatFailedIsShownAsUnread() {
        var ticket = in(TicketState.SOLVED).after(new TicketEvent.Read(true), ANNA, minute(3));

        assertTrue(ticket.after(new TicketEvent.DeliveryChanged(5, "bounced"), INTAKE, T).unread());
        assertFalse(ticket.after(new TicketEvent.DeliveryChanged(5, "sent"), INTAKE, T).unread());
    }

    @Test
    void aMergedTicketHasNoClock() {
        var asked = byMail().after(mail("?"), INTAKE, minute(1));
        var merged = asked.after(new TicketEvent.Merged(2), ANNA, minute(2));
        var other = in(TicketState.OPEN).after(new TicketEvent.Replied(4, "!"), ANNA, minute(1));

        assertEquals(TicketState.MERGED, merged.state());
        assertEquals(2, merged.mergedInto());
        assertNull(merged.askedAt());
        assertEquals(
                minute(1),
                other.after(new TicketEvent.Absorbed(1, 10001, minute(1)), ANNA, minute(2))
                        .askedAt());
    }

    @Test
    void plainFieldsChange() {
        var ticket =
                byMail().after(new TicketEvent.PriorityChanged(Priority.HIGH), ANNA, T)
                        .after(new TicketEvent.Tagged("b"), ANNA, T)
                        .after(new TicketEvent.Tagged("a"), ANNA, T)
                        .after(new TicketEvent.Untagged("b"), ANNA, T)
                        .after(new TicketEvent.SubjectChanged("New"), ANNA, T)
                        .after(new TicketEvent.CustomerChanged(8), ANNA, T);

        assertEquals(Priority.HIGH, ticket.priority());
        assertEquals(Set.of("a"), ticket.tags());
        assertEquals("New", ticket.subject());
        assertEquals(8, ticket.customerId());
        assertEquals(7, ticket.version());
    }

    @Test
    void whatIsUndoneHasNeverHappened() {
        var facts = new ArrayList<Past>();
        facts.add(new Past(opened(), INTAKE, minute(0)));
        facts.add(new Past(mail("?"), INTAKE, minute(1)));
        var before = history(facts).replay();
        facts.add(new Past(new TicketEvent.Replied(5, "!"), ANNA, minute(3)));
        facts.add(new Past(to(TicketState.SOLVED), ANNA, minute(3)));
        var solved = history(facts).replay();
        var undone = history(facts).undo(Set.of(3, 4));
        facts.add(new Past(new TicketEvent.Undone(new TreeSet<>(List.of(3, 4))), ANNA, minute(4)));

        assertEquals(TicketState.SOLVED, solved.state());
        assertEquals(before.withVersion(5), undone);
        assertEquals(undone, history(facts).replay());
    }

    @Test
    void theBeginningIsNoStep() {
        var ticket = byMail();
        var again = opened();

        assertThrows(IllegalArgumentException.class, () -> ticket.after(again, ANNA, T));
    }

    private static final Instant T = minute(30);

    private static Instant minute(int minute) {
        return Instant.parse("2026-11-20T09:00:00Z").plusSeconds(60L * minute);
    }

    private static TicketHistory history(List<Past> facts) {
        return new TicketHistory(1, 10001, facts);
    }

    private static TicketEvent.Opened opened() {
        return new TicketEvent.Opened("Order", 5, 2L, Channel.MAIL, Priority.NORMAL, null);
    }

    private static Ticket byMail() {
        return Ticket.opened(1, 10001, opened(), INTAKE, minute(0));
    }

    private static TicketEvent mail(String words) {
        return new TicketEvent.MailReceived(3, true, words);
    }

    private static TicketEvent to(TicketState state) {
        return new TicketEvent.StateChanged(state, waiting(state), null);
    }

    private static @Nullable WaitingFor waiting(TicketState state) {
        return state == TicketState.WAITING ? WaitingFor.CUSTOMER : null;
    }

    private static Ticket in(TicketState state) {
        return state == TicketState.NEW ? byMail() : byMail().after(to(state), ANNA, minute(1));
    }
}
