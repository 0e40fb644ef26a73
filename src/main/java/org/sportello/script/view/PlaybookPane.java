package org.sportello.script.view;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;
import org.sportello.script.Flow;
import org.sportello.script.Playbook;
import org.sportello.script.PlaybookReader;
import org.sportello.script.PlaybookUnreadable;
import org.sportello.ui.Icon;
import org.sportello.ui.Icons;
import org.sportello.ui.Look;
import org.sportello.ui.control.Ui;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A playbook being written as text, checked at each key, with its steps drawn beside it and a dry
/// run.
final class PlaybookPane extends ScriptEditor<Playbook> {

    private final PlaybookReader reader = new PlaybookReader();
    private final TextArea text = new TextArea();
    private final Label verdict = Ui.paragraph("", Look.SMALL);
    private final HBox verdictLine;
    private final ToggleButton drawn = new ToggleButton();
    private final ToggleButton played = new ToggleButton();
    private final FlowView flowView;
    private final DryRunView dryRun;
    private final StackPane side = new StackPane();
    private @Nullable Flow flow;

    PlaybookPane(ScriptTools station, List<Node> tools, Consumer<ScriptKey> saved) {
        super(station, fresh(""), tools, saved);
        setId("playbook-editor");
        flowView = new FlowView(station);
        dryRun = new DryRunView(station);
        text.setWrapText(true);
        text.setId("playbook-text");
        text.getStyleClass().add("mono");
        text.setAccessibleText(station.say("script.playbook.text"));
        verdict.setId("playbook-verdict");
        verdictLine = new HBox(8, Icons.of(Icon.CHECK), verdict);
        verdictLine.getStyleClass().add("verdict");
        var pad = new VBox(text, verdictLine);
        pad.getStyleClass().addAll("markdown-pad");
        VBox.setVgrow(text, Priority.ALWAYS);
        pad.setPrefWidth(440);
        pad.setMinWidth(260);
        HBox.setHgrow(pad, Priority.ALWAYS);
        var sides = new HBox(16, pad, beside());
        sides.setPadding(new Insets(16));
        VBox.setVgrow(sides, Priority.ALWAYS);
        getChildren().add(sides);
        text.textProperty()
                .subscribe(_ -> {
                    check();
                    touched();
                });
    }

    /// One with this text.
    static Playbook fresh(String definition) {
        return new Playbook(0, 0, "", "", definition, 0, Instant.EPOCH);
    }

    /// One to begin with: an example to change.
    static Playbook example(ScriptTools station) {
        var answer = station.tools().texts().locale().getLanguage().equals("it") ? "giorno" : "day";
        return fresh(
                station.say(
                        "script.playbook.example",
                        "{{customer.firstName}}",
                        "{{answer." + answer + "}}"));
    }

    private VBox beside() {
        var group = new ToggleGroup();
        drawn.setText(station().say("script.playbook.flow"));
        drawn.setGraphic(Icons.of(Icon.PLAYBOOK));
        drawn.setId("playbook-flow");
        played.setText(station().say("script.playbook.play"));
        played.setGraphic(Icons.of(Icon.PLAY));
        played.setId("playbook-play");
        for (var one : List.of(drawn, played)) {
            one.setToggleGroup(group);
            one.getStyleClass().add(Look.QUIET);
            one.setMinWidth(USE_PREF_SIZE);
        }
        group.selectedToggleProperty()
                .subscribe((before, now) -> {
                    if (now == null) {
                        group.selectToggle(before);
                    } else {
                        turn();
                    }
                });
        drawn.setSelected(true);
        VBox.setVgrow(side, Priority.ALWAYS);
        side.getStyleClass().addAll(Look.CARD, "sheet");
        var box = new VBox(8, new FlowPane(4, 4, drawn, played), side);
        box.setPrefWidth(400);
        box.setMinWidth(280);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    private void turn() {
        side.getChildren().setAll(played.isSelected() ? dryRun : flowView.node());
        if (played.isSelected()) {
            dryRun.play(flow);
        }
    }

    /// Begins a dry run.
    void play() {
        played.setSelected(true);
        dryRun.play(flow);
    }

    /// Back to the question answered last.
    void back() {
        dryRun.back();
    }

    void focusText() {
        text.requestFocus();
    }

    private void check() {
        try {
            var read = reader.read(text.getText());
            flow = read;
            flowView.show(read);
            say(
                    station().say("script.playbook.readable", read.steps().size()),
                    Icon.CHECK,
                    Look.GOOD);
        } catch (PlaybookUnreadable mistake) {
            flow = null;
            fault(mistake);
        }
        if (played.isSelected()) {
            dryRun.play(flow);
        }
    }

    private void say(String words, Icon icon, String look) {
        verdict.setText(words);
        verdict.getStyleClass().removeAll(Look.GOOD, Look.DANGER);
        verdict.getStyleClass().add(look);
        verdictLine.getChildren().set(0, Icons.of(icon, look));
    }

    @Override
    public boolean fault(Problem problem) {
        if (!(problem instanceof PlaybookUnreadable)) {
            return false;
        }
        var texts = station().tools().texts();
        say(texts.sentence(problem) + " " + texts.nextStep(problem), Icon.ERROR, Look.DANGER);
        return true;
    }

    /// Name and language stand in the text itself.
    @Override
    public Playbook typed(Playbook identity) {
        var name = flow == null ? identity.name() : flow.name();
        return new Playbook(
                identity.id(),
                identity.version(),
                name.isBlank() ? unnamed() : name,
                flow == null ? identity.language() : flow.language(),
                text.getText(),
                identity.uses(),
                identity.updatedAt());
    }

    @Override
    public void fill(Playbook playbook) {
        text.setText(playbook.definition());
        text.positionCaret(0);
        text.setScrollTop(0);
        drawn.setSelected(true);
    }

    /// Only what can be played is saved: agents may be playing it this minute.
    @Override
    Playbook store(Playbook playbook) {
        reader.read(playbook.definition());
        return station().scripts().save(playbook);
    }

    @Override
    public Optional<Playbook> find(long id) {
        return station().scripts().findPlaybook(id);
    }

    @Override
    public void delete(long id) {
        station().scripts().deletePlaybook(id);
    }

    @Override
    public Playbook onto(Playbook content, long id, int version) {
        return new Playbook(
                id,
                version,
                content.name(),
                content.language(),
                content.definition(),
                id == 0 ? 0 : content.uses(),
                content.updatedAt());
    }

    @Override
    List<Playbook> of(ScriptShelf shelf) {
        return shelf.playbooks();
    }

    @Override
    ScriptKey key(Playbook playbook) {
        return ScriptKey.playbook(playbook.id());
    }

    @Override
    public int version(Playbook playbook) {
        return playbook.version();
    }

    @Override
    public String name(Playbook playbook) {
        return playbook.name();
    }

    @Override
    int uses(Playbook playbook) {
        return playbook.uses();
    }

    @Override
    Instant updatedAt(Playbook playbook) {
        return playbook.updatedAt();
    }

    @Override
    public boolean isEmpty(Playbook playbook) {
        return playbook.definition().isBlank();
    }

    @Override
    String unnamed() {
        return station().say("script.new.playbook");
    }
}
