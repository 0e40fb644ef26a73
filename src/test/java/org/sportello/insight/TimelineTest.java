package org.sportello.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sportello.ticket.Actor;
import org.sportello.ticket.Channel;
import org.sportello.ticket.Priority;
import org.sportello.ticket.TicketEvent;
import org.sportello.ticket.TicketHistory;
import org.sportello.ticket.TicketHistory.Past;
import org.sportello.ticket.TicketState;
import org.sportello.ticket.WaitingFor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

class TimelineTest {

    /// Facts as `what@hour`; measures as `kind:from-to`; spans as `from-to` with `*` for reopened.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "answered and solved        | open@0 in@0 reply@2 solve@5           |"
                    + " FIRST_RESPONSE:0-2 RESPONSE:0-2 RESOLUTION_FIRST:0-5 RESOLUTION_LAST:0-5 |"
                    + " 0-5",
                "nobody answered            | open@0 in@0                           |              "
                        + "                                                            | 0-",
                "a run counts from its start| open@0 in@0 in@1 in@3 reply@4         |"
                    + " FIRST_RESPONSE:0-4 RESPONSE:0-4                                          |"
                    + " 0-",
                "two runs                   | open@0 in@0 reply@1 in@6 reply@8      |"
                    + " FIRST_RESPONSE:0-1 RESPONSE:0-1 RESPONSE:6-8                             |"
                    + " 0-",
                "a second reply is no run   | open@0 in@0 reply@1 reply@2           |"
                    + " FIRST_RESPONSE:0-1 RESPONSE:0-1                                          |"
                    + " 0-",
                "an automatic one is none   | open@0 in@0 ack@0 reply@3             |"
                    + " FIRST_RESPONSE:0-3 RESPONSE:0-3                                          |"
                    + " 0-",
                "machine mail asks nothing  | open@0 in@0 reply@1 auto@2 reply@5    |"
                    + " FIRST_RESPONSE:0-1 RESPONSE:0-1                                          |"
                    + " 0-",
                "reopened by the customer   | open@0 in@0 reply@1 solve@2 in@9 solve@12 |"
                    + " FIRST_RESPONSE:0-1 RESPONSE:0-1 RESOLUTION_FIRST:0-2 RESOLUTION_LAST:0-12 |"
                    + " 0-2* 9-12",
                "reopened by hand           | open@0 in@0 reply@1 solve@2 wait@4    |"
                    + " FIRST_RESPONSE:0-1 RESPONSE:0-1 RESOLUTION_FIRST:0-2 RESOLUTION_LAST:0-2 |"
                    + " 0-2* 4-",
                "waiting is not solved      | open@0 in@0 reply@1 wait@1 in@4 reply@5 solve@6 |"
                        + " FIRST_RESPONSE:0-1 RESPONSE:0-1 RESPONSE:4-5 RESOLUTION_FIRST:0-6"
                        + " RESOLUTION_LAST:0-6 | 0-6",
                "opened by an agent         | begin@0 reply@0 in@5 reply@7          |"
                    + " FIRST_RESPONSE:5-7 RESPONSE:5-7                                          |"
                    + " 0-",
                "what was taken back is not | open@0 in@0 reply@1 undo3@2 reply@6   |"
                    + " FIRST_RESPONSE:0-6 RESPONSE:0-6                                          |"
                    + " 0-",
                "an archive, newest first   | open@0 solve@9 reply@4 in@0           |"
                    + " FIRST_RESPONSE:0-4 RESPONSE:0-4 RESOLUTION_FIRST:0-9 RESOLUTION_LAST:0-9 |"
                    + " 0-9",
            })
    void readsAHistory(String what, String facts, String measures, String spans) {
        var timeline = Timeline.of(history(facts));
        assertEquals(measures == null ? "" : measures, shown(timeline.measures()), what);
        assertEquals(
                spans,
                timeline.spans().stream()
                        .map(span ->
                                hour(span.openedAt())
                                        + "-"
                                        + (span.solvedAt() == null ? "" : hour(span.solvedAt()))
                                        + (span.reopenedAt() == null ? "" : "*"))
                        .collect(Collectors.joining(" ")),
                what);
    }

    private static String shown(List<Timeline.Measure> measures) {
        return measures.stream()
                .map(one -> one.kind() + ":" + hour(one.startedAt()) + "-" + hour(one.stoppedAt()))
                .collect(Collectors.joining(" "));
    }

    private static long hour(Instant at) {
        return at.getEpochSecond() / 3600;
    }

    private static TicketHistory history(String facts) {
        var past = new ArrayList<Past>();
        Arrays.stream(facts.split(" ", -1)).map(TimelineTest::past).forEach(past::add);
        return new TicketHistory(1, 10001, past);
    }

    private static Past past(String fact) {
        var parts = List.of(fact.split("@", 2));
        var at = Instant.ofEpochSecond(Long.parseLong(parts.get(1)) * 3600);
        var anna = Actor.agent(1);
        var program = Actor.program("test");
        return switch (parts.getFirst()) {
            case "open" -> new Past(opened(), program, at);
            case "begin" -> new Past(opened(), anna, at);
            case "in" -> new Past(new TicketEvent.MailReceived(1, true, ""), program, at);
            case "auto" -> new Past(new TicketEvent.MailReceived(1, false, ""), program, at);
            case "ack" -> new Past(new TicketEvent.Acknowledged(1), program, at);
            case "reply" -> new Past(new TicketEvent.Replied(1, ""), anna, at);
            case "solve" ->
                    new Past(
                            new TicketEvent.StateChanged(TicketState.SOLVED, null, null), anna, at);
            case "wait" ->
                    new Past(
                            new TicketEvent.StateChanged(
                                    TicketState.WAITING, WaitingFor.CUSTOMER, null),
                            anna,
                            at);
            case "undo3" -> {
                SortedSet<Integer> versions = new TreeSet<>(List.of(3));
                yield new Past(new TicketEvent.Undone(versions), anna, at);
            }
            default -> throw new IllegalArgumentException(fact);
        };
    }

    private static TicketEvent opened() {
        return new TicketEvent.Opened("s", 1, null, Channel.MAIL, Priority.NORMAL, null);
    }
}
