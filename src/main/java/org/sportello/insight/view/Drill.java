package org.sportello.insight.view;

import org.jspecify.annotations.Nullable;
import org.sportello.insight.Behind;
import org.sportello.insight.Kpi;
import org.sportello.insight.Measures;
import org.sportello.insight.Scope;
import org.sportello.kernel.Page;
import org.sportello.ticket.Channel;

import java.time.DayOfWeek;
import java.util.ArrayList;

/// What the side pane looks into: a figure in a scope, or a part of it.
///
/// @param part what was narrowed, in words; null if it is the whole figure
/// @param tickets reads the tickets behind it
record Drill(Kpi kpi, Scope scope, @Nullable String part, Tickets tickets) {

    private static final int PICKED = 5_000;

    /// Reads a page of tickets, off the screen thread.
    @FunctionalInterface
    interface Tickets {
        Page<Behind> page(long offset, int limit);
    }

    /// A figure of a scope.
    static Drill figure(Measures measures, Kpi kpi, Scope scope, @Nullable String part) {
        return new Drill(
                kpi, scope, part, (offset, limit) -> measures.behind(scope, kpi, offset, limit));
    }

    /// Neighbours in the order of the figure: a class of a spread, which lies in one piece because
    /// the slowest come first.
    static Drill slice(Measures measures, Kpi kpi, Scope scope, String part, Slice slice) {
        return new Drill(
                kpi,
                scope,
                part,
                (offset, limit) -> {
                    var wanted = Math.clamp(slice.count() - offset, 0, limit);
                    var page = measures.behind(scope, kpi, slice.first() + offset, wanted);
                    return new Page<>(page.rows(), slice.count());
                });
    }

    /// The tickets of a tag.
    static Drill tag(Measures measures, Scope scope, String tag) {
        return new Drill(
                Kpi.VOLUME,
                scope,
                tag,
                (offset, limit) -> measures.tagged(scope, tag, offset, limit));
    }

    /// The tickets that began by a channel.
    static Drill channel(Measures measures, Scope scope, Channel channel, String name) {
        return new Drill(
                Kpi.CHANNEL,
                scope,
                name,
                (offset, limit) -> measures.through(scope, channel, offset, limit));
    }

    /// The tickets that began in an hour of the week. They are picked from the scope's tickets,
    /// because a database knows no time zones of the agent's.
    static Drill hour(Measures measures, Scope scope, DayOfWeek day, int hour, String part) {
        return new Drill(
                Kpi.VOLUME,
                scope,
                part,
                (offset, limit) -> {
                    var picked = new ArrayList<Behind>();
                    long total = Long.MAX_VALUE;
                    for (long from = 0; from < total; from += PICKED) {
                        var page = measures.behind(scope, Kpi.VOLUME, from, PICKED);
                        total = page.total();
                        page.rows().stream()
                                .filter(row -> began(row, scope, day, hour))
                                .forEach(picked::add);
                    }
                    return new Page<>(
                            picked.stream().skip(offset).limit(limit).toList(), picked.size());
                });
    }

    private static boolean began(Behind row, Scope scope, DayOfWeek day, int hour) {
        var at = row.at().atZone(scope.zone());
        return at.getDayOfWeek() == day && at.getHour() == hour;
    }

    /// Where a part lies.
    record Slice(long first, long count) {}

    boolean whole() {
        return part == null;
    }

    boolean slowestFirst() {
        return kpi.unit() == Kpi.Unit.SECONDS;
    }
}
