package org.sportello.insight.view;

import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;
import org.sportello.insight.CsvExport;
import org.sportello.insight.Kpi;
import org.sportello.insight.Measures;
import org.sportello.insight.Period;
import org.sportello.kernel.Change;
import org.sportello.kernel.Problem;
import org.sportello.kernel.Subscription;
import org.sportello.ui.Command;
import org.sportello.ui.Icon;
import org.sportello.ui.Look;
import org.sportello.ui.Screen;
import org.sportello.ui.Tools;
import org.sportello.ui.control.EmptyState;
import org.sportello.ui.control.SplitPanes;
import org.sportello.ui.control.Ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/// How the service does: key figures with their definitions, charts, and the tickets behind every
/// number.
public final class InsightScreen implements Screen {

    private static final Duration SETTLE = Duration.seconds(2);
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Tools tools;
    private final Doors doors;
    private final Function<String, @Nullable Path> chooser;
    private final InsightModel model;
    private final FigureWords words;
    private final List<Command> commands = new ArrayList<>();
    private final SplitPanes node;
    private final FilterBar bar;
    private final Tiles tiles;
    private final Charts charts;
    private final VBox page;
    private final StackPane ground;
    private final EmptyState empty;
    private final PauseTransition settle = new PauseTransition(SETTLE);
    private final Subscription changes;
    private boolean shown;

    /// Where the figures come from. All of it is called off the screen thread.
    ///
    /// @param catchUp brings the roll-ups up to the log, before figures are read
    /// @param mailboxes ids and names
    /// @param agents ids and names
    public record Source(
            Measures measures,
            Runnable catchUp,
            Supplier<Map<Long, String>> mailboxes,
            Supplier<Map<Long, String>> agents) {}

    /// Where one can go from here. All of it is called on the screen thread.
    ///
    /// @param openTicket opens a ticket by its id
    /// @param openAll opens these tickets as a queue of this name
    public record Doors(LongConsumer openTicket, BiConsumer<List<Long>, String> openAll) {}

    public InsightScreen(Tools tools, Source source, Doors doors) {
        this(tools, source, doors, null);
    }

    /// With another way to choose a file, for tests.
    InsightScreen(
            Tools tools,
            Source source,
            Doors doors,
            @Nullable Function<String, @Nullable Path> chooser) {
        this.tools = tools;
        this.doors = doors;
        this.chooser = chooser == null ? this::chooseFile : chooser;
        var texts = tools.texts();
        model = new InsightModel(tools, source);
        words = new FigureWords(texts);
        tiles = new Tiles(texts, words, model::look);
        charts = new Charts(texts, model);
        var export = Command.of("insight.command.export", Icon.EXPORT, this::export, "Shortcut+E");
        var openAll =
                Command.of("insight.command.openAll", Icon.DESK, this::openAll, "Shortcut+Enter");
        commands.add(export);
        commands.add(openAll);
        commands.add(Command.of("insight.command.refresh", Icon.REFRESH, model::refresh, "F5"));
        for (var period : Period.values()) {
            commands.add(
                    Command.of(FilterBar.periodKey(period), Icon.CALENDAR, () -> choose(period)));
        }
        page = new VBox(tiles, charts);
        page.getStyleClass().add("insight-page");
        empty =
                new EmptyState(
                        Icon.INSIGHT,
                        texts.get("insight.empty.title"),
                        texts.get("insight.empty.sentence"),
                        Ui.button(
                                texts.get("insight.empty.step"),
                                () -> choose(Period.LAST_12_MONTHS),
                                Look.PRIMARY));
        empty.setId("insight-empty");
        empty.setVisible(false);
        var scroll = Ui.scroll(page);
        ground = new StackPane(scroll, empty);
        ground.getStyleClass().add(Look.GROUND);
        VBox.setVgrow(ground, javafx.scene.layout.Priority.ALWAYS);
        bar = new FilterBar(texts, model, tools.commands().button(export));
        var side = new SidePane(texts, model, doors.openTicket(), Ui.button("", this::openAll));
        node =
                new SplitPanes("insight", tools.sizes())
                        .growing("figures", new VBox(bar, ground), 560)
                        .fixed("side", side, 320, 240)
                        .givingWay("side");
        node.getStylesheets()
                .add(
                        Objects.requireNonNull(InsightScreen.class.getResource("insight.css"))
                                .toExternalForm());
        model.snapshotProperty().addListener((_, _, snapshot) -> computed(snapshot));
        model.drillProperty()
                .addListener((_, before, drill) -> {
                    tiles.select(drill);
                    if (before != null && drill != null && node.isFolded("side")) {
                        // In a narrow window it gave way; now something in it was asked for.
                        node.fold("side", false);
                    }
                });
        settle.setOnFinished(_ -> refreshIfShown());
        changes =
                tools.pulse()
                        .on(
                                Set.of(Change.Entity.TICKET),
                                _ -> {
                                    if (shown) {
                                        settle.play();
                                    }
                                });
    }

