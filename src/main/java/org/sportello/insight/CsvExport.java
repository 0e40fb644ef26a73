package org.sportello.insight;

import de.siegmar.fastcsv.writer.CsvWriter;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// Figures and series as comma-separated values for spreadsheets: one table of figures, an empty
/// line, one table of steps. Numbers have a decimal point, times are seconds, shares go from 0 to
/// 1. Text that a spreadsheet would take for a formula gets an apostrophe in front.
public final class CsvExport {

    private static final String LINE_END = "\r\n";
    private static final String FORMULA = "=+-@\t\r";

    /// Names things in the reader's language.
    public interface Words {

        String name(Kpi kpi);

        String definition(Kpi kpi);
    }

    private final Words words;

    public CsvExport(Words words) {
        this.words = words;
    }

    /// Writes both tables.
    ///
    /// @throws UncheckedIOException if it cannot be written
    public void write(
            Scope scope, Collection<Figure> figures, List<Series> series, Appendable out) {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(
                    "id",
                    "name",
                    "from",
                    "to",
                    "unit",
                    "count",
                    "value",
                    "median",
                    "mean",
                    "p90",
                    "definition");
            for (var figure : figures) {
                csv.writeRecord(row(scope, figure));
            }
            csv.flush();
            text.write(LINE_END);
            csv.writeRecord("start", "by", "created", "solved", "backlog");
            steps(series, csv);
            csv.flush();
            out.append(text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> row(Scope scope, Figure figure) {
        return List.of(
                figure.kpi().id(),
                text(words.name(figure.kpi())),
                scope.from().toString(),
                scope.to().toString(),
                figure.kpi().unit().symbol(),
                Long.toString(figure.count()),
                number(figure.value()),
                number(figure.median()),
                number(figure.mean()),
                number(figure.p90()),
                text(words.definition(figure.kpi())));
    }

    private static void steps(List<Series> series, CsvWriter csv) {
        var created = find(series, "created");
        var solved = find(series, "solved");
        var backlog = find(series, "backlog");
        for (int i = 0; i < created.points().size(); i++) {
            csv.writeRecord(
                    created.points().get(i).start().toString(),
                    created.by().name().toLowerCase(Locale.ROOT),
                    Long.toString(created.points().get(i).value()),
                    Long.toString(solved.points().get(i).value()),
                    Long.toString(backlog.points().get(i).value()));
        }
    }

    private static Series find(List<Series> series, String id) {
        return series.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    /// Text that stays text.
    static String text(String cell) {
        return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }

    private static String number(@Nullable Double value) {
        if (value == null) {
            return "";
        }
        return Objects.equals(Math.rint(value), value)
                ? Long.toString(value.longValue())
                : String.format(Locale.ROOT, "%.4f", value);
    }
}
