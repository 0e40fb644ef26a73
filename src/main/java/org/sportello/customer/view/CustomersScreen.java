package org.sportello.customer.view;

import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import org.sportello.customer.CustomerRepository;
import org.sportello.customer.CustomerRepository.CustomerRow;
import org.sportello.customer.CustomerService;
import org.sportello.customer.CustomerTimeline;
import org.sportello.kernel.Change.Entity;
import org.sportello.kernel.Subscription;
import org.sportello.ui.Command;
import org.sportello.ui.Icon;
import org.sportello.ui.Look;
import org.sportello.ui.Screen;
import org.sportello.ui.Shortcut;
import org.sportello.ui.Tools;
import org.sportello.ui.Work;
import org.sportello.ui.control.EmptyState;
import org.sportello.ui.control.SearchField;
import org.sportello.ui.control.SplitPanes;
import org.sportello.ui.control.Ui;
import org.sportello.ui.list.PagedList;

import java.util.EnumSet;
import java.util.List;
import java.util.function.LongConsumer;

/// Customers: the list with its search, the card of the one chosen, and everything we had with
/// them.
public final class CustomersScreen implements Screen {

    private static final Duration TYPING = Duration.millis(120);
    private static final double ROW_EM = 4.3;

    /// What the screen reads and writes.
    public record Source(
            CustomerRepository customers, CustomerService service, CustomerTimeline timeline) {}

    private final Tools tools;
    private final Source source;
    private final SearchField search;
    private final PagedList<CustomerRow> list;
    private final Label count = Ui.label("", Look.SUBTLE);
    private final CustomerCard card;
    private final TimelinePane timeline;
    private final StackPane middle = new StackPane();
    private final EmptyState empty;
    private final SplitPanes panes;
    private final HBox head = new HBox(8);
    private final PauseTransition typing = new PauseTransition(TYPING);
    private final Work.Latest opening;
    private final Subscription subscription;
    private long openId;

    /// @param openTicket shows a ticket on the desk
    public CustomersScreen(Tools tools, Source source, LongConsumer openTicket) {
        this.tools = tools;
        this.source = source;
        opening = tools.work().latest();
        search = new SearchField(tools.texts(), "customer.search.prompt");
        search.field().setId("customer-search");
        search.key(new Shortcut("Shortcut+L"));
        list =
                new PagedList<>(
                        tools.work(), CustomerRow::id, () -> new CustomerRowView(tools.texts()));
        list.setId("customer-list");
        list.setAccessibleText(tools.texts().get("customer.title"));
        list.rowHeight(ROW_EM);
        VBox.setVgrow(list, Priority.ALWAYS);
        card = new CustomerCard(tools, source.service(), this::reread);
        timeline = new TimelinePane(tools, source.timeline(), openTicket);
        empty =
                new EmptyState(
                        Icon.CUSTOMERS,
                        tools.texts().get("customer.none"),
                        tools.texts().get("customer.none.what"));
        middle.getStyleClass().add(Look.GROUND);
        middle.getChildren().add(empty);
        panes =
                new SplitPanes("customers", tools.sizes())
                        .fixed("list", left(), 352, 260)
                        .growing("card", middle, 380)
                        .fixed("timeline", timeline, 420, 280)
                        .givingWay("timeline");
        panes.setId("customers");
        head.getChildren()
                .addAll(
                        Ui.spacer(),
                        panes.handle(
                                "timeline",
                                Icon.HISTORY,
                                tools.texts().get("customer.timeline.show")));
        typing.setOnFinished(_ -> ask());
        search.textProperty().addListener((_, _, _) -> typing.playFromStart());
        list.totalProperty()
                .subscribe(total -> {
                    count.setText(tools.texts().formats().number(total.longValue()));
                    if (openId == 0 && total.intValue() > 0) {
                        list.select(0);
                    }
                });
        list.leadProperty()
                .subscribe(row -> {
                    if (row != null && row.id() != openId) {
                        open(row.id());
                    }
                });
        subscription =
                tools.pulse()
                        .on(
                                EnumSet.of(Entity.CUSTOMER, Entity.TICKET),
                                _ -> {
                                    list.refresh();
                                    reread();
                                });
        ask();
    }

    private VBox left() {
        head.getChildren().addAll(Ui.label(tools.texts().get("customer.title"), Look.TITLE), count);
        head.getStyleClass().add(Look.HEAD);
        var field = new VBox(search);
        field.setPadding(new Insets(0, 16, 8, 16));
        var left = new VBox(head, field, list);
        left.getStyleClass().add(Look.PANE);
        return left;
    }

    private void ask() {
        var text = search.textProperty().get().strip();
        list.placeholderProperty()
                .set(
                        new EmptyState(
                                text.isEmpty() ? Icon.CUSTOMERS : Icon.SEARCH,
                                tools.texts()
                                        .get(
                                                text.isEmpty()
                                                        ? "customer.empty"
                                                        : "customer.notFound"),
                                tools.texts()
                                        .get(
                                                text.isEmpty()
                                                        ? "customer.empty.what"
                                                        : "customer.notFound.what")));
        list.source((offset, limit) -> source.customers().page(text, offset, limit));
    }

    /// Shows a customer's card and timeline.
    public void open(long customerId) {
        openId = customerId;
        list.selectKey(customerId);
        timeline.show(customerId);
        reread();
    }

    private void reread() {
        var id = openId;
        if (id != 0) {
            opening.run(
                    () -> source.customers().get(id),
                    customer -> {
                        card.show(customer);
                        middle.getChildren().setAll(card);
                    });
        }
    }

    @Override
    public Node node() {
        return panes;
    }

    @Override
    public List<Command> commands() {
        var chosen =
                Bindings.createBooleanBinding(
                        () -> list.leadProperty().get() != null, list.leadProperty());
        return List.of(
                Command.of(
                        "customer.command.search", Icon.SEARCH, search::requestFocus, "Shortcut+L"),
                Command.of("customer.command.save", Icon.SAVE, card::save, "Shortcut+S")
                        .when(chosen),
                Command.of("customer.command.next", Icon.DOWN, () -> list.step(1), "J"),
                Command.of("customer.command.previous", Icon.UP, () -> list.step(-1), "K"));
    }

    @Override
    public void onShow() {
        list.requestFocus();
    }

    @Override
    public void onHide() {
        card.save();
    }

    @Override
    public void close() {
        typing.stop();
        card.save();
        subscription.close();
        opening.cancel();
        timeline.close();
    }
}
