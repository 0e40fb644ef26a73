package org.sportello.insight.store;

import static org.sportello.storage.schema.Tables.AGENT;
import static org.sportello.storage.schema.Tables.MAIL;
import static org.sportello.storage.schema.Tables.MEASURE;
import static org.sportello.storage.schema.Tables.OPEN_SPAN;
import static org.sportello.storage.schema.Tables.TICKET;
import static org.sportello.storage.schema.Tables.TICKET_TAG;

import org.jooq.impl.DSL;
import org.sportello.insight.AgentFigures;
import org.sportello.insight.Behind;
import org.sportello.insight.Figure;
import org.sportello.insight.Kpi;
import org.sportello.insight.Measures;
import org.sportello.insight.Scope;
import org.sportello.insight.Series;
import org.sportello.insight.Timeline;
import org.sportello.kernel.Page;
import org.sportello.storage.Database;
import org.sportello.ticket.Channel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// Reads the figures from the roll-ups by SQL; only sums and counts leave the database.
public final class JooqMeasures implements Measures {

    private final Database database;

    public JooqMeasures(Database database) {
        this.database = database;
    }

    @Override
    public Map<Kpi, Figure> figures(Scope scope) {
        return database.read(() -> {
            var figures = new EnumMap<Kpi, Figure>(Kpi.class);
            for (var kpi : Kpi.values()) {
                figures.put(kpi, Figure.none(kpi));
            }
            Conditions.TIMES.forEach((kpi, kind) -> figures.put(kpi, spreadOf(scope, kpi, kind)));
            counts(scope, figures);
            solves(scope, figures);
            return figures;
        });
    }

    private Figure spreadOf(Scope scope, Kpi kpi, Timeline.Kind kind) {
        var row =
                database.sql()
                        .select(
                                DSL.count(),
                                DSL.percentileCont(0.5)
                                        .withinGroupOrderBy(MEASURE.SECONDS)
                                        .cast(Double.class),
                                DSL.avg(MEASURE.SECONDS).cast(Double.class),
                                DSL.percentileCont(0.9)
                                        .withinGroupOrderBy(MEASURE.SECONDS)
                                        .cast(Double.class))
                        .from(MEASURE)
                        .join(TICKET)
                        .on(TICKET.ID.eq(MEASURE.TICKET_ID))
                        .where(Conditions.times(scope, kind))
                        .fetchSingle();
        return row.value1() == 0
                ? Figure.none(kpi)
                : new Figure(kpi, row.value1(), null, row.value2(), row.value3(), row.value4());
    }

    private void counts(Scope scope, Map<Kpi, Figure> figures) {
        var created = database.sql().fetchCount(TICKET, Conditions.created(scope));
        figures.put(Kpi.VOLUME, Figure.of(Kpi.VOLUME, created, created));
        figures.put(
                Kpi.CHANNEL, created == 0 ? Figure.none(Kpi.CHANNEL) : preferred(scope, created));
        var open =
                database.sql()
                        .select(
                                DSL.count(),
                                DSL.count().filterWhere(TICKET.DEADLINE.lt(scope.end())))
                        .from(OPEN_SPAN)
                        .join(TICKET)
                        .on(TICKET.ID.eq(OPEN_SPAN.TICKET_ID))
                        .where(Conditions.openAt(scope, scope.end()))
                        .fetchSingle();
        figures.put(Kpi.BACKLOG, Figure.of(Kpi.BACKLOG, open.value1(), open.value1()));
        figures.put(Kpi.OVERDUE, Figure.of(Kpi.OVERDUE, open.value2(), open.value2()));
    }

    /// The share of the channel that most customers chose.
    private Figure preferred(Scope scope, int created) {
        var most = channels(scope).values().stream().mapToLong(Long::longValue).max().orElse(0);
        return Figure.of(Kpi.CHANNEL, created, (double) most / created);
    }

