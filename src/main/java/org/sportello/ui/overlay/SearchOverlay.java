package org.sportello.ui.overlay;

import javafx.animation.PauseTransition;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import javafx.util.Duration;

import org.sportello.kernel.Problem;
import org.sportello.ui.Icon;
import org.sportello.ui.Icons;
import org.sportello.ui.Look;
import org.sportello.ui.Texts;
import org.sportello.ui.Work;
import org.sportello.ui.control.SearchField;
import org.sportello.ui.control.Ui;

import java.util.List;
import java.util.function.Consumer;

/// One field over everything: results as you type, grouped, with the words marked, the count and
/// the time it took. It knows nothing of what is searched.
///
/// @param <K> what a hit points to
public final class SearchOverlay<K> {

    /// One thing found.
    ///
    /// @param key handed to whoever opens it
    /// @param title one line
    /// @param snippet one or two lines around what fits; may be empty
    /// @param side short and quiet at the right end, such as a date
    public record Hit<K>(K key, Icon icon, Marked title, Marked snippet, String side) {}

    /// Hits of one kind.
    ///
    /// @param total how many there are of this kind, shown or not
    public record Group<K>(String name, List<Hit<K>> hits, long total) {}

    /// What one question brought.
    ///
    /// @param took measured where the search happens
    /// @param hint what of the question was not understood, in a sentence; empty if all of it was
    public record Results<K>(
            List<Group<K>> groups, long total, java.time.Duration took, String hint) {}

    /// Searches, off the screen thread. A question it cannot read is a [Problem].
    @FunctionalInterface
    public interface Finder<K> {
        Results<K> find(String question);
    }

    private static final Duration LONG = Duration.millis(300);

    private final Texts texts;
    private final Work.Latest slot;
    private final OverlayLayer layer;
    private final Finder<K> finder;
    private final Consumer<K> open;
    private String last = "";

    public SearchOverlay(
            Texts texts, Work work, OverlayLayer layer, Finder<K> finder, Consumer<K> open) {
        this.texts = texts;
        this.slot = work.latest();
        this.layer = layer;
        this.finder = finder;
        this.open = open;
    }

    /// Opens with the question asked last, selected, so that typing replaces it.
    public void open() {
        open(last);
    }

    /// Opens with this question.
    public void open(String question) {
        Panel panel = new Panel();
        layer.open(panel, panel.field.field(), slot::cancel);
        panel.field.field().setText(question);
        panel.field.field().selectAll();
    }

    private final class Panel extends VBox {

        private final SearchField field = new SearchField(texts, "ui.search.prompt");
        private final Choices choices = new Choices();
        private final Label misread = Ui.paragraph("", Look.WARNING, Look.SMALL);
        private final Label foot = Ui.label("", Look.SUBTLE, Look.SMALL);
        private final PauseTransition patience = new PauseTransition(LONG);

        Panel() {
            setId("search-overlay");
            field.field().setId("search-overlay-field");
            choices.listenTo(field.field());
            Label keys = Ui.label(texts.get("ui.search.keys"), Look.SUBTLE, Look.SMALL);
            HBox line = new HBox(foot, Ui.spacer(), keys);
            line.getStyleClass().add("overlay-foot");
            misread.setId("search-overlay-hint");
            misread.setPadding(new Insets(8, 16, 0, 16));
            misread("");
            getChildren().addAll(field, Ui.rule(), misread, choices, line);
            patience.setOnFinished(_ -> foot.setText(texts.get("ui.working")));
            field.textProperty().addListener((_, _, now) -> ask(now));
            hint();
        }

        private void ask(String question) {
            last = question;
            if (question.isBlank()) {
                slot.cancel();
                patience.stop();
                hint();
                return;
            }
            patience.playFromStart();
            slot.run(() -> finder.find(question), this::show, this::trouble);
        }

        private void misread(String sentence) {
            misread.setText(sentence);
            misread.setVisible(!sentence.isEmpty());
            misread.setManaged(!sentence.isEmpty());
        }

        private void hint() {
            misread("");
            foot.setText("");
            say(texts.get("ui.search.hint"), "");
        }

        private void trouble(Problem problem) {
            patience.stop();
            misread("");
            foot.setText("");
            say(texts.sentence(problem), texts.nextStep(problem));
        }

        private void show(Results<K> results) {
            patience.stop();
            misread(results.hint());
            foot.setText(texts.get("ui.search.found", results.total(), results.took().toMillis()));
            if (results.groups().stream().allMatch(group -> group.hits().isEmpty())) {
                say(texts.get("ui.search.none"), texts.get("ui.search.none.next"));
                return;
            }
            choices.clear();
            for (Group<K> group : results.groups()) {
                if (!group.hits().isEmpty()) {
                    choices.heading(
                            group.name(),
                            Ui.label(
                                    texts.formats().number(group.total()),
                                    Look.SUBTLE,
                                    Look.SMALL));
                    group.hits().forEach(this::add);
                }
            }
        }

        private void add(Hit<K> hit) {
            choices.add(
                    row(hit),
                    hit.title().text(),
                    () -> {
                        layer.close();
                        open.accept(hit.key());
                    });
        }

        private HBox row(Hit<K> hit) {
            VBox words = new VBox(2, oneLine(hit.title().node(false)));
            if (!hit.snippet().runs().isEmpty()) {
                words.getChildren().add(hit.snippet().node(true));
            }
            words.setMinWidth(0);
            HBox.setHgrow(words, Priority.ALWAYS);
            Label side = Ui.label(hit.side(), Look.SUBTLE, Look.SMALL);
            side.setMinWidth(Region.USE_PREF_SIZE);
            HBox row = new HBox(Icons.of(hit.icon()), words, side);
            row.setAlignment(Pos.TOP_LEFT);
            return row;
        }

        private TextFlow oneLine(TextFlow title) {
            title.setMinWidth(0);
            return title;
        }

        private void say(String sentence, String next) {
            choices.clear();
            VBox words = new VBox(4, Ui.paragraph(sentence, Look.MUTED));
            if (!next.isEmpty()) {
                words.getChildren().add(Ui.paragraph(next, Look.SUBTLE, Look.SMALL));
            }
            words.setStyle("-fx-padding: 1em;");
            choices.message(words);
        }
    }
}
