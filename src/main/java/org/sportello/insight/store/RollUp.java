package org.sportello.insight.store;

import static org.sportello.storage.schema.Tables.MEASURE;
import static org.sportello.storage.schema.Tables.OPEN_SPAN;

import org.sportello.insight.Timeline;
import org.sportello.kernel.Change.Entity;
import org.sportello.storage.Database;
import org.sportello.storage.event.Event;
import org.sportello.storage.event.EventLog;
import org.sportello.storage.event.Follower;
import org.sportello.storage.schema.tables.records.MeasureRecord;
import org.sportello.storage.schema.tables.records.OpenSpanRecord;
import org.sportello.ticket.TicketRepository;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Follows the log and keeps the figures' rows of each ticket true: whatever happens to a ticket,
/// its rows are computed anew from its whole history, so that it does not matter in which order an
/// archive was read.
public final class RollUp {

    private final Database database;
    private final TicketRepository tickets;
    private final Follower follower;

    public RollUp(Database database, EventLog log, TicketRepository tickets) {
        this.database = database;
        this.tickets = tickets;
        follower = new Follower(database, log, "insight", this::derive);
    }

    /// Brings the rows up to the log; returns how many events that were.
    public long catchUp() {
        return follower.catchUp();
    }

    /// Computes everything anew from the beginning.
    public void rebuild() {
        database.write(() -> {
            database.sql().deleteFrom(MEASURE).execute();
            database.sql().deleteFrom(OPEN_SPAN).execute();
            follower.restart();
        });
        catchUp();
    }

    private void derive(List<Event> events) {
        var touched =
                events.stream()
                        .filter(event -> event.fact().entity() == Entity.TICKET)
                        .map(event -> event.fact().entityId())
                        .collect(Collectors.toSet());
        if (!touched.isEmpty()) {
            replace(touched);
        }
    }

    private void replace(Set<Long> ids) {
        var measures = new ArrayList<MeasureRecord>();
        var spans = new ArrayList<OpenSpanRecord>();
        tickets.histories(ids)
                .forEach((id, history) -> {
                    var timeline = Timeline.of(history);
                    timeline.measures().forEach(measure -> measures.add(row(id, measure)));
                    timeline.spans().forEach(span -> spans.add(row(id, span)));
                });
        var sql = database.sql();
        sql.deleteFrom(MEASURE).where(MEASURE.TICKET_ID.in(ids)).execute();
        sql.deleteFrom(OPEN_SPAN).where(OPEN_SPAN.TICKET_ID.in(ids)).execute();
        database.addAll(measures);
        database.addAll(spans);
    }

    private static MeasureRecord row(long ticketId, Timeline.Measure measure) {
        return new MeasureRecord(
                ticketId,
                measure.kind().name().toLowerCase(Locale.ROOT),
                measure.startedAt(),
                measure.stoppedAt(),
                measure.seconds(),
                measure.agentId(),
                measure.mailId());
    }

    private static OpenSpanRecord row(long ticketId, Timeline.Span span) {
        return new OpenSpanRecord(
                ticketId,
                span.openedAt(),
                span.solvedAt(),
                span.reopenedAt(),
                span.agentId(),
                span.replies(),
                span.interactions());
    }
}
