package org.sportello.ui.writing;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;
import org.sportello.ui.Icon;
import org.sportello.ui.Icons;
import org.sportello.ui.Look;
import org.sportello.ui.Texts;
import org.sportello.ui.Tools;
import org.sportello.ui.control.Ui;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Keeps what is typed into a pane: going away saves it (which can be taken back), what cannot be
/// saved is shown again when the agent comes back, and where somebody else was first the agent
/// chooses whose words stay. Used on the screen's thread.
///
/// @param <T> what is written
public final class Keeper<T> {

    private final Tools tools;
    private final Texts texts;
    private final Written<T> written;
    private final HBox stale = new HBox(12);
    private final ReadOnlyBooleanWrapper changed = new ReadOnlyBooleanWrapper(this, "changed");

    /// What could not be saved, by id.
    private final Map<Long, T> kept = new HashMap<>();

    private T stored;
    private boolean filling;
    private boolean saving;

    /// Counts what was shown: an answer to an older question finds another thing there.
    private long shown;

    /// Typed into a thing that was being saved when the agent left it.
    private @Nullable T late;

    /// Nothing of the pane is asked before the first [#show(Object)].
    ///
    /// @param fresh an empty thing, shown so far
    public Keeper(Tools tools, Written<T> written, T fresh) {
        this.tools = tools;
        this.texts = tools.texts();
        this.written = written;
        this.stored = fresh;
        stale.getStyleClass().add("stale-line");
        stale.setAlignment(Pos.CENTER_LEFT);
        stale.getChildren()
                .addAll(
                        Icons.of(Icon.WARNING, Look.WARNING),
                        Ui.label(texts.get("ui.writing.stale")),
                        Ui.spacer(),
                        Ui.link(texts.get("ui.writing.stale.theirs"), this::theirs),
                        Ui.link(texts.get("ui.writing.stale.mine"), this::mine));
        warn(false);
    }

    /// Says that somebody else was first, and lets choose; takes no room otherwise.
    public Node staleLine() {
        return stale;
    }

    /// Whether something is typed that is not saved.
    public ReadOnlyBooleanProperty changedProperty() {
        return changed.getReadOnlyProperty();
    }

    /// What is shown, as the store had it last.
    public T stored() {
        return stored;
    }

    /// What is typed.
    public T typed() {
        return written.typed(stored);
    }

    /// Shows this thing; what was typed into it before and could not be saved is still there.
    public void show(T thing) {
        shown++;
        stored = thing;
        var mine = kept.remove(written.id(thing));
        filling(() -> written.fill(mine == null ? thing : mine));
        warn(mine != null && written.version(mine) != written.version(thing));
        changed.set(mine != null);
        written.describe();
    }

    /// Shows `thing` with this content, which is not saved yet.
    public void show(T thing, T content) {
        kept.put(written.id(thing), content);
        show(thing);
    }

    /// What this does to the controls is not the agent's typing.
    public void filling(Runnable change) {
        filling = true;
        change.run();
        filling = false;
    }

    /// To be called by every control that is typed into. While the pane is being built, before
    /// anything is shown, it is nobody's typing.
    public void touched() {
        if (!filling && shown > 0) {
            changed.set(!typed().equals(stored));
            written.describe();
        }
    }

    /// The store has this one now.
    public void refresh(T fresh) {
        if (saving || written.id(fresh) != written.id(stored)) {
            return;
        }
        int newer = Integer.compare(written.version(fresh), written.version(stored));
        if (newer == 0) {
            stored = fresh;
            written.describe();
        } else if (newer > 0 && changed.get()) {
            warn(true);
        } else if (newer > 0) {
            show(fresh);
        }
    }

    /// What is typed is not worth keeping any more.
    public void forget() {
        changed.set(false);
    }

    /// Saves what is typed.
    ///
    /// @param then called with the thing as it is stored, also if nothing had to be saved
    public void save(Consumer<T> then) {
        var now = typed();
        if (saving || written.isEmpty(now)) {
            return;
        }
        if (!changed.get() && written.id(now) != 0) {
            then.accept(stored);
            return;
        }
        saving = true;
        var asked = shown;
        tools.work()
                .run(
                        written.storing(now),
                        done -> {
                            saving = false;
                            tools.notices().say(texts.get("ui.writing.saved", written.name(done)));
                            if (asked == shown) {
                                arrived(done);
                                then.accept(done);
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
        changed.set(!typed().equals(stored));
        written.describe();
        written.arrived(done);
    }

    private void late(T done) {
        var more = late;
        late = null;
        if (more != null) {
            var newest = written.onto(more, written.id(done), written.version(done));
            tools.work().run(written.storing(newest), _ -> {}, problem -> keep(newest, problem));
        }
    }

    private void refused(Problem problem) {
        if (written.isStale(problem)) {
            warn(true);
        } else if (!written.fault(problem)) {
            tools.notices().problem(problem);
        }
    }

    /// Saves what is typed before something else is shown; it can be taken back.
    public void leave() {
        var now = typed();
        if (!changed.get() || written.isEmpty(now)) {
            return;
        }
        if (saving) {
            late = now;
            return;
        }
        var before = stored;
        var asked = shown;
        changed.set(false);
        tools.work()
                .run(
                        written.storing(now),
                        done -> {
                            if (asked == shown) {
                                arrived(done);
                            }
                            tools.notices()
                                    .undo(
                                            texts.get(
                                                    "ui.writing.savedOnLeaving",
                                                    written.name(done)),
                                            () -> takeBack(before, done));
                        },
                        problem -> keep(now, problem));
    }

    private void keep(T now, Problem problem) {
        kept.put(written.id(now), now);
        tools.notices().problem(problem);
    }

    private void takeBack(T before, T done) {
        long id = written.id(done);
        if (written.id(before) == 0) {
            tools.work().run(() -> written.delete(id));
        } else {
            var again = written.onto(before, id, written.version(done));
            tools.work().run(written.storing(again), _ -> {});
        }
    }

    private void theirs() {
        var mine = typed();
        tools.work()
                .run(
                        () -> written.find(written.id(mine)),
                        fresh -> fresh.ifPresent(one -> putAside(mine, one)));
    }

    private void putAside(T mine, T theirs) {
        show(theirs);
        tools.notices().undo(texts.get("ui.writing.stale.putAway"), () -> show(theirs, mine));
    }

    private void mine() {
        long id = written.id(stored);
        tools.work()
                .run(
                        () -> written.find(id),
                        fresh -> {
                            stored = fresh.orElseGet(() -> written.onto(typed(), 0, 0));
                            changed.set(true);
                            save(_ -> {});
                        });
    }

    private void warn(boolean newer) {
        stale.setVisible(newer);
        stale.setManaged(newer);
    }
}