    private void computed(@Nullable Snapshot snapshot) {
        if (snapshot == null) {
            return;
        }
        page.setVisible(!snapshot.empty());
        empty.setVisible(snapshot.empty());
        tiles.show(snapshot);
        charts.show(snapshot);
        if (shown) {
            tools.notices()
                    .status(
                            tools.texts()
                                    .get(
                                            "insight.status",
                                            TimeUnit.NANOSECONDS.toMillis(snapshot.nanos()),
                                            snapshot.figure(Kpi.VOLUME).count(),
                                            snapshot.figure(Kpi.AVERAGE_RESPONSE).count()));
        }
    }

    /// Looks into a figure, as its tile does.
    void look(Kpi kpi) {
        model.look(kpi);
    }

    private void choose(Period period) {
        model.filterProperty().set(model.filterProperty().get().withPeriod(period));
    }

    private void refreshIfShown() {
        if (shown) {
            model.refresh();
        }
    }

    private void openAll() {
        model.all((ids, drill) ->
                doors.openAll()
                        .accept(
                                ids,
                                words.name(drill.kpi())
                                        + ", "
                                        + (drill.part() == null
                                                ? words.days(drill.scope())
                                                : drill.part())));
    }

    private void export() {
        var snapshot = model.snapshotProperty().get();
        if (snapshot == null) {
            return;
        }
        var scope = snapshot.scope();
        var file = chooser.apply("sportello-" + scope.from() + "-" + scope.to() + ".csv");
        if (file != null) {
            tools.work()
                    .run(
                            () -> write(snapshot, file),
                            () ->
                                    tools.notices()
                                            .say(
                                                    tools.texts()
                                                            .get(
                                                                    "insight.exported",
                                                                    file.toString())));
        }
    }

    private void write(Snapshot snapshot, Path file) {
        try (var out = Files.newBufferedWriter(file)) {
            out.write(BYTE_ORDER_MARK);
            new CsvExport(words)
                    .write(snapshot.scope(), snapshot.figures().values(), snapshot.series(), out);
        } catch (IOException | UncheckedIOException failure) {
            throw new Problem("insight.unwritable", true, failure, List.of(file.toString()));
        }
    }

    private @Nullable Path chooseFile(String name) {
        var dialog = new FileChooser();
        dialog.setTitle(tools.commands().label(commands.getFirst()));
        dialog.setInitialFileName(name);
        dialog.getExtensionFilters().add(new FileChooser.ExtensionFilter("CSV", "*.csv"));
        var file = dialog.showSaveDialog(node.getScene().getWindow());
        return file == null ? null : file.toPath();
    }

    @Override
    public Node node() {
        return node;
    }

    @Override
    public List<Command> commands() {
        return List.copyOf(commands);
    }

    @Override
    public void onShow() {
        shown = true;
        bar.requestFocus();
        model.refresh();
    }

    @Override
    public void onHide() {
        shown = false;
        settle.stop();
        tools.notices().status("");
    }

    @Override
    public void close() {
        settle.stop();
        changes.close();
        model.close();
    }
}
