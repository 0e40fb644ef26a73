package org.sportello.insight.store;

import static org.sportello.storage.schema.Tables.MEASURE;
import static org.sportello.storage.schema.Tables.OPEN_SPAN;
import static org.sportello.storage.schema.Tables.TICKET;

import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.sportello.insight.Behind;
import org.sportello.insight.Kpi;
import org.sportello.insight.Scope;
import org.sportello.insight.Timeline;
import org.sportello.kernel.Page;
import org.sportello.storage.Database;

/// The tickets that a figure is made of.
final class TicketsBehind {

    private final Database database;
    private final Scope scope;
    private final Kpi kpi;

    TicketsBehind(Database database, Scope scope, Kpi kpi) {
        this.database = database;
        this.scope = scope;
        this.kpi = kpi;
    }

    Page<Behind> page(long offset, int limit) {
        var kind = Conditions.TIMES.get(kpi);
        return kind != null ? times(kind, offset, limit) : tickets(offset, limit);
    }

    private Page<Behind> times(Timeline.Kind kind, long offset, int limit) {
        var condition = Conditions.times(scope, kind);
        var from = MEASURE.join(TICKET).on(TICKET.ID.eq(MEASURE.TICKET_ID));
        var rows =
                database.sql()
                        .select(
                                TICKET.ID,
                                TICKET.NUMBER,
                                TICKET.SUBJECT,
                                MEASURE.SECONDS,
                                MEASURE.STOPPED_AT,
                                MEASURE.AGENT_ID,
                                MEASURE.MAIL_ID)
                        .from(from)
                        .where(condition)
                        .orderBy(MEASURE.SECONDS.desc(), TICKET.ID)
                        .offset(offset)
                        .limit(limit)
                        .fetch(row ->
                                new Behind(
                                        row.value1(),
                                        row.value2(),
                                        row.value3(),
                                        row.value4(),
                                        row.value5(),
                                        row.value6(),
                                        row.value7()));
        return new Page<>(
                rows, database.sql().fetchCount(DSL.selectOne().from(from).where(condition)));
    }

    private Page<Behind> tickets(long offset, int limit) {
        var spans = DSL.select(OPEN_SPAN.TICKET_ID).from(OPEN_SPAN);
        var condition =
                switch (kpi) {
                    case BACKLOG, OVERDUE ->
                            TICKET.ID
                                    .in(
                                            spans.where(
                                                    OPEN_SPAN.OPENED_AT.lt(scope.end()),
                                                    OPEN_SPAN
                                                            .SOLVED_AT
                                                            .isNull()
                                                            .or(
                                                                    OPEN_SPAN.SOLVED_AT.ge(
                                                                            scope.end()))))
                                    .and(Conditions.counted(scope))
                                    .and(
                                            kpi == Kpi.OVERDUE
                                                    ? TICKET.DEADLINE.lt(scope.end())
                                                    : DSL.noCondition());
                    case REOPEN_RATE ->
                            TICKET.ID
                                    .in(
                                            spans.where(
                                                    Conditions.during(OPEN_SPAN.SOLVED_AT, scope),
                                                    OPEN_SPAN.REOPENED_AT.isNotNull()))
                                    .and(Conditions.counted(scope));
                    case FIRST_CONTACT_RESOLUTION ->
                            TICKET.ID
                                    .in(
                                            spans.where(
                                                    Conditions.during(OPEN_SPAN.SOLVED_AT, scope),
                                                    OPEN_SPAN.REPLIES.le(1),
                                                    Conditions.keptSolved()))
                                    .and(Conditions.counted(scope));
                    case RESOLUTION_RATE, INTERACTIONS ->
                            TICKET.ID
                                    .in(spans.where(Conditions.during(OPEN_SPAN.SOLVED_AT, scope)))
                                    .and(Conditions.counted(scope));
                    default -> Conditions.created(scope);
                };
        return of(condition, offset, limit);
    }

    /// The tickets that this holds for, newest first.
    Page<Behind> of(Condition condition, long offset, int limit) {
        var rows =
                database.sql()
                        .select(
                                TICKET.ID,
                                TICKET.NUMBER,
                                TICKET.SUBJECT,
                                TICKET.CREATED_AT,
                                TICKET.AGENT_ID)
                        .from(TICKET)
                        .where(condition)
                        .orderBy(TICKET.CREATED_AT.desc(), TICKET.ID)
                        .offset(offset)
                        .limit(limit)
                        .fetch(row ->
                                new Behind(
                                        row.value1(),
                                        row.value2(),
                                        row.value3(),
                                        0,
                                        row.value4(),
                                        row.value5(),
                                        null));
        return new Page<>(rows, database.sql().fetchCount(TICKET, condition));
    }
}
