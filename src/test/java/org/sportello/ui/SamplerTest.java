package org.sportello.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.controls.ToggleSwitch;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.junit.jupiter.api.Test;
import org.sportello.kernel.Page;
import org.sportello.ui.control.Avatar;
import org.sportello.ui.control.Badge;
import org.sportello.ui.control.Chip;
import org.sportello.ui.control.EmptyState;
import org.sportello.ui.control.Form;
import org.sportello.ui.control.KeyCaps;
import org.sportello.ui.control.SearchField;
import org.sportello.ui.control.SplitPanes;
import org.sportello.ui.control.Tile;
import org.sportello.ui.control.Ui;
import org.sportello.ui.list.PagedList;
import org.sportello.ui.list.RowView;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.LongStream;

/// All small controls on one page, for looking at.
@FxTest
class SamplerTest {

    private final Texts texts = new Texts(Locale.ENGLISH);

    @Test
    void everyControlBuildsInBothThemes() {
        for (Theme.Mode mode : new Theme.Mode[] {Theme.Mode.LIGHT, Theme.Mode.DARK}) {
            try (Theme theme = new Theme()) {
                theme.modeProperty().set(mode);
                Path file = Path.of("target/pictures/sampler-" + mode + ".png");
                Pictures.write(Pictures.scene(page(), theme, Pictures.Size.SMALL), file);
                assertTrue(Files.exists(file));
            }
        }
    }

    /// The bones of the desk, to compare with what was designed.
    @Test
    void listsAndPanesBuildInBothThemes() {
        for (Theme.Mode mode : new Theme.Mode[] {Theme.Mode.LIGHT, Theme.Mode.DARK}) {
            try (Theme theme = new Theme()) {
                theme.modeProperty().set(mode);
                Scene scene = Pictures.scene(desk(), theme, 1384, 868);
                Path file = Path.of("target/pictures/panes-" + mode + ".png");
                Pictures.write(scene, file);
                assertTrue(Files.exists(file));
            }
        }
    }

    private record Line(long id, String who, String subject, String snippet, Badge.Kind kind) {}

    private static final class LineView extends VBox implements RowView<Line> {
        private final Label who = Ui.label("", Look.MEDIUM);
        private final Badge due = new Badge();
        private final Label subject = Ui.label("");
        private final Label snippet = Ui.label("", Look.MUTED, Look.SMALL);

        LineView() {
            super(3);
            getStyleClass().add("ticket-row");
            getChildren()
                    .addAll(
                            new HBox(6, who, Ui.label("★★", "star"), Ui.spacer(), due),
                            new HBox(
                                    6,
                                    subject,
                                    Ui.spacer(),
                                    Ui.label("09:12", Look.SUBTLE, Look.SMALL)),
                            snippet);
        }

        @Override
        public Node node() {
            return this;
        }

        @Override
        public void show(Line line) {
            who.setText(line.who());
            subject.setText(line.subject());
            snippet.setText(line.snippet());
            due.show("42 min", line.kind());
        }
    }

    private SplitPanes desk() {
        VBox queues = new VBox(2, Ui.head("Desk"), Ui.section("QUEUES"));
        queues.getStyleClass().addAll(Look.GROUND);
        queues.setStyle("-fx-padding: 0 8 8 8;");
        for (String name : new String[] {"Mine", "Unassigned", "Due today", "Waiting"}) {
            HBox row = new HBox(Ui.label(name), Ui.spacer(), Ui.label("12", Look.MUTED));
            row.getStyleClass().add(Look.ROW);
            row.pseudoClassStateChanged(
                    PseudoClass.getPseudoClass("selected"), name.equals("Mine"));
            queues.getChildren().add(row);
        }
        PagedList<Line> lines = new PagedList<>(Work.inline(), Line::id, LineView::new);
        lines.source((offset, limit) ->
                new Page<>(
                        LongStream.range(offset, Math.min(offset + limit, 100_000))
                                .mapToObj(i ->
                                        new Line(
                                                i,
                                                "Bianchi Impianti srl",
                                                "Fattura " + i + ": partita IVA errata",
                                                "Nella fattura allegata la partita IVA non è quella"
                                                        + " giusta, manca",
                                                Badge.Kind.values()[(int) (i % 5)]))
                                .toList(),
                        100_000));
        lines.select(1);
        VBox list =
                new VBox(
                        Ui.head("Mine", Ui.label("Next deadline ▾", Look.MUTED, Look.SMALL)),
                        lines);
        VBox.setVgrow(lines, Priority.ALWAYS);
        VBox ticket = new VBox(Ui.head("Ordine non ancora arrivato"));
        ticket.getStyleClass().add(Look.GROUND);
        VBox context = new VBox(Ui.head("Maria Rossi"));
        return new SplitPanes("desk", PaneSizes.none())
                .fixed("queues", queues, 200, 120)
                .fixed("list", list, 340, 200)
                .growing("ticket", ticket, 300)
                .fixed("context", context, 290, 200);
    }

