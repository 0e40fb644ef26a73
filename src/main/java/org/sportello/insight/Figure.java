package org.sportello.insight;

import org.jspecify.annotations.Nullable;

/// A key figure's value in a scope. Durations in seconds, shares from 0 to 1.
///
/// @param count how many tickets or answers it is made of; 0: no data, then all values are null
/// @param value the figure itself where it is one number (counts, shares)
/// @param median for spreads
/// @param mean for spreads
/// @param p90 nine of ten are not above it; for spreads
public record Figure(
        Kpi kpi,
        long count,
        @Nullable Double value,
        @Nullable Double median,
        @Nullable Double mean,
        @Nullable Double p90) {

    /// Without data.
    public static Figure none(Kpi kpi) {
        return new Figure(kpi, 0, null, null, null, null);
    }

    /// One number.
    public static Figure of(Kpi kpi, long count, double value) {
        return new Figure(kpi, count, value, null, null, null);
    }

    /// What a tile shows: the one number, or the median.
    public @Nullable Double shown() {
        return value == null ? median : value;
    }
}
