package org.sportello.knowledge.view;

import javafx.geometry.Insets;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.converter.LocalDateStringConverter;

import org.jspecify.annotations.Nullable;
import org.sportello.knowledge.Article;
import org.sportello.ui.control.FieldRow;
import org.sportello.ui.control.Form;
import org.sportello.ui.control.LanguageChoice;
import org.sportello.ui.control.Wording;

import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What an article has beside its text.
final class ArticleFields extends VBox {

    /// Stands for no category and for no owner.
    private static final long NONE = 0;

    private final KnowledgeTools station;
    private final TextField title = new TextField();
    private final ComboBox<Article.State> state = new ComboBox<>();
    private final ComboBox<Long> category = new ComboBox<>();
    private final ComboBox<Long> owner = new ComboBox<>();
    private final LanguageChoice language;
    private final DatePicker review = new DatePicker();
    private Shelf shelf = Shelf.EMPTY;

    /// @param touched called after every change
    ArticleFields(KnowledgeTools station, Runnable touched) {
        super(12);
        this.station = station;
        setPadding(new Insets(16));
        language = new LanguageChoice(station.tools().texts());
        title.setId("article-title");
        review.getEditor().setPrefColumnCount(8);
        title.setPromptText(station.say("knowledge.field.title.prompt"));
        state.setId("article-state");
        state.getItems().setAll(Article.State.values());
        state.setConverter(new Wording<>(station::state));
        category.setId("article-category");
        category.setConverter(new Wording<>(this::categoryName));
        owner.setId("article-owner");
        owner.setConverter(new Wording<>(this::ownerName));
        language.setId("article-language");
        review.setId("article-review");
        review.setConverter(
                new LocalDateStringConverter(
                        FormatStyle.SHORT, station.tools().texts().locale(), null));
        var first =
                new FieldRow()
                        .add(row("knowledge.field.title", title), 3)
                        .add(row("knowledge.field.state", state), 1);
        var second =
                new FieldRow()
                        .add(row("knowledge.field.category", category), 2)
                        .add(row("knowledge.field.language", language), 1)
                        .add(row("knowledge.field.owner", owner), 1.4)
                        .add(row("knowledge.field.review", review), 1.4);
        getChildren().addAll(first, second);
        title.textProperty().subscribe(_ -> touched.run());
        state.valueProperty().subscribe(_ -> touched.run());
        category.valueProperty().subscribe(_ -> touched.run());
        owner.valueProperty().subscribe(_ -> touched.run());
        language.valueProperty().subscribe(_ -> touched.run());
        review.valueProperty().subscribe(_ -> touched.run());
    }

    private Form row(String key, Region control) {
        var form = new Form();
        control.setMaxWidth(Double.MAX_VALUE);
        control.setMinWidth(Region.USE_PREF_SIZE);
        form.row(station.say(key), control);
        form.setMinWidth(Region.USE_PREF_SIZE);
        return form;
    }

    private String categoryName(long id) {
        return id == NONE ? station.say("knowledge.nowhere") : shelf.path(id);
    }

    private String ownerName(long id) {
        var name = shelf.people().get(id);
        return name == null ? station.say("knowledge.noOwner") : name;
    }

    void offer(Shelf newShelf) {
        shelf = newShelf;
        var categories = new ArrayList<Long>(List.of(NONE));
        shelf.branches().stream()
                .filter(branch -> branch.spot().kind() == Shelf.Spot.Kind.CATEGORY)
                .forEach(branch -> categories.add(branch.spot().category()));
        replace(category, categories);
        var people = new ArrayList<Long>(List.of(NONE));
        shelf.people().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .forEach(one -> people.add(one.getKey()));
        replace(owner, people);
    }

    /// Offers other values; the one that is chosen stays, with the name it has now.
    private static void replace(ComboBox<Long> box, List<Long> values) {
        var present = box.getValue();
        box.getItems().setAll(values);
        box.setValue(null);
        box.setValue(present);
    }

    void fill(Article article) {
        title.setText(article.title());
        state.setValue(article.state());
        category.setValue(article.categoryId() == null ? NONE : article.categoryId());
        owner.setValue(article.ownerId() == null ? NONE : article.ownerId());
        language.show(article.language());
        review.setValue(article.reviewOn());
    }

    /// What is typed, as the article with this identity.
    Article typed(Article identity, String body) {
        var name = title.getText().strip();
        return new Article(
                identity.id(),
                identity.version(),
                chosen(category),
                name.isEmpty() ? firstWords(body) : name,
                state.getValue() == null ? identity.state() : state.getValue(),
                language.getValue(),
                chosen(owner),
                review.getValue(),
                body,
                identity.createdAt(),
                identity.updatedAt());
    }

    private static @Nullable Long chosen(ComboBox<Long> box) {
        var value = box.getValue();
        return value == null || value == NONE ? null : value;
    }

    /// What has no title yet is called by its first words.
    private static String firstWords(String body) {
        var line = body.strip().split("\n", 2)[0].replaceFirst("^[#>*\\s-]+", "").strip();
        return line.length() <= 60 ? line : line.substring(0, 60).strip() + "…";
    }

    void focusTitle() {
        title.requestFocus();
    }
}
