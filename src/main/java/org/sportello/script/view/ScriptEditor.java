package org.sportello.script.view;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;
import org.sportello.script.StaleScript;
import org.sportello.ui.Icon;
import org.sportello.ui.Icons;
import org.sportello.ui.Look;
import org.sportello.ui.control.Ui;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The right side: one script being written. What is typed is never lost: going away saves it, and
/// what cannot be saved is kept and shown again when the agent comes back.
abstract class ScriptEditor<T> extends VBox {

    private final ScriptTools station;
    private final Consumer<ScriptKey> saved;
    private final Label title = Ui.label("", Look.TITLE);
    private final Label state = Ui.label("", Look.MUTED, Look.SMALL);
    private final HBox stale = new HBox(12);
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper(this, "changed");
    private final Map<ScriptKey, T> kept = new HashMap<>();
    private T stored;
    private boolean filling;
    private boolean saving;
    private long shown;
    private @Nullable T late;

    /// @param fresh an empty one
    /// @param saved called when the script shown was saved
    ScriptEditor(ScriptTools station, T fresh, List<Node> tools, Consumer<ScriptKey> saved) {
        this.station = station;
        this.saved = saved;
        this.stored = fresh;
        getStyleClass().addAll(Look.PANE, "script-editor");
        title.setMinWidth(0);
        var head = new HBox(title, state, Ui.spacer());
        state.setMinWidth(USE_PREF_SIZE);
        head.getChildren().addAll(tools);
        head.getStyleClass().addAll(Look.HEAD, "ruled");
        stale.getStyleClass().add("stale-line");
        stale.setAlignment(Pos.CENTER_LEFT);
        stale.getChildren()
                .addAll(
                        Icons.of(Icon.WARNING, Look.WARNING),
                        Ui.label(station.say("script.stale.words")),
                        Ui.spacer(),
                        Ui.link(station.say("script.stale.theirs"), this::theirs),
                        Ui.link(station.say("script.stale.mine"), this::mine));
        getChildren().addAll(head, stale);
        warn(false);
    }

    // ---- what the kinds differ in

    /// What is typed, as the script with the identity and version of this one.
    abstract T typed(T identity);

    abstract void fill(T script);

    abstract T store(T script);

    abstract Optional<T> find(long id);

    abstract void delete(long id);

    /// The content of this one with another identity.
    abstract T onto(T content, long id, int version);

    abstract ScriptKey key(T script);

    abstract int version(T script);

    abstract String name(T script);

    abstract int uses(T script);

    abstract Instant updatedAt(T script);

    /// Whether it holds nothing worth keeping.
    abstract boolean isEmpty(T script);

    /// The name of one that has none yet.
    abstract String unnamed();

    /// Shows what is wrong with what is typed.
    ///
    /// @return whether it was shown here
    abstract boolean fault(Problem problem);

    // ---- showing

    final ScriptTools station() {
        return station;
    }

    final ScriptKey key() {
        return key(stored);
    }