    private void solves(Scope scope, Map<Kpi, Figure> figures) {
        var row =
                database.sql()
                        .select(
                                DSL.count(),
                                DSL.countDistinct(OPEN_SPAN.TICKET_ID),
                                DSL.count().filterWhere(OPEN_SPAN.REOPENED_AT.isNotNull()),
                                DSL.count()
                                        .filterWhere(
                                                OPEN_SPAN
                                                        .REPLIES
                                                        .le(1)
                                                        .and(Conditions.keptSolved())),
                                DSL.percentileCont(0.5)
                                        .withinGroupOrderBy(OPEN_SPAN.INTERACTIONS)
                                        .cast(Double.class),
                                DSL.avg(OPEN_SPAN.INTERACTIONS).cast(Double.class),
                                DSL.percentileCont(0.9)
                                        .withinGroupOrderBy(OPEN_SPAN.INTERACTIONS)
                                        .cast(Double.class))
                        .from(OPEN_SPAN)
                        .join(TICKET)
                        .on(TICKET.ID.eq(OPEN_SPAN.TICKET_ID))
                        .where(Conditions.solved(scope))
                        .fetchSingle();
        var created = figures.getOrDefault(Kpi.VOLUME, Figure.none(Kpi.VOLUME)).count();
        if (created > 0) {
            figures.put(
                    Kpi.RESOLUTION_RATE,
                    Figure.of(Kpi.RESOLUTION_RATE, created, (double) row.value2() / created));
        }
        long solved = row.value1();
        if (solved > 0) {
            figures.put(
                    Kpi.REOPEN_RATE,
                    Figure.of(Kpi.REOPEN_RATE, solved, (double) row.value3() / solved));
            figures.put(
                    Kpi.FIRST_CONTACT_RESOLUTION,
                    Figure.of(
                            Kpi.FIRST_CONTACT_RESOLUTION, solved, (double) row.value4() / solved));
            figures.put(
                    Kpi.INTERACTIONS,
                    new Figure(
                            Kpi.INTERACTIONS,
                            solved,
                            null,
                            row.value5(),
                            row.value6(),
                            row.value7()));
        }
    }

    @Override
    public List<Series> series(Scope scope, Series.By by) {
        return new OverTime(database, scope, by).series();
    }

    @Override
    public long[][] heat(Scope scope) {
        var quarter = Conditions.quarter(MAIL.ARRIVED_AT);
        var heat = new long[7][24];
        database.sql()
                .select(quarter, DSL.count())
                .from(MAIL)
                .where(MAIL.ARRIVED_AT.ge(scope.begin()), MAIL.ARRIVED_AT.lt(scope.end()))
                .and(MAIL.OUTGOING.isFalse())
                .and(MAIL.KIND.eq("customer"))
                .and(
                        scope.mailboxId() == null
                                ? DSL.noCondition()
                                : MAIL.MAILBOX_ID.eq(scope.mailboxId()))
                .groupBy(quarter)
                .forEach(row -> {
                    var at =
                            Instant.ofEpochSecond(row.value1() * Conditions.QUARTER_SECONDS)
                                    .atZone(scope.zone());
                    heat[at.getDayOfWeek().getValue() - 1][at.getHour()] += row.value2();
                });
        return heat;
    }

    @Override
    public long[] spread(Scope scope, Kpi kpi, long[] ends) {
        var classes = new long[ends.length + 1];
        var kind = Objects.requireNonNull(Conditions.TIMES.get(kpi), "no time: " + kpi);
        var column = DSL.case_().when(DSL.falseCondition(), DSL.inline(0));
        for (var i = 0; i < ends.length; i++) {
            column = column.when(MEASURE.SECONDS.lt(DSL.inline(ends[i])), DSL.inline(i));
        }
        var number = column.otherwise(DSL.inline(ends.length));
        database.sql()
                .select(number, DSL.count())
                .from(MEASURE)
                .join(TICKET)
                .on(TICKET.ID.eq(MEASURE.TICKET_ID))
                .where(Conditions.times(scope, kind))
                .groupBy(number)
                .forEach(row -> classes[row.value1()] = row.value2());
        return classes;
    }

