package org.sportello.insight.view;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;

import org.jspecify.annotations.Nullable;
import org.sportello.insight.Behind;
import org.sportello.insight.Kpi;
import org.sportello.insight.Measures;
import org.sportello.insight.Scope;
import org.sportello.kernel.Page;
import org.sportello.ui.Tools;
import org.sportello.ui.Work;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/// What the screen shows, without the screen: the filter, what was computed for it, and what is
/// looked into.
final class InsightModel {

    private static final int FIRST_ROWS = 8;
    private static final int MORE_ROWS = 50;
    private static final int ALL_ROWS = 5_000;

    private final Tools tools;
    private final InsightScreen.Source source;
    private final Work.Latest computing;
    private final Work.Latest looking;
    private final Work.Latest gathering;
    private final ObjectProperty<Filter> filter;
    private final ReadOnlyObjectWrapper<@Nullable Snapshot> snapshot =
            new ReadOnlyObjectWrapper<>(this, "snapshot");
    private final ReadOnlyObjectWrapper<@Nullable Drill> drill =
            new ReadOnlyObjectWrapper<>(this, "drill");
    private final ReadOnlyObjectWrapper<Page<Behind>> behind =
            new ReadOnlyObjectWrapper<>(this, "behind", new Page<>(List.of(), 0));
    private Names names = new Names(Map.of(), Map.of());
    private boolean computes;
    private boolean again;
    private boolean moved;

    /// What mailboxes and agents are called.
    record Names(Map<Long, String> mailboxes, Map<Long, String> agents) {}

    private record Answer(Snapshot snapshot, Names names) {}

    InsightModel(Tools tools, InsightScreen.Source source) {
        this.tools = tools;
        this.source = source;
        computing = tools.work().latest();
        looking = tools.work().latest();
        gathering = tools.work().latest();
        filter = new SimpleObjectProperty<>(this, "filter", Filter.first(today()));
        filter.addListener((_, _, _) -> {
            computes = false;
            moved = true;
            refresh();
        });
    }

    ObjectProperty<Filter> filterProperty() {
        return filter;
    }

    ReadOnlyObjectProperty<@Nullable Snapshot> snapshotProperty() {
        return snapshot.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Drill> drillProperty() {
        return drill.getReadOnlyProperty();
    }

    /// The tickets behind what is looked into, as many as were asked for so far.
    ReadOnlyObjectProperty<Page<Behind>> behindProperty() {
        return behind.getReadOnlyProperty();
    }

    Names names() {
        return names;
    }

    Measures measures() {
        return source.measures();
    }

    LocalDate today() {
        var formats = tools.texts().formats();
        return LocalDate.ofInstant(formats.now(), formats.zone());
    }

    Scope scope() {
        return filter.get().scope(today(), tools.texts().formats().zone());
    }

    /// Reads on and computes anew; asked again meanwhile, once more afterwards.
    void refresh() {
        if (computes) {
            again = true;
            return;
        }
        computes = true;
        again = false;
        var scope = scope();
        computing.run(
                () -> {
                    source.catchUp().run();
                    return new Answer(
                            Snapshot.read(source.measures(), scope),
                            new Names(source.mailboxes().get(), source.agents().get()));
                },
                this::computed,
                problem -> {
                    computes = false;
                    tools.work().show(problem);
                });
    }

    private void computed(Answer answer) {
        computes = false;
        names = answer.names();
        snapshot.set(answer.snapshot());
        var present = drill.get();
        if (present == null || moved) {
            look(present == null ? Kpi.FIRST_RESPONSE : present.kpi());
        } else {
            read(present, Math.max(FIRST_ROWS, behind.get().rows().size()));
        }
        moved = false;
        if (again) {
            refresh();
        }
    }

    /// Looks into a figure of the present scope.
    void look(Kpi kpi) {
        look(Drill.figure(source.measures(), kpi, scope(), null));
    }

    void look(Drill wanted) {
        drill.set(wanted);
        read(wanted, FIRST_ROWS);
    }

    private void read(Drill wanted, int rows) {
        looking.run(() -> wanted.tickets().page(0, rows), behind::set);
    }

    /// Reads more of the tickets behind it.
    void more() {
        var present = drill.get();
        var shown = behind.get();
        if (present != null) {
            looking.run(
                    () -> present.tickets().page(shown.rows().size(), MORE_ROWS),
                    page -> {
                        var rows = new ArrayList<>(shown.rows());
                        rows.addAll(page.rows());
                        behind.set(new Page<>(rows, page.total()));
                    });
        }
    }

    /// Gathers the ids of all tickets behind what is looked into, in their order.
    void all(BiConsumer<List<Long>, Drill> then) {
        var present = drill.get();
        if (present != null) {
            gather(present.tickets(), ids -> then.accept(ids, present));
        }
    }

    private void gather(Drill.Tickets tickets, Consumer<List<Long>> then) {
        gathering.run(
                () -> {
                    var ids = new LinkedHashSet<Long>();
                    long offset = 0;
                    Page<Behind> page;
                    do {
                        page = tickets.page(offset, ALL_ROWS);
                        page.rows().forEach(row -> ids.add(row.ticketId()));
                        offset += ALL_ROWS;
                    } while (offset < page.total());
                    return List.copyOf(ids);
                },
                then);
    }

    void close() {
        computing.cancel();
        looking.cancel();
        gathering.cancel();
    }
}
