package org.sportello.app.cli;

import org.jspecify.annotations.Nullable;
import org.sportello.app.Wiring;
import org.sportello.app.cli.call.Output;
import org.sportello.app.cli.call.StoreOption;
import org.sportello.app.cli.ticket.OneTicket;
import org.sportello.insight.CsvExport;
import org.sportello.insight.Figure;
import org.sportello.insight.Measures;
import org.sportello.insight.Period;
import org.sportello.insight.Scope;
import org.sportello.insight.Series;
import org.sportello.insight.view.FigureWords;
import org.sportello.kernel.Problem;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/// `sportello report`: the key figures.
@Command(name = "report", mixinStandardHelpOptions = true)
public final class ReportCommand implements Callable<Integer> {

    /// Which time counts.
    enum Clock {
        CALENDAR,
        BUSINESS
    }

    @Mixin private StoreOption store = new StoreOption();
    @Mixin private Output output = new Output();

    @Option(names = "--from", paramLabel = "DAY")
    private @Nullable LocalDate from;

    @Option(names = "--to", paramLabel = "DAY")
    private @Nullable LocalDate to;

    @Option(names = "--by", paramLabel = "STEP")
    private Series.By by = Series.By.DAY;

    @Option(names = "--mailbox", paramLabel = "NAME")
    private @Nullable String mailbox;

    @Option(names = "--agent", paramLabel = "NAME")
    private @Nullable String agent;

    @Option(names = "--clock", paramLabel = "CLOCK")
    private Clock clock = Clock.CALENDAR;

    @Option(names = "--csv")
    private boolean csv;

    @Option(names = "--pdf", paramLabel = "FILE")
    private @Nullable Path pdf;

    @Option(names = "--xlsx", paramLabel = "FILE")
    private @Nullable Path xlsx;

    @Override
    public Integer call() {
        refuseWhatComesLater();
        try (var desk = store.openExisting()) {
            var scope = scope(desk);
            desk.store().rollUp().catchUp();
            var measures = desk.store().measures();
            if (output.asJson()) {
                json(scope, measures);
            } else if (csv) {
                csv(scope, measures);
            } else {
                table(scope, measures);
            }
            return 0;
        }
    }

    private void refuseWhatComesLater() {
        if (clock == Clock.BUSINESS) {
            throw new Problem("insight.later-business");
        }
        if (pdf != null) {
            throw new Problem("insight.later-file", "PDF");
        }
        if (xlsx != null) {
            throw new Problem("insight.later-file", "XLSX");
        }
    }

    private Scope scope(Wiring desk) {
        var zone = ZoneId.systemDefault();
        var last = to == null ? LocalDate.ofInstant(desk.clock().instant(), zone) : to;
        var first = from == null ? Period.LAST_30_DAYS.from(last) : from;
        if (last.isBefore(first)) {
            throw new Problem("insight.period-backwards", first.toString(), last.toString());
        }
        var agentId = agent == null ? null : (Long) new OneTicket(desk).agent(agent).id();
        return new Scope(first, last, zone, mailboxId(desk), agentId);
    }

    private @Nullable Long mailboxId(Wiring desk) {
        var name = mailbox;
        if (name == null) {
            return null;
        }
        return desk.store()
                .mailboxes()
                .findByName(name)
                .orElseThrow(() ->
                        new Problem(
                                "insight.mailbox-none",
                                name,
                                desk.store().mailboxes().all().stream()
                                        .map(one -> one.name())
                                        .collect(Collectors.joining(", "))))
                .id();
    }

    private void json(Scope scope, Measures measures) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        object.put("schema", "sportello.report/1");
        object.put("from", scope.from().toString());
        object.put("to", scope.to().toString());
        object.put("clock", "calendar");
        object.put("kpis", measures.figures(scope).values().stream().map(this::kpi).toList());
        object.put("series", measures.series(scope, by).stream().map(this::series).toList());
        output.json(object);
    }

    private Map<String, @Nullable Object> kpi(Figure figure) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        object.put("id", figure.kpi().id());
        object.put("unit", figure.kpi().unit().symbol());
        object.put("count", figure.count());
        object.put("value", figure.value());
        object.put("median", figure.median());
        object.put("mean", figure.mean());
        object.put("p90", figure.p90());
        object.put("definition", new FigureWords(output.texts()).definition(figure.kpi()));
        return object;
    }

    private Map<String, Object> series(Series series) {
        var object = new LinkedHashMap<String, Object>();
        object.put("id", series.id());
        object.put("by", series.by().name().toLowerCase(Locale.ROOT));
        object.put(
                "points",
                series.points().stream()
                        .map(point -> List.<Object>of(point.start().toString(), point.value()))
                        .toList());
        return object;
    }

    private void csv(Scope scope, Measures measures) {
        var text = new StringBuilder();
        new CsvExport(new FigureWords(output.texts()))
                .write(scope, measures.figures(scope).values(), measures.series(scope, by), text);
        output.line(text.toString().stripTrailing());
    }

    private void table(Scope scope, Measures measures) {
        var texts = output.texts();
        output.line(
                texts.get(
                        "insight.report.period",
                        texts.formats().longDate(scope.from()),
                        texts.formats().longDate(scope.to())));
        output.table(
                List.of(
                        texts.get("insight.report.figure"),
                        texts.get("insight.report.value"),
                        texts.get("insight.number.mean"),
                        texts.get("insight.number.p90"),
                        texts.get("insight.report.count")),
                measures.figures(scope).values().stream().map(this::row).toList());
        var series = measures.series(scope, by);
        var steps = new ArrayList<List<String>>();
        for (int i = 0; i < series.getFirst().points().size(); i++) {
            var row = new ArrayList<String>();
            row.add(series.getFirst().points().get(i).start().toString());
            for (var one : series) {
                row.add(texts.formats().number(one.points().get(i).value()));
            }
            steps.add(row);
        }
        output.line("");
        output.table(
                List.of(
                        texts.get("insight.report.start"),
                        texts.get("insight.series.created"),
                        texts.get("insight.series.solved"),
                        texts.get("insight.series.backlog")),
                steps);
    }

    private List<String> row(Figure figure) {
        var words = new FigureWords(output.texts());
        return List.of(
                words.name(figure.kpi()),
                words.value(figure.kpi(), figure.shown()),
                words.value(figure.kpi(), figure.mean()),
                words.value(figure.kpi(), figure.p90()),
                output.texts().formats().number(figure.count()));
    }
}
