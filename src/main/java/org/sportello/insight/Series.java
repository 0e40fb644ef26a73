package org.sportello.insight;

import java.time.LocalDate;
import java.util.List;

/// A figure over time.
///
/// @param id `created`, `solved`, `backlog`
/// @param points one for each day, week (its Monday) or month (its first) of the scope, also where
///   it is 0
public record Series(String id, By by, List<Point> points) {

    public Series {
        points = List.copyOf(points);
    }

    public record Point(LocalDate start, long value) {}

    /// How long a step is.
    public enum By {
        DAY,
        WEEK,
        MONTH;

        /// The first day of the step that the day is in; weeks begin on Monday (ISO 8601).
        public LocalDate start(LocalDate day) {
            return switch (this) {
                case DAY -> day;
                case WEEK ->
                        day.with(
                                java.time.temporal.TemporalAdjusters.previousOrSame(
                                        java.time.DayOfWeek.MONDAY));
                case MONTH -> day.withDayOfMonth(1);
            };
        }

        public LocalDate next(LocalDate start) {
            return switch (this) {
                case DAY -> start.plusDays(1);
                case WEEK -> start.plusWeeks(1);
                case MONTH -> start.plusMonths(1);
            };
        }
    }
}
