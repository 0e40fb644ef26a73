package org.sportello.ticket.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sportello.kernel.Problem;
import org.sportello.ticket.Channel;
import org.sportello.ticket.Priority;
import org.sportello.ticket.TicketState;

import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

final class TicketQueryTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final TicketQuery QUERY = new TicketQuery(() -> NOW, ZoneId.of("Europe/Rome"));

    static Stream<Arguments> texts() {
        return Stream.of(
                query("", all()),
                query("state:open", all().states(EnumSet.of(TicketState.OPEN))),
                query(
                        "STATE:New,waiting",
                        all().states(EnumSet.of(TicketState.NEW, TicketState.WAITING))),
                query(
                        "state:unsolved -state:waiting",
                        all().states(EnumSet.of(TicketState.NEW, TicketState.OPEN))),
                query(
                        "-state:spam,merged",
                        all().states(
                                        EnumSet.complementOf(
                                                EnumSet.of(TicketState.SPAM, TicketState.MERGED)))),
                query("assignee:anna", all().agents(Set.of(1L))),
                query("assignee:\"Anna Neri\"", all().agents(Set.of(2L))),
                query("assignee:l", all().agents(Set.of(3L))),
                query("assignee:me,luca", all().agents(Set.of(7L, 3L))),
                query("assignee:none", all().unassigned(true)),
                query("is:unassigned is:unread", all().unassigned(true).unread(true)),
                query("-is:unread", all().unread(false)),
                query("is:mine", all().agents(Set.of(7L))),
                query("is:overdue", all().dueBefore(NOW)),
                query(
                        "tag:Delivery tag:vip -tag:done",
                        all().tags(Set.of("delivery", "vip")).withoutTags(Set.of("done"))),
                query(
                        "priority:high,urgent",
                        all().priorities(EnumSet.of(Priority.HIGH, Priority.URGENT))),
                query(
                        "-priority:low",
                        all().priorities(
                                        EnumSet.of(
                                                Priority.NORMAL, Priority.HIGH, Priority.URGENT))),
                query("mailbox:Support", all().mailboxes(Set.of(4L))),
                query("mailbox:\"Web shop\"", all().mailboxes(Set.of(5L))),
                query("customer:Maria@Example.it", all().customer(9L)),
                query("from:Luca@Example.it", all().participant("luca@example.it")),
                query("channel:call", all().channels(Set.of(Channel.CALL))),
                query("number:10482", all().numbers(Set.of(10482L))),
                query("#10482 #10483", all().numbers(Set.of(10482L, 10483L))),
                query(
                        "not arrived \"three weeks\" -refund",
                        all().words("not arrived \"three weeks\" -refund")),
                query(
                        "at 10:30 http://example.org/x",
                        all().words("at 10:30 http://example.org/x")),
                query("\"open end", all().words("\"open end\"")),
                query(
                        "state:open parcel",
                        all().states(EnumSet.of(TicketState.OPEN)).words("parcel")));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void meansThis(String text, TicketFilter expected) {
        var parsed = QUERY.parse(text, new Known(), 7L);

        assertEquals(List.of(), parsed.problems());
        assertEquals(expected, parsed.filter());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026,                2025-12-31T23:00:00Z, 2026-12-31T23:00:00Z",
                "2026-10,             2026-09-30T22:00:00Z, 2026-10-31T23:00:00Z",
                "2026-10..2026-11,    2026-09-30T22:00:00Z, 2026-11-30T23:00:00Z",
                "2026-10-05,          2026-10-04T22:00:00Z, 2026-10-05T22:00:00Z",
                "2026-10-05..,        2026-10-04T22:00:00Z, -",
                "..2026-10-05,        -,                    2026-10-05T22:00:00Z",
                ">2026-10-05,         2026-10-05T22:00:00Z, -",
                ">=2026-10-05,        2026-10-04T22:00:00Z, -",
                "<2026-10-05,         -,                    2026-10-04T22:00:00Z",
                "<=2026-10,           -,                    2026-10-31T23:00:00Z",
                "today,               2026-11-20T23:00:00Z, 2026-11-21T23:00:00Z",
                "yesterday..today,    2026-11-19T23:00:00Z, 2026-11-21T23:00:00Z",
                ">7d,                 -,                    2026-11-14T10:00:00Z",
                "<36h,                2026-11-19T22:00:00Z, -",
                "<1m,                 2026-10-21T09:00:00Z, -",
            })
    void datesAreDaysHere(String value, Instant from, Instant to) {
        var parsed = QUERY.parse("created:" + value + " updated:" + value, new Known(), null);

        assertEquals(List.of(), parsed.problems());
        assertEquals(all().created(from, to).updated(from, to).build(), parsed.filter());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stat:open        | ticket.query.field",
                "state:opened     | ticket.query.value",
                "assignee:zoe     | ticket.query.value",
                "mailbox:none     | ticket.query.value",
                "is:late          | ticket.query.value",
                "created:soon     | ticket.query.date",
                "created:2026-13  | ticket.query.date",
                "created:..       | ticket.query.date",
                "number:ten       | ticket.query.number",
                "customer:x@y.example | ticket.query.customer",
                "-mailbox:Support | ticket.query.negation",
            })
    void whatIsNotUnderstoodIsSaidAndTheRestApplies(String text, String problem) {
        var parsed = QUERY.parse(text + " tag:x", new Known(), null);

        assertEquals(List.of(problem), parsed.problems().stream().map(Problem::key).toList());
        assertEquals(all().tags(Set.of("x")).build(), parsed.filter());
    }

    @Test
    void aProblemSaysWhatWouldHaveBeenPossible() {
        var problem = QUERY.parse("assignee:zoe", new Known(), null).problems().getFirst();

        assertEquals(List.of("assignee", "zoe", "Anna, Anna Neri, Luca"), problem.arguments());
    }

    private static Arguments query(String text, TicketFilter.Builder expected) {
        return Arguments.of(text, expected.build());
    }

    private static TicketFilter.Builder all() {
        return new TicketFilter.Builder();
    }

    private static final class Known implements TicketQuery.Names {

        @Override
        public SortedMap<String, Long> agents() {
            return new TreeMap<>(Map.of("Anna", 1L, "Anna Neri", 2L, "Luca", 3L));
        }

        @Override
        public SortedMap<String, Long> mailboxes() {
            return new TreeMap<>(Map.of("Support", 4L, "Web shop", 5L));
        }

        @Override
        public Optional<Long> customer(String address) {
            return address.equals("maria@example.it") ? Optional.of(9L) : Optional.empty();
        }
    }
}
