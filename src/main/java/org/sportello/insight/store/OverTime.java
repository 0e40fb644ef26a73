package org.sportello.insight.store;

import static org.sportello.storage.schema.Tables.OPEN_SPAN;
import static org.sportello.storage.schema.Tables.TICKET;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.sportello.insight.Scope;
import org.sportello.insight.Series;
import org.sportello.storage.Database;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Created, solved and backlog, step by step.
final class OverTime {

    private final Database database;
    private final Scope scope;
    private final Series.By by;

    OverTime(Database database, Scope scope, Series.By by) {
        this.database = database;
        this.scope = scope;
        this.by = by;
    }

    List<Series> series() {
        return database.read(() -> {
            var created = steps();
            countQuarters(TICKET.CREATED_AT, Conditions.created(scope))
                    .forEach((at, count) -> add(created, at, count));
            var solved = steps();
            countQuarters(OPEN_SPAN.SOLVED_AT, Conditions.solved(scope))
                    .forEach((at, count) -> add(solved, at, count));
            return List.of(series("created", created), series("solved", solved), backlog());
        });
    }

    /// Not solved at the end of each step: what was open before, plus what opened, minus what was
    /// solved.
    private Series backlog() {
        var counted = steps();
        var opened =
                countQuarters(
                        OPEN_SPAN.OPENED_AT,
                        Conditions.during(OPEN_SPAN.OPENED_AT, scope)
                                .and(Conditions.counted(scope)));
        var solved =
                countQuarters(
                        OPEN_SPAN.SOLVED_AT,
                        Conditions.during(OPEN_SPAN.SOLVED_AT, scope)
                                .and(Conditions.counted(scope)));
        opened.forEach((at, count) -> add(counted, at, count));
        solved.forEach((at, count) -> add(counted, at, -count));
        long open =
                database.sql()
                        .selectCount()
                        .from(OPEN_SPAN)
                        .join(TICKET)
                        .on(TICKET.ID.eq(OPEN_SPAN.TICKET_ID))
                        .where(Conditions.openAt(scope, scope.begin()))
                        .fetchSingle()
                        .value1();
        for (var step : counted.entrySet()) {
            open += step.getValue();
            step.setValue(open);
        }
        return series("backlog", counted);
    }

    private Map<LocalDate, Long> steps() {
        var steps = new LinkedHashMap<LocalDate, Long>();
        for (var start = by.start(scope.from());
                !start.isAfter(scope.to());
                start = by.next(start)) {
            steps.put(start, 0L);
        }
        return steps;
    }

    private void add(Map<LocalDate, Long> steps, Instant at, long count) {
        steps.merge(by.start(at.atZone(scope.zone()).toLocalDate()), count, Long::sum);
    }

    private Series series(String id, Map<LocalDate, Long> steps) {
        return new Series(
                id,
                by,
                steps.entrySet().stream()
                        .map(step -> new Series.Point(step.getKey(), step.getValue()))
                        .toList());
    }

    /// Counts by quarters of an hour, the finest that any time zone needs; days are made of them
    /// outside.
    private Map<Instant, Long> countQuarters(Field<Instant> moment, Condition condition) {
        var quarter = Conditions.quarter(moment);
        var count = DSL.count();
        var from =
                Objects.equals(moment, TICKET.CREATED_AT)
                        ? database.sql().select(quarter, count).from(TICKET)
                        : database.sql()
                                .select(quarter, count)
                                .from(OPEN_SPAN)
                                .join(TICKET)
                                .on(TICKET.ID.eq(OPEN_SPAN.TICKET_ID));
        var counts = new LinkedHashMap<Instant, Long>();
        from.where(condition)
                .groupBy(quarter)
                .forEach(row ->
                        counts.put(
                                Instant.ofEpochSecond(row.value1() * Conditions.QUARTER_SECONDS),
                                (long) row.value2()));
        return counts;
    }
}
