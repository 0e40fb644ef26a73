package org.sportello.knowledge.view;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.sportello.knowledge.Article;
import org.sportello.knowledge.Revision;
import org.sportello.ui.Icon;
import org.sportello.ui.Icons;
import org.sportello.ui.Look;
import org.sportello.ui.Work;
import org.sportello.ui.control.Ui;

import java.util.List;
import java.util.function.Consumer;

/// The versions of an article, what changed between them, and the way back to an older one.
final class RevisionsPane extends VBox {

    private final KnowledgeTools station;
    private final ListView<Revision> list = new ListView<>();
    private final VBox lines = new VBox();
    private final ToggleButton sinceBefore = new ToggleButton();
    private final ToggleButton untilNow = new ToggleButton();
    private final Button restore;
    private final Label title = Ui.label("", Look.TITLE);
    private final Work.Latest reading;
    private final Consumer<Revision> back;
    private Shelf shelf = Shelf.EMPTY;

    /// @param tools buttons at the right of the head
    /// @param back called to make the article what it was in this revision
    RevisionsPane(KnowledgeTools station, List<Node> tools, Consumer<Revision> back) {
        this.station = station;
        this.back = back;
        reading = station.tools().work().latest();
        setId("article-revisions");
        getStyleClass().add(Look.PANE);
        title.setMinWidth(0);
        var head = new HBox(title, Ui.spacer());
        head.getChildren().addAll(tools);
        head.getStyleClass().addAll(Look.HEAD, "ruled");
        restore = Ui.button(station.say("knowledge.restore"), this::restore);
        restore.setGraphic(Icons.of(Icon.HISTORY));
        restore.setId("revision-restore");
        list.setId("revisions");
        list.getStyleClass().add("tree-list");
        list.setAccessibleText(station.say("knowledge.revisions"));
        list.setCellFactory(_ -> new Cell());
        list.setPrefWidth(216);
        list.setMinWidth(200);
        lines.setId("revision-lines");
        lines.getStyleClass().add("diff");
        var sheet = new VBox(Ui.scroll(lines));
        sheet.getStyleClass().addAll(Look.CARD, "sheet");
        VBox.setVgrow(sheet, Priority.ALWAYS);
        var side = new VBox(8, bar(), sheet);
        HBox.setHgrow(side, Priority.ALWAYS);
        side.setMinWidth(0);
        var sides = new HBox(16, list, side);
        sides.setPadding(new Insets(16, 16, 16, 8));
        VBox.setVgrow(sides, Priority.ALWAYS);
        getChildren().addAll(head, sides);
        list.getSelectionModel().selectedItemProperty().subscribe(_ -> compare());
    }

    private HBox bar() {
        var group = new ToggleGroup();
        sinceBefore.setText(station.say("knowledge.compare.before"));
        untilNow.setText(station.say("knowledge.compare.now"));
        for (var one : List.of(sinceBefore, untilNow)) {
            one.setToggleGroup(group);
            one.getStyleClass().add(Look.QUIET);
        }
        sinceBefore.setSelected(true);
        group.selectedToggleProperty()
                .subscribe((before, now) -> {
                    if (now == null) {
                        group.selectToggle(before);
                    } else {
                        compare();
                    }
                });
        return new HBox(4, sinceBefore, untilNow, Ui.spacer(), restore);
    }

    void show(Article article, Shelf newShelf) {
        shelf = newShelf;
        title.setText(article.title());
        reading.run(
                () -> station.articles().revisions(article.id()),
                revisions -> {
                    list.getItems().setAll(revisions);
                    list.getSelectionModel().select(0);
                    list.requestFocus();
                });
    }

    private void restore() {
        var revision = list.getSelectionModel().getSelectedItem();
        if (revision != null) {
            back.accept(revision);
        }
    }

    private void compare() {
        lines.getChildren().clear();
        var revision = list.getSelectionModel().getSelectedItem();
        var place = list.getSelectionModel().getSelectedIndex();
        restore.setDisable(revision == null || place == 0);
        if (revision == null) {
            return;
        }
        var before = place + 1 < list.getItems().size() ? text(list.getItems().get(place + 1)) : "";
        var diff =
                sinceBefore.isSelected()
                        ? LineDiff.between(before, text(revision))
                        : LineDiff.between(text(revision), text(list.getItems().getFirst()));
        if (diff.stream().allMatch(line -> line.kind() == LineDiff.Kind.SAME)) {
            var same = Ui.paragraph(station.say("knowledge.compare.same"), Look.MUTED);
            same.setPadding(new Insets(4, 12, 8, 12));
            lines.getChildren().add(same);
        }
        diff.forEach(line -> lines.getChildren().add(line(line)));
    }

    /// The title is compared as the first line.
    private static String text(Revision revision) {
        return "# " + revision.title() + "\n\n" + revision.body();
    }

    private Node line(LineDiff.Line line) {
        var sign =
                switch (line.kind()) {
                    case SAME -> " ";
                    case ADDED -> "+";
                    case REMOVED -> "−";
                };
        var mark = Ui.label(sign, "diff-sign");
        var words = Ui.paragraph(line.text());
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        var row = new HBox(mark, words);
        row.getStyleClass()
                .addAll(
                        "diff-line",
                        switch (line.kind()) {
                            case SAME -> "same";
                            case ADDED -> "added";
                            case REMOVED -> "removed";
                        });
        return row;
    }

    private final class Cell extends ListCell<Revision> {

        Cell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Revision revision, boolean empty) {
            super.updateItem(revision, empty);
            setText(null);
            setGraphic(empty || revision == null ? null : node(revision));
        }

        private Node node(Revision revision) {
            var name = revision.agentId() == null ? null : shelf.people().get(revision.agentId());
            var when = station.tools().texts().formats().dateTime(revision.at());
            var number =
                    Ui.label(station.say("knowledge.revision", revision.number()), Look.MEDIUM);
            setAccessibleText(number.getText() + ", " + when);
            return new VBox(
                    2,
                    number,
                    Ui.label(name == null ? when : when + " · " + name, Look.MUTED, Look.SMALL));
        }
    }
}
