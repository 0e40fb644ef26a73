package org.sportello.knowledge.view;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.sportello.knowledge.Article;
import org.sportello.text.markdown.MarkdownReader;
import org.sportello.ui.Look;
import org.sportello.ui.control.LanguageChoice;
import org.sportello.ui.control.Ui;
import org.sportello.ui.doc.DocView;
import org.sportello.ui.doc.ImageLoader;

import java.util.List;
import java.util.Objects;

/// An article as it is read, with what is known about it.
final class ReadingPane extends VBox {

    private final KnowledgeTools station;
    private final FlowPane facts = new FlowPane(16, 6);
    private final javafx.scene.control.Label title = Ui.paragraph("", Look.HEADLINE);
    private final HBox state = new HBox();
    private final DocView doc;
    private final ScrollPane scroll;

    /// @param tools buttons at the right of the head
    ReadingPane(KnowledgeTools station, List<Node> tools) {
        this.station = station;
        setId("article-reading");
        getStyleClass().add(Look.PANE);
        doc = new DocView(station.tools().texts(), ImageLoader.NONE, station.neighbours().follow());
        doc.setId("article-doc");
        state.setAlignment(Pos.CENTER_LEFT);
        var buttons = new FlowPane(8, 8, tools.toArray(Node[]::new));
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.setMinWidth(0);
        HBox.setHgrow(buttons, Priority.ALWAYS);
        state.setMinWidth(USE_PREF_SIZE);
        var head = new HBox(state, buttons);
        head.getStyleClass().addAll(Look.HEAD, "ruled");
        facts.setRowValignment(javafx.geometry.VPos.CENTER);
        var page = new VBox(12, title, facts, Ui.rule(), doc);
        page.setMaxWidth(760);
        page.setPadding(new Insets(24, 32, 32, 32));
        scroll = Ui.scroll(page);
        getChildren().addAll(head, scroll);
    }

    void show(Article article, Shelf shelf) {
        title.setText(article.title());
        state.getChildren().setAll(station.badge(article.state()));
        facts.getChildren().clear();
        var texts = station.tools().texts();
        var formats = texts.formats();
        var path = shelf.path(article.categoryId());
        if (!path.isEmpty()) {
            fact(path);
        }
        fact(LanguageChoice.name(article.language(), texts));
        var owner = article.ownerId() == null ? null : shelf.people().get(article.ownerId());
        if (owner != null) {
            fact(station.say("knowledge.fact.owner", owner));
        }
        fact(station.say("knowledge.fact.changed", formats.dateTime(article.updatedAt())));
        var used = Objects.requireNonNullElse(shelf.used().get(article.id()), 0);
        fact(station.say("knowledge.fact.used", used));
        var review = article.reviewOn();
        if (review != null) {
            var late = station.overdue(review);
            facts.getChildren()
                    .add(
                            Ui.label(
                                    station.say("knowledge.fact.review", formats.date(review)),
                                    late ? Look.WARNING : Look.MUTED,
                                    Look.SMALL));
        }
        doc.setDoc(new MarkdownReader().read(article.body()));
        scroll.setVvalue(0);
    }

    private void fact(String words) {
        facts.getChildren().add(Ui.label(words, Look.MUTED, Look.SMALL));
    }

    void focusText() {
        doc.requestFocus();
    }
}