    final ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }

    /// Shows this script; what was typed into it before and could not be saved is still there.
    final void show(T script) {
        shown++;
        stored = script;
        var mine = kept.remove(key(script));
        filling = true;
        fill(mine == null ? script : mine);
        filling = false;
        warn(mine != null && version(mine) != version(script));
        changed.set(mine != null);
        describe();
    }

    /// Shows a copy that is not saved yet.
    final void showCopy(T copy) {
        kept.put(key(copy), copy);
        show(copy);
    }

    /// The store has a newer one.
    final void refresh(T fresh) {
        if (saving || !key(fresh).equals(key())) {
            return;
        }
        if (version(fresh) <= version(stored)) {
            if (uses(fresh) != uses(stored)) {
                stored = fresh;
                describe();
            }
        } else if (changed.get()) {
            warn(true);
        } else {
            show(fresh);
        }
    }

    /// To be called by every control that is typed into.
    final void touched() {
        if (!filling) {
            var now = typed(stored);
            changed.set(!now.equals(stored));
            describe();
        }
    }

    private void describe() {
        var now = typed(stored);
        title.setText(name(now).isBlank() ? unnamed() : name(now));
        state.setText(words());
    }

    private String words() {
        if (changed.get()) {
            return station.say("script.state.changed");
        }
        if (key().id() == 0) {
            return station.say("script.state.new");
        }
        var formats = station.tools().texts().formats();
        return station.say("script.state.saved", formats.dateTime(updatedAt(stored)), uses(stored));
    }

    private void warn(boolean newer) {
        stale.setVisible(newer);
        stale.setManaged(newer);
    }

    // ---- saving

    final void save() {
        var now = typed(stored);
        if (saving || isEmpty(now) || (!changed.get() && key().id() != 0)) {
            return;
        }
        saving = true;
        var asked = shown;
        station.tools()
                .work()
                .run(
                        () -> store(now),
                        done -> {
                            saving = false;
                            station.tools().notices().say(station.say("script.saved", name(done)));
                            if (asked == shown) {
                                arrived(done);
                            }
                            late(done);
                        },
                        problem -> {
                            saving = false;
                            refused(problem);
                        });
    }

    private void arrived(T done) {
        stored = done;
        warn(false);
        changed.set(!typed(stored).equals(stored));
        describe();
        saved.accept(key());
    }

    /// What was typed after the save began, by somebody who has gone on to another script.
    private void late(T done) {
        var more = late;
        late = null;
        if (more != null) {
            var newest = onto(more, key(done).id(), version(done));
            station.tools()
                    .work()
                    .run(() -> store(newest), _ -> {}, problem -> keep(newest, problem));
        }
    }

    private void refused(Problem problem) {
        if (problem instanceof StaleScript) {
            warn(true);
        } else if (!fault(problem)) {
            station.tools().notices().problem(problem);
        }
    }

    /// Saves what is typed before something else is shown; it can be taken back.
    final void leave() {
        var now = typed(stored);
        if (!changed.get() || isEmpty(now)) {
            return;
        }
        if (saving) {
            late = now;
            return;
        }
        var before = stored;
        var asked = shown;
        changed.set(false);
        station.tools()
                .work()
                .run(
                        () -> store(now),
                        done -> {
                            if (asked == shown) {
                                arrived(done);
                            }
                            station.tools()
                                    .notices()
                                    .undo(
                                            station.say("script.savedOnLeaving", name(done)),
                                            () -> takeBack(before, done));
                        },
                        problem -> keep(now, problem));
    }

    private void keep(T now, Problem problem) {
        kept.put(key(now), now);
        station.tools().notices().problem(problem);
    }

    private void takeBack(T before, T done) {
        station.tools()
                .work()
                .run(
                        () -> {
                            if (key(before).id() == 0) {
                                delete(key(done).id());
                            } else {
                                store(onto(before, key(done).id(), version(done)));
                            }
                        },
                        () -> {});
    }

    private void theirs() {
        var mine = typed(stored);
        station.tools()
                .work()
                .run(
                        () -> find(key().id()),
                        fresh ->
                                fresh.ifPresent(one -> {
                                    show(one);
                                    station.tools()
                                            .notices()
                                            .undo(
                                                    station.say("script.stale.putAway"),
                                                    () -> {
                                                        kept.put(key(mine), mine);
                                                        show(one);
                                                    });
                                }));
    }

    private void mine() {
        station.tools()
                .work()
                .run(
                        () -> find(key().id()),
                        fresh -> {
                            var mine = typed(stored);
                            stored = fresh.orElseGet(() -> onto(mine, 0, 0));
                            changed.set(true);
                            save();
                        });
    }

    // ---- the rest of what can be done

    /// A copy of what is typed, not saved yet.
    final T copy() {
        return onto(typed(stored), 0, 0);
    }

    /// Takes it away; it can come back until the notice is gone.
    final void remove(Runnable redraw) {
        var key = key();
        changed.set(false);
        if (key.id() == 0) {
            return;
        }
        station.removals()
                .remove(
                        key,
                        station.say("script.deleted", name(stored)),
                        () -> station.tools().work().run(() -> delete(key.id()), () -> {}),
                        redraw);
    }
}
