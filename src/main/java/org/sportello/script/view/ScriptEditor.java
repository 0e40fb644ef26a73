package org.sportello.script.view;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.sportello.kernel.Problem;
import org.sportello.script.StaleScript;
import org.sportello.ui.Look;
import org.sportello.ui.control.Ui;
import org.sportello.ui.writing.Keeper;
import org.sportello.ui.writing.Written;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// The right side: one script being written; see [Keeper].
abstract class ScriptEditor<T> extends VBox implements Written<T> {

    private final ScriptTools station;
    private final Consumer<ScriptKey> saved;
    private final Keeper<T> keeper;
    private final Label title = Ui.label("", Look.TITLE);
    private final Label state = Ui.label("", Look.MUTED, Look.SMALL);

    /// @param fresh an empty one
    /// @param saved called when the script shown was saved
    ScriptEditor(ScriptTools station, T fresh, List<Node> tools, Consumer<ScriptKey> saved) {
        this.station = station;
        this.saved = saved;
        this.keeper = new Keeper<>(station.tools(), this, fresh);
        getStyleClass().addAll(Look.PANE, "script-editor");
        title.setMinWidth(0);
        var head = new HBox(title, state, Ui.spacer());
        state.setMinWidth(0);
        head.getChildren().addAll(tools);
        head.getStyleClass().addAll(Look.HEAD, "ruled");
        getChildren().addAll(head, keeper.staleLine());
    }

    // ---- what the kinds differ in

    abstract ScriptKey key(T script);

    /// Those of its kind.
    abstract List<T> of(ScriptShelf shelf);

    abstract T store(T script);

    abstract int uses(T script);

    abstract Instant updatedAt(T script);

    /// The name of one that has none yet.
    abstract String unnamed();

    // ---- what they share

    @Override
    public final long id(T script) {
        return key(script).id();
    }

    @Override
    public final Callable<T> storing(T script) {
        return () -> store(script);
    }

    @Override
    public final boolean isStale(Problem problem) {
        return problem instanceof StaleScript;
    }

    @Override
    public final void arrived(T script) {
        saved.accept(key(script));
    }

    @Override
    public final void describe() {
        var name = name(keeper.typed());
        title.setText(name.isBlank() ? unnamed() : name);
        state.setText(words(keeper.stored()));
    }

    private String words(T script) {
        if (changedProperty().get()) {
            return station.say("ui.writing.changed");
        }
        if (id(script) == 0) {
            return station.say("ui.writing.new");
        }
        var formats = station.tools().texts().formats();
        return station.say("script.state.saved", formats.dateTime(updatedAt(script)), uses(script));
    }

    final ScriptTools station() {
        return station;
    }

    final ScriptKey key() {
        return key(keeper.stored());
    }

    final ReadOnlyBooleanProperty changedProperty() {
        return keeper.changedProperty();
    }

    final void show(T script) {
        keeper.show(script);
    }

    /// Shows a copy that is not saved yet.
    final void showCopy(T copy) {
        keeper.show(copy, copy);
    }

    final void refresh(T fresh) {
        keeper.refresh(fresh);
    }

    /// Somebody else may have changed what is shown here.
    final void refresh(ScriptShelf shelf) {
        of(shelf).stream().filter(one -> key(one).equals(key())).forEach(this::refresh);
    }

    /// To be called by every control that is typed into.
    final void touched() {
        keeper.touched();
    }

    final void save() {
        keeper.save(_ -> {});
    }

    final void leave() {
        keeper.leave();
    }

    /// A copy of what is typed, not saved yet.
    final T copy() {
        return onto(keeper.typed(), 0, 0);
    }

    /// Takes it away; it can come back until the notice is gone.
    final void remove(Runnable redraw) {
        var key = key();
        keeper.forget();
        if (key.id() == 0) {
            return;
        }
        station.removals()
                .remove(
                        key,
                        station.say("script.deleted", name(keeper.stored())),
                        () -> station.tools().work().run(() -> delete(key.id())),
                        redraw);
    }
}
