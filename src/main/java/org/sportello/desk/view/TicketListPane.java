package org.sportello.desk.view;

import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;
import org.sportello.desk.view.list.ListHead;
import org.sportello.desk.view.list.ListLayout;
import org.sportello.desk.view.list.TableHead;
import org.sportello.desk.view.list.TableRowView;
import org.sportello.desk.view.list.TicketRowView;
import org.sportello.desk.view.station.Station;
import org.sportello.kernel.Change;
import org.sportello.kernel.Change.Entity;
import org.sportello.kernel.Problem;
import org.sportello.kernel.Subscription;
import org.sportello.ticket.queue.Queue;
import org.sportello.ticket.queue.TicketFilter;
import org.sportello.ticket.queue.TicketRow;
import org.sportello.ticket.queue.TicketSort;
import org.sportello.ui.Icon;
import org.sportello.ui.Look;
import org.sportello.ui.Shortcut;
import org.sportello.ui.control.EmptyState;
import org.sportello.ui.control.SearchField;
import org.sportello.ui.control.Ui;
import org.sportello.ui.list.PageSource;
import org.sportello.ui.list.PagedList;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// The tickets of a queue, narrowed by what is typed above them.
final class TicketListPane extends VBox implements AutoCloseable {

    private static final Duration TYPING = Duration.millis(120);
    private static final double ROW_EM = 5.7;
    private static final double LINE_EM = 2.8;

    private final Station station;
    private final ListHead head;
    private final SearchField filter;
    private final Label hint = Ui.paragraph("", Look.SMALL, Look.WARNING);
    private final PagedList<TicketRow> list;
    private final Label foot = Ui.label("", Look.SUBTLE, Look.SMALL);
    private final PauseTransition typing = new PauseTransition(TYPING);
    private final Subscription subscription;
    private @Nullable Queue queue;
    private @Nullable List<Long> only;
    private boolean byWords;
    private TicketSort sort = TicketSort.DEADLINE;
    private boolean reversed;
    private final ListLayout layout;
    private final TableHead columns;
    private final ReadOnlyBooleanWrapper table = new ReadOnlyBooleanWrapper();

    TicketListPane(Station station) {
        this.station = station;
        setId("ticket-list");
        getStyleClass().add(Look.PANE);
        filter = new SearchField(station.tools().texts(), "desk.filter.prompt");
        filter.field().setId("ticket-filter");
        filter.key(new Shortcut("Shortcut+L"));
        list =
                new PagedList<>(
                        station.tools().work(),
                        TicketRow::id,
                        () -> new TicketRowView(station.tools().texts()));
        list.setId("tickets");
        list.rowHeight(ROW_EM);
        layout = new ListLayout(station.tools().sizes());
        columns = new TableHead(station.tools().texts(), this::sortByColumn);
        head = new ListHead(station.tools().texts(), this::sort, () -> layOut(!table.get()));
        VBox.setVgrow(list, Priority.ALWAYS);
        hint.setManaged(false);
        hint.setVisible(false);
        getChildren().addAll(head, field(), columns, list, foot());
        draw(layout.isTable());
        typing.setOnFinished(_ -> ask());
        filter.textProperty().addListener((_, _, _) -> typing.playFromStart());
        filter.field().setOnAction(_ -> toList(true));
        filter.addEventHandler(KeyEvent.KEY_PRESSED, this::leaveFilter);
        list.totalProperty().addListener((_, _, _) -> counted());
        list.tookProperty().addListener((_, _, _) -> counted());
        subscription =
                station.tools()
                        .pulse()
                        .on(
                                EnumSet.of(
                                        Entity.TICKET,
                                        Entity.OUTBOX,
                                        Entity.CUSTOMER,
                                        Entity.INDEX),
                                this::changed);
    }

    /// The index has a mail a moment after the store: a list chosen by words is read again then.
    private void changed(Set<Change> changes) {
        if (byWords || changes.stream().anyMatch(one -> one.entity() != Entity.INDEX)) {
            list.refresh();
        }
    }

    private VBox field() {
        var field = new VBox(4, filter, hint);
        field.setPadding(new Insets(0, 16, 8, 16));
        return field;
    }

    private HBox foot() {
        var box = new HBox(foot);
        box.setPadding(new Insets(6, 16, 6, 16));
        return box;
    }

    /// Shows this queue, with its own order, unfiltered.
    void show(Queue newQueue, String name) {
        var same = queue != null && queue.id().equals(newQueue.id()) && only == null;
        queue = newQueue;
        only = null;
        name(name);
        if (!same) {
            filter.textProperty().set("");
            if (!table.get()) {
                sort = newQueue.sort();
            }
            list.clearSelection();
        }
        ask();
    }