    private VBox page() {
        ComboBox<String> combo = new ComboBox<>();
        combo.getItems().addAll("Open", "Waiting");
        combo.setValue("Open");
        CheckBox check = new CheckBox("Quote the history");
        check.setSelected(true);
        Form form = new Form();
        form.row("Name", new TextField("Anna Neri"), "As customers see it.");
        form.row("Server", new TextField("imap.example.it"))
                .fault("No server answers at this address. Check the spelling.");
        form.row("State", combo);
        HBox buttons =
                new HBox(
                        8,
                        Ui.button("Save", () -> {}, Look.PRIMARY),
                        Ui.button("Cancel", () -> {}),
                        Ui.button("Quiet", () -> {}, Look.QUIET),
                        Ui.iconButton(Icon.EDIT, "Edit", () -> {}),
                        Ui.link("Show original", () -> {}),
                        check,
                        new MenuButton("Open"),
                        new ToggleSwitch("Acknowledge"));
        HBox badges =
                new HBox(
                        8,
                        new Badge("late 1 h", Badge.Kind.LATE),
                        new Badge("42 min", Badge.Kind.SOON),
                        new Badge("2 h 10", Badge.Kind.OK),
                        new Badge("answered", Badge.Kind.GOOD),
                        new Badge("delivery", Badge.Kind.ACCENT),
                        new Chip("maria.rossi@example.it", "Remove", () -> {}),
                        Chip.file(Icon.ATTACHMENT, "tracking.png", "240 kB"));
        HBox people =
                new HBox(
                        8,
                        new Avatar("Maria Rossi", Avatar.Size.SMALL),
                        new Avatar("Maria Rossi", Avatar.Size.NORMAL),
                        new Avatar("Maria Rossi", Avatar.Size.LARGE),
                        new Avatar("info@example.it", Avatar.Size.NORMAL),
                        Ui.label("★★★", "star"),
                        new KeyCaps(new Shortcut("Shortcut+Shift+P")),
                        new KeyCaps(new Shortcut("?")));
        Tile tile = new Tile("First response", () -> {});
        tile.show(
                "1 h 24 m",
                Ui.label("▼ 18 %", Look.GOOD, Look.SMALL),
                Ui.label("target 2 h", Look.SUBTLE, Look.SMALL));
        Tile chosen = new Tile("Resolution", () -> {});
        chosen.show("9 h 40 m", Ui.label("▲ 6 %", Look.DANGER, Look.SMALL));
        chosen.selected(true);
        SearchField search = new SearchField(texts, "ui.working").key(new Shortcut("Shortcut+F"));
        HBox icons = new HBox(8);
        for (Icon icon : Icon.values()) {
            if (icons.getChildren().size() < 40) {
                icons.getChildren().add(Icons.of(icon));
            }
        }
        VBox card =
                Ui.card(
                        "A card",
                        Ui.paragraph(
                                "Good morning, I ordered on the third of November and nothing has"
                                    + " come yet. The courier has been saying “in transit” for six"
                                    + " days. I leave on Friday: can it be here before?"),
                        icons);
        VBox left =
                new VBox(
                        14,
                        Ui.head(
                                "Mine",
                                Ui.label("12", Look.SUBTLE),
                                Ui.label("Next deadline ▾", Look.MUTED, Look.SMALL)),
                        search,
                        buttons,
                        badges,
                        people,
                        new HBox(12, tile, chosen),
                        card,
                        form);
        left.setStyle("-fx-padding: 16;");
        EmptyState empty =
                new EmptyState(
                        Icon.KNOWLEDGE,
                        "No articles yet",
                        "Write down what customers ask again and again. An article can be put into"
                                + " a reply with one key.",
                        Ui.button("Write the first article", () -> {}, Look.PRIMARY));
        HBox page = new HBox(left, empty);
        VBox root = new VBox(page);
        return root;
    }
}
