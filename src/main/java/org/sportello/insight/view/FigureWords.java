package org.sportello.insight.view;

import org.jspecify.annotations.Nullable;
import org.sportello.insight.Comparison;
import org.sportello.insight.CsvExport;
import org.sportello.insight.Kpi;
import org.sportello.insight.Scope;
import org.sportello.insight.Series;
import org.sportello.ui.Texts;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Figures, comparisons and stretches of time in words.
public final class FigureWords implements CsvExport.Words {

    /// What is written where there is no data.
    public static final String NOTHING = "–";

    private static final double SMALL_SHARE = 0.1;
    private static final double MANY_TIMES = 9.995;
    private static final int ROUGH_HOURS = 10;
    private static final int HOUR = 3600;
    private static final int DAY = 24;

    private final Texts texts;

    public FigureWords(Texts texts) {
        this.texts = texts;
    }

    @Override
    public String name(Kpi kpi) {
        return texts.get("insight.kpi." + kpi.id());
    }

    @Override
    public String definition(Kpi kpi) {
        return texts.get("insight.kpi." + kpi.id() + ".definition");
    }

    /// `1 h 24 m`, `61 %`, `412`, `2.4`
    public String value(Kpi kpi, @Nullable Double value) {
        if (value == null) {
            return NOTHING;
        }
        var formats = texts.formats();
        return switch (kpi.unit()) {
            case SECONDS -> duration(value);
            case SHARE -> formats.percent(value, value > 0 && value < SMALL_SHARE ? 1 : 0);
            case TICKETS, POINTS -> formats.number(Math.round(value));
            case MESSAGES -> formats.decimal(value, 1);
        };
    }

    String duration(double seconds) {
        return texts.formats().duration(Duration.ofSeconds(Math.round(seconds)));
    }

    /// The same, without minutes where nobody would ask for them: `12 h`, `3 days`
    String roughly(Kpi kpi, @Nullable Double value) {
        if (value == null || kpi.unit() != Kpi.Unit.SECONDS || value < ROUGH_HOURS * HOUR) {
            return value(kpi, value);
        }
        var hours = Math.round(value / HOUR);
        return hours < 2 * DAY
                ? texts.get("ui.duration.h", hours)
                : texts.get("ui.duration.d", Math.round((double) hours / DAY));
    }

    /// `▼ 18 %`, `▲ 4 pt`, `▲ ×12`, `as before`
    String change(Kpi kpi, Comparison comparison) {
        if (comparison.verdict() == Comparison.Verdict.SAME) {
            return texts.get("insight.compare.same");
        }
        var size = Math.abs(comparison.change());
        var amount =
                kpi.unit() == Kpi.Unit.SHARE
                        ? texts.get("insight.compare.points", points(size))
                        : size < MANY_TIMES
                                ? texts.formats().percent(size, 0)
                                : "×" + texts.formats().number(Math.round(size + 1));
        return (comparison.grew() ? "▲\u00a0" : "▼\u00a0") + amount;
    }

    private String points(double size) {
        return texts.formats().decimal(size * 100, size < SMALL_SHARE ? 1 : 0);
    }

    /// The change in a sentence, for a tooltip and a screen reader.
    String changeSentence(Kpi kpi, Comparison comparison, double before) {
        var than = value(kpi, before);
        return switch (comparison.verdict()) {
            case SAME -> texts.get("insight.compare.same.sentence", than);
            case BETTER -> texts.get("insight.compare.better", change(kpi, comparison), than);
            case WORSE -> texts.get("insight.compare.worse", change(kpi, comparison), than);
            case NEITHER -> texts.get("insight.compare.neither", change(kpi, comparison), than);
        };
    }

    /// `1–31 October`, `21 Oct – 3 Nov`, with the year where it is not this one
    String days(LocalDate from, LocalDate to) {
        var formats = texts.formats();
        if (from.equals(to)) {
            return formats.date(from);
        }
        var thisYear = to.getYear() == LocalDate.ofInstant(formats.now(), formats.zone()).getYear();
        if (from.getMonth() == to.getMonth() && from.getYear() == to.getYear()) {
            var pattern = thisYear ? "d MMMM" : "d MMMM yyyy";
            return from.getDayOfMonth() + "–" + format(pattern, to);
        }
        return formats.date(from) + " – " + formats.date(to);
    }

    String days(Scope scope) {
        return days(scope.from(), scope.to());
    }

    /// The days of one step of a series: `14 Oct`, `12–18 October`, `October 2026`
    String step(LocalDate start, Series.By by) {
        return switch (by) {
            case DAY -> texts.formats().weekday(start) + " " + texts.formats().date(start);
            case WEEK -> days(start, by.next(start).minusDays(1));
            case MONTH -> texts.formats().month(start);
        };
    }

    private String format(String pattern, LocalDate day) {
        return DateTimeFormatter.ofPattern(pattern, texts.locale()).format(day);
    }

    /// As the heading of a section is written.
    String heading(String text) {
        Locale locale = texts.locale();
        return text.toUpperCase(locale);
    }
}