    /// Shows exactly these tickets, such as those behind a figure.
    void show(List<Long> ids, String name) {
        only = List.copyOf(ids);
        name(name);
        filter.textProperty().set("");
        list.clearSelection();
        ask();
    }

    private void name(String name) {
        head.name(name);
        list.setAccessibleText(name);
    }

    private void sort(TicketSort wanted) {
        sort = wanted;
        reversed = false;
        ask();
    }

    private void sortByColumn(TicketSort wanted) {
        reversed = wanted == sort && !reversed;
        sort = wanted;
        layout.sort(sort, reversed);
        ask();
    }

    /// Cards, or a table with columns to sort by; remembered.
    void layOut(boolean asTable) {
        layout.table(asTable);
        draw(asTable);
        ask();
    }

    private void draw(boolean asTable) {
        var texts = station.tools().texts();
        if (asTable) {
            sort = layout.sort();
            reversed = layout.isReversed();
            list.draw(() -> new TableRowView(texts), LINE_EM);
        } else {
            sort = queue == null ? TicketSort.DEADLINE : queue.sort();
            reversed = false;
            list.draw(() -> new TicketRowView(texts), ROW_EM);
        }
        head.table(asTable);
        columns.setVisible(asTable);
        columns.setManaged(asTable);
        table.set(asTable);
    }

    ReadOnlyBooleanProperty tableProperty() {
        return table.getReadOnlyProperty();
    }

    /// Enter goes to the first ticket found, the arrow down and Escape back to the list.
    private void leaveFilter(KeyEvent key) {
        if (key.getCode() == KeyCode.DOWN || key.getCode() == KeyCode.ESCAPE) {
            key.consume();
            toList(key.getCode() == KeyCode.DOWN && list.selected().isEmpty());
        }
    }

    private void toList(boolean first) {
        if (first) {
            ask(list::sourceFromFirst);
        }
        list.requestFocus();
    }

    private void ask() {
        ask(list::source);
    }

    private void ask(Consumer<PageSource<TicketRow>> how) {
        typing.stop();
        head.order(sort);
        columns.show(sort, reversed);
        var filter = wanted();
        byWords = !filter.words().isEmpty();
        var by = sort;
        var back = reversed;
        var pages = station.desk().tickets().asking().pages();
        list.placeholderProperty().set(empty());
        how.accept((offset, limit) -> pages.page(filter, by, back, offset, limit));
    }

    private TicketFilter wanted() {
        var base = queue == null || only != null ? TicketFilter.ALL : queue.filter();
        if (only != null) {
            base = base.withIds(only);
        }
        var typed = filter.textProperty().get();
        if (typed.isBlank()) {
            warn(List.of());
            return base;
        }
        var asking = station.desk().tickets().asking();
        var parsed = asking.query().parse(typed, asking.names(), station.agent().getAsLong());
        warn(parsed.problems());
        return base.and(parsed.filter());
    }

    private void warn(List<Problem> problems) {
        hint.setText(
                problems.isEmpty() ? "" : station.tools().texts().sentence(problems.getFirst()));
        hint.setVisible(!problems.isEmpty());
        hint.setManaged(!problems.isEmpty());
    }

    /// What is typed now, to keep it as a queue of its own.
    String typed() {
        return filter.textProperty().get();
    }

    private EmptyState empty() {
        var searching = !filter.textProperty().get().isBlank();
        return searching
                ? new EmptyState(
                        Icon.SEARCH,
                        station.say("desk.list.none"),
                        station.say("desk.list.none.next"),
                        Ui.button(
                                station.say("desk.list.clear"),
                                () -> filter.textProperty().set("")))
                : new EmptyState(
                        Icon.CHECK,
                        station.say("desk.list.empty"),
                        station.say("desk.list.empty.next"));
    }

    private void counted() {
        var formats = station.tools().texts().formats();
        var total = list.totalProperty().get();
        head.count(formats.number(total));
        foot.setText(
                station.say(
                        "desk.list.counted",
                        total,
                        formats.number(Math.max(1, list.tookProperty().get().toMillis()))));
    }

    ReadOnlyObjectProperty<@Nullable TicketRow> leadProperty() {
        return list.leadProperty();
    }

    ListHead head() {
        return head;
    }

    PagedList<TicketRow> list() {
        return list;
    }

    void focusFilter() {
        filter.requestFocus();
    }

    @Override
    public void close() {
        typing.stop();
        subscription.close();
    }
}
