package org.sportello.insight;

import java.time.LocalDate;

/// Stretches of days by name. Those that are under way end today, so that they are compared with as
/// many days before.
public enum Period {
    THIS_WEEK,
    THIS_MONTH,
    LAST_MONTH,
    LAST_30_DAYS,
    LAST_12_MONTHS;

    private static final int THIRTY = 30;
    private static final int YEAR = 12;

    /// The first day.
    public LocalDate from(LocalDate today) {
        return switch (this) {
            case THIS_WEEK -> Series.By.WEEK.start(today);
            case THIS_MONTH -> today.withDayOfMonth(1);
            case LAST_MONTH -> today.withDayOfMonth(1).minusMonths(1);
            case LAST_30_DAYS -> today.minusDays(THIRTY - 1);
            case LAST_12_MONTHS -> today.minusMonths(YEAR).plusDays(1);
        };
    }

    /// The last day.
    public LocalDate to(LocalDate today) {
        return this == LAST_MONTH ? today.withDayOfMonth(1).minusDays(1) : today;
    }
}