    @Override
    public Map<Channel, Long> channels(Scope scope) {
        var channels = new EnumMap<Channel, Long>(Channel.class);
        database.sql()
                .select(TICKET.CHANNEL, DSL.count())
                .from(TICKET)
                .where(Conditions.created(scope))
                .groupBy(TICKET.CHANNEL)
                .forEach(row ->
                        channels.put(
                                Channel.valueOf(row.value1().toUpperCase(Locale.ROOT)),
                                (long) row.value2()));
        return channels;
    }

    @Override
    public Map<String, Long> tags(Scope scope, int limit) {
        var tags = new LinkedHashMap<String, Long>();
        database.sql()
                .select(TICKET_TAG.TAG, DSL.count())
                .from(TICKET_TAG)
                .join(TICKET)
                .on(TICKET.ID.eq(TICKET_TAG.TICKET_ID))
                .where(Conditions.created(scope))
                .groupBy(TICKET_TAG.TAG)
                .orderBy(DSL.count().desc(), TICKET_TAG.TAG)
                .limit(limit)
                .forEach(row -> tags.put(row.value1(), (long) row.value2()));
        return tags;
    }

    @Override
    public List<AgentFigures> agents(Scope scope) {
        return database.read(() -> {
            var solved =
                    database.sql()
                            .select(OPEN_SPAN.AGENT_ID, DSL.count())
                            .from(OPEN_SPAN)
                            .join(TICKET)
                            .on(TICKET.ID.eq(OPEN_SPAN.TICKET_ID))
                            .where(Conditions.solved(scope), OPEN_SPAN.AGENT_ID.isNotNull())
                            .groupBy(OPEN_SPAN.AGENT_ID)
                            .fetchMap(row -> row.value1(), row -> row.value2());
            var figures = new ArrayList<AgentFigures>();
            database.sql()
                    .selectFrom(AGENT)
                    .orderBy(AGENT.NAME)
                    .forEach(agent -> {
                        var own =
                                new Scope(
                                        scope.from(),
                                        scope.to(),
                                        scope.zone(),
                                        scope.mailboxId(),
                                        agent.getId());
                        if (scope.agentId() == null || scope.agentId().equals(agent.getId())) {
                            var first =
                                    spreadOf(own, Kpi.FIRST_RESPONSE, Timeline.Kind.FIRST_RESPONSE);
                            var all = spreadOf(own, Kpi.AVERAGE_RESPONSE, Timeline.Kind.RESPONSE);
                            figures.add(
                                    new AgentFigures(
                                            agent.getId(),
                                            agent.getName(),
                                            solved.getOrDefault(agent.getId(), 0),
                                            all.count(),
                                            first.median() == null ? -1 : first.median()));
                        }
                    });
            return figures;
        });
    }

    @Override
    public Page<Behind> behind(Scope scope, Kpi kpi, long offset, int limit) {
        return new TicketsBehind(database, scope, kpi).page(offset, limit);
    }

    @Override
    public Page<Behind> tagged(Scope scope, String tag, long offset, int limit) {
        var tagged =
                TICKET.ID.in(
                        DSL.select(TICKET_TAG.TICKET_ID)
                                .from(TICKET_TAG)
                                .where(TICKET_TAG.TAG.eq(tag)));
        return new TicketsBehind(database, scope, Kpi.VOLUME)
                .of(Conditions.created(scope).and(tagged), offset, limit);
    }

    @Override
    public Page<Behind> through(Scope scope, Channel channel, long offset, int limit) {
        return new TicketsBehind(database, scope, Kpi.VOLUME)
                .of(
                        Conditions.created(scope)
                                .and(TICKET.CHANNEL.eq(channel.name().toLowerCase(Locale.ROOT))),
                        offset,
                        limit);
    }
}
