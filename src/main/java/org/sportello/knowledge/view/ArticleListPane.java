package org.sportello.knowledge.view;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.sportello.knowledge.Article;
import org.sportello.knowledge.view.Shelf.Spot;
import org.sportello.ui.Look;
import org.sportello.ui.Shortcut;
import org.sportello.ui.Work;
import org.sportello.ui.control.SearchField;
import org.sportello.ui.control.Ui;
import org.sportello.ui.overlay.Marked;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;

/// The articles of a category, or what a search over all of them finds as it is typed.
final class ArticleListPane extends VBox {

    /// A line of the list.
    ///
    /// @param found the words around what was found; empty: not a search
    private record Row(Article article, int used, Marked found) {}

    private final KnowledgeTools station;
    private final ListView<Row> list = new ListView<>();
    private final SearchField search;
    private final HBox head;
    private final Label heading = Ui.label("", Look.TITLE);
    private final Label counted = Ui.label("", Look.SUBTLE, Look.SMALL);
    private final Label nothing = Ui.paragraph("", Look.MUTED);
    private final Work.Latest searching;
    private Shelf shelf = Shelf.EMPTY;
    private Spot spot = Spot.ALL;
    private long present;
    private boolean showing;

    /// @param tools buttons at the right of the head
    ArticleListPane(KnowledgeTools station, List<Node> tools, LongConsumer chosen) {
        this.station = station;
        searching = station.tools().work().latest();
        setId("articles-pane");
        getStyleClass().add(Look.PANE);
        heading.setMinWidth(0);
        counted.setMinWidth(USE_PREF_SIZE);
        head = new HBox(heading, counted, Ui.spacer());
        head.getChildren().addAll(tools);
        head.getStyleClass().add(Look.HEAD);
        search = new SearchField(station.tools().texts(), "knowledge.search");
        search.key(new Shortcut("Shortcut+L"));
        search.field().setId("article-search");
        search.field().setOnAction(_ -> first());
        var field = new VBox(search);
        field.setPadding(new Insets(0, 12, 10, 16));
        nothing.setPadding(new Insets(8, 16, 8, 16));
        list.setId("articles");
        list.getStyleClass().add("article-list");
        list.setAccessibleText(station.say("knowledge.articles"));
        list.setCellFactory(_ -> new Cell());
        VBox.setVgrow(list, Priority.ALWAYS);
        getChildren().addAll(head, field, nothing, list);
        list.getSelectionModel()
                .selectedItemProperty()
                .subscribe(row -> {
                    if (!showing && row != null && row.article().id() != present) {
                        present = row.article().id();
                        chosen.accept(present);
                    }
                });
        search.textProperty().subscribe(_ -> refresh());
    }

    /// Puts one more button before the name.
    void before(Node button) {
        head.getChildren().addFirst(button);
    }

    void show(Shelf newShelf, Spot newSpot) {
        shelf = newShelf;
        spot = newSpot;
        refresh();
    }

    /// Shows another category; a search ends.
    void look(Spot newSpot) {
        spot = newSpot;
        if (search.textProperty().get().isEmpty()) {
            refresh();
        } else {
            search.textProperty().set("");
        }
    }

    /// Marks the article that is shown; nothing is called back.
    void mark(long article) {
        present = article;
        select();
    }

    void focusSearch() {
        search.requestFocus();
    }

    void focusList() {
        list.requestFocus();
    }

    private void refresh() {
        var typed = search.textProperty().get().strip();
        heading.setText(typed.isEmpty() ? name() : station.say("knowledge.found"));
        if (typed.isEmpty()) {
            searching.cancel();
            fill(
                    shelf.in(spot).stream()
                            .map(article -> new Row(article, used(article), Marked.plain("")))
                            .toList());
        } else {
            searching.run(() -> station.neighbours().search().apply(typed), this::found);
        }
    }

    private void found(List<Found> found) {
        var rows = new ArrayList<Row>();
        for (var one : found) {
            shelf.find(one.articleId())
                    .ifPresent(article -> rows.add(new Row(article, used(article), marked(one))));
        }
        fill(rows);
    }

    private void fill(List<Row> rows) {
        showing = true;
        list.getItems().setAll(rows);
        showing = false;
        select();
        var searched = !search.textProperty().get().isBlank();
        counted.setText(station.tools().texts().formats().number(rows.size()));
        nothing.setText(station.say(searched ? "knowledge.found.none" : "knowledge.category.none"));
        nothing.setVisible(rows.isEmpty() && !shelf.articles().isEmpty());
        nothing.setManaged(nothing.isVisible());
    }

    private void select() {
        showing = true;
        list.getSelectionModel().clearSelection();
        for (var i = 0; i < list.getItems().size(); i++) {
            if (list.getItems().get(i).article().id() == present) {
                list.getSelectionModel().select(i);
            }
        }
        showing = false;
    }

    private void first() {
        if (!list.getItems().isEmpty()) {
            list.getSelectionModel().select(0);
            list.requestFocus();
        }
    }

    private String name() {
        return switch (spot.kind()) {
            case ALL -> station.say("knowledge.all");
            case NOWHERE -> station.say("knowledge.nowhere");
            case CATEGORY -> shelf.category(spot.category()).map(one -> one.name()).orElse("");
        };
    }

    private int used(Article article) {
        return Objects.requireNonNullElse(shelf.used().get(article.id()), 0);
    }

    /// The snippet with the places of the found words marked; places that do not fit are left out.
    static Marked marked(Found found) {
        var text = found.snippet();
        var runs = new ArrayList<Marked.Run>();
        var at = 0;
        for (var mark : found.marks()) {
            if (mark.from() < at || mark.to() > text.length() || mark.from() >= mark.to()) {
                continue;
            }
            if (mark.from() > at) {
                runs.add(new Marked.Run(text.substring(at, mark.from()), false));
            }
            runs.add(new Marked.Run(text.substring(mark.from(), mark.to()), true));
            at = mark.to();
        }
        if (at < text.length()) {
            runs.add(new Marked.Run(text.substring(at), false));
        }
        return new Marked(runs);
    }

    private final class Cell extends ListCell<Row> {

        Cell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            setText(null);
            setGraphic(empty || row == null ? null : node(row));
            setAccessibleText(empty || row == null ? "" : row.article().title());
        }

        private Node node(Row row) {
            var article = row.article();
            var title = Ui.label(article.title(), Look.MEDIUM);
            title.setMinWidth(0);
            var top = new HBox(8, title, Ui.spacer(), station.badge(article.state()));
            top.setAlignment(Pos.CENTER_LEFT);
            var box = new VBox(4, top);
            if (!row.found().runs().isEmpty()) {
                box.getChildren().add(row.found().node(true));
            }
            var foot = new HBox(8, Ui.label(facts(row), Look.MUTED, Look.SMALL));
            if (station.overdue(article.reviewOn())) {
                foot.getChildren()
                        .add(
                                Ui.label(
                                        station.say("knowledge.review.due"),
                                        Look.WARNING,
                                        Look.SMALL));
            }
            box.getChildren().add(foot);
            return box;
        }

        private String facts(Row row) {
            var changed = station.tools().texts().formats().when(row.article().updatedAt());
            return row.used() == 0
                    ? station.say("knowledge.row", row.article().language(), changed)
                    : station.say(
                            "knowledge.row.used", row.article().language(), changed, row.used());
        }
    }
}
