package org.sportello.insight.store;

import static org.sportello.storage.schema.Tables.MEASURE;
import static org.sportello.storage.schema.Tables.OPEN_SPAN;
import static org.sportello.storage.schema.Tables.TICKET;

import org.jooq.Condition;
import org.jooq.DatePart;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.sportello.insight.Kpi;
import org.sportello.insight.Scope;
import org.sportello.insight.Timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/// Which rows of the roll-ups belong to a scope.
final class Conditions {

    private static final Duration FIRST_CONTACT = Duration.ofDays(7);

    /// The figures that are times, and the clock of each.
    static final Map<Kpi, Timeline.Kind> TIMES =
            Map.of(
                    Kpi.FIRST_RESPONSE, Timeline.Kind.FIRST_RESPONSE,
                    Kpi.AVERAGE_RESPONSE, Timeline.Kind.RESPONSE,
                    Kpi.RESOLUTION_FIRST, Timeline.Kind.RESOLUTION_FIRST,
                    Kpi.RESOLUTION_LAST, Timeline.Kind.RESOLUTION_LAST);

    /// The finest step that any time zone needs; days are made of quarters outside of the database.
    static final int QUARTER_SECONDS = 15 * 60;

    private Conditions() {}

    /// Not reopened within seven days.
    static Condition keptSolved() {
        return OPEN_SPAN
                .REOPENED_AT
                .isNull()
                .or(
                        seconds(OPEN_SPAN.REOPENED_AT)
                                .minus(seconds(OPEN_SPAN.SOLVED_AT))
                                .gt(FIRST_CONTACT.toSeconds()));
    }

    private static Field<Long> seconds(Field<Instant> moment) {
        return DSL.extract(moment, DatePart.EPOCH).cast(Long.class);
    }

    /// Neither spam nor merged nor withdrawn, in the scope's mailbox, of its owner.
    static Condition counted(Scope scope) {
        return counted(scope, TICKET.AGENT_ID);
    }

    static Condition counted(Scope scope, Field<Long> agent) {
        return TICKET.STATE
                .notIn("spam", "merged", "withdrawn")
                .and(equal(TICKET.MAILBOX_ID, scope.mailboxId()))
                .and(equal(agent, scope.agentId()));
    }

    /// The number of the quarter of an hour since 1970 that the moment is in.
    static Field<Long> quarter(Field<Instant> moment) {
        // Written out, not bound: H2 sees no grouping by an expression with parameters.
        return DSL.floor(DSL.extract(moment, DatePart.EPOCH).div(DSL.inline(QUARTER_SECONDS)))
                .cast(Long.class);
    }

    static Condition times(Scope scope, Timeline.Kind kind) {
        return MEASURE.KIND
                .eq(kind.name().toLowerCase(Locale.ROOT))
                .and(during(MEASURE.STOPPED_AT, scope))
                .and(counted(scope, MEASURE.AGENT_ID));
    }

    static Condition created(Scope scope) {
        return during(TICKET.CREATED_AT, scope).and(counted(scope));
    }

    static Condition solved(Scope scope) {
        return during(OPEN_SPAN.SOLVED_AT, scope).and(counted(scope, OPEN_SPAN.AGENT_ID));
    }

    static Condition openAt(Scope scope, Instant moment) {
        return OPEN_SPAN
                .OPENED_AT
                .lt(moment)
                .and(OPEN_SPAN.SOLVED_AT.isNull().or(OPEN_SPAN.SOLVED_AT.ge(moment)))
                .and(counted(scope));
    }

    static Condition during(Field<Instant> moment, Scope scope) {
        return moment.ge(scope.begin()).and(moment.lt(scope.end()));
    }

    static Condition equal(Field<Long> field, @Nullable Long wanted) {
        return wanted == null ? DSL.noCondition() : field.eq(wanted);
    }
}
