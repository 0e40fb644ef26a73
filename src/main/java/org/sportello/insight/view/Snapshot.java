package org.sportello.insight.view;

import org.sportello.insight.AgentFigures;
import org.sportello.insight.Figure;
import org.sportello.insight.Kpi;
import org.sportello.insight.Measures;
import org.sportello.insight.Scope;
import org.sportello.insight.Series;
import org.sportello.ticket.Channel;

import java.util.List;
import java.util.Map;

/// Everything the screen shows of one scope, read in one go.
///
/// @param before the figures of as many days before
/// @param spread first responses by the classes of [#ends()]
/// @param nanos how long it took to compute
record Snapshot(
        Scope scope,
        Map<Kpi, Figure> figures,
        Map<Kpi, Figure> before,
        List<Series> series,
        long[][] heat,
        long[] spread,
        Topics topics,
        long nanos) {

    /// What customers write about, by which way, and who answers.
    record Topics(Map<String, Long> tags, Map<Channel, Long> channels, List<AgentFigures> agents) {}

    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;

    /// Where the classes of the spread end, in seconds.
    private static final long[] ENDS = {
        15 * MINUTE,
        30 * MINUTE,
        HOUR,
        2 * HOUR,
        4 * HOUR,
        8 * HOUR,
        12 * HOUR,
        24 * HOUR,
        48 * HOUR,
        72 * HOUR,
        168 * HOUR
    };

    private static final int TAGS = 7;
    private static final int DAYS = 62;
    private static final int WEEKS = 60;

    static Snapshot read(Measures measures, Scope scope) {
        long start = System.nanoTime();
        return new Snapshot(
                scope,
                measures.figures(scope),
                measures.figures(scope.before()),
                measures.series(scope, by(scope)),
                measures.heat(scope),
                measures.spread(scope, Kpi.FIRST_RESPONSE, ends()),
                new Topics(
                        measures.tags(scope, TAGS),
                        measures.channels(scope),
                        measures.agents(scope)),
                System.nanoTime() - start);
    }

    static long[] ends() {
        return ENDS.clone();
    }

    /// Steps that are neither too many to see nor too few to show a course.
    static Series.By by(Scope scope) {
        long days = scope.from().until(scope.to(), java.time.temporal.ChronoUnit.DAYS) + 1;
        if (days <= DAYS) {
            return Series.By.DAY;
        }
        return days <= WEEKS * 7L ? Series.By.WEEK : Series.By.MONTH;
    }

    Figure figure(Kpi kpi) {
        return figures.getOrDefault(kpi, Figure.none(kpi));
    }

    Figure past(Kpi kpi) {
        return before.getOrDefault(kpi, Figure.none(kpi));
    }

    Series series(String id) {
        return series.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    long total(String id) {
        return series(id).points().stream().mapToLong(Series.Point::value).sum();
    }

    /// True if there is nothing to show at all.
    boolean empty() {
        return figures.values().stream().allMatch(figure -> figure.count() == 0)
                && total("solved") == 0;
    }
}
