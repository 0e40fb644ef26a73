package org.sportello.desk.view;

import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;
import org.sportello.desk.OpenTicket;
import org.sportello.desk.view.list.ListWidth;
import org.sportello.desk.view.reading.MessageMenu;
import org.sportello.desk.view.station.Station;
import org.sportello.desk.view.station.TicketActions;
import org.sportello.desk.view.writing.Composer;
import org.sportello.desk.view.writing.ComposerHelp;
import org.sportello.desk.view.writing.NewMessagePane;
import org.sportello.desk.view.writing.PlaybookPlayer;
import org.sportello.desk.view.writing.SendLater;
import org.sportello.desk.view.writing.Writing;
import org.sportello.kernel.Change;
import org.sportello.kernel.Change.Entity;
import org.sportello.kernel.Subscription;
import org.sportello.knowledge.Article;
import org.sportello.mail.message.MailAddress;
import org.sportello.script.Playbook;
import org.sportello.ui.Command;
import org.sportello.ui.Screen;
import org.sportello.ui.Work;
import org.sportello.ui.control.SplitPanes;
import org.sportello.ui.overlay.OverlayLayer;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// The Desk: queues, tickets, ticket, context side by side.
public final class DeskScreen implements Screen {

    private final Station station;
    private final TicketActions actions;
    private final QueuesPane queues;
    private final TicketListPane tickets;
    private final Composer composer;
    private final ComposerHelp help;
    private final MessageMenu menu;
    private final TicketPane ticket;
    private final NewMessagePane newMessage;
    private final StackPane middle;
    private final BooleanProperty writingNew = new SimpleBooleanProperty();
    private final ContextPane context;
    private final SplitPanes panes;
    private final ListWidth widths;
    private final Work.Latest opening;
    private final Subscription subscription;
    private final LongProperty openId = new SimpleLongProperty();
    private boolean advance;

    /// @param overlays where panels open over the window
    public DeskScreen(Station station, OverlayLayer overlays) {
        this.station = station;
        actions = new TicketActions(station);
        opening = station.tools().work().latest();
        queues = new QueuesPane(station, () -> writeNew(null));
        tickets = new TicketListPane(station);
        help = new ComposerHelp(station, overlays, this::play);
        var later = new SendLater(station, overlays);
        composer = new Composer(station, help, later, this::next);
        newMessage = new NewMessagePane(station, help, later, this::showTicket);
        menu = new MessageMenu(station, overlays);
        ticket = new TicketPane(station, actions, menu, composer);
        composer.addEventHandler(
                KeyEvent.KEY_PRESSED,
                key -> {
                    if (key.getCode() == KeyCode.ESCAPE) {
                        key.consume();
                        tickets.list().requestFocus();
                    }
                });
        middle = new StackPane(ticket);
        middle.setId("desk-middle");
        context = new ContextPane(station);
        panes =
                new SplitPanes("desk", station.tools().sizes())
                        .fixed("queues", queues, 184, 140)
                        .fixed("list", tickets, 330, 240)
                        .growing("ticket", middle, 420)
                        .fixed("context", context, 262, 200)
                        .givingWay("context", "queues");
        panes.setId("desk");
        panes.getStylesheets()
                .add(
                        Objects.requireNonNull(DeskScreen.class.getResource("desk.css"))
                                .toExternalForm());
        widths = new ListWidth(panes, station.tools().sizes());
        tickets.tableProperty().addListener((_, _, table) -> widths.changed(table));
        queues.chosenProperty()
                .subscribe(queue -> {
                    if (queue != null) {
                        advance = openId.get() == 0;
                        tickets.show(queue, queues.name(queue));
                    }
                });
        tickets.leadProperty()
                .subscribe(row -> {
                    if (row != null && row.id() != openId.get()) {
                        open(row.id());
                    }
                });
        tickets.list().setOnMouseClicked(_ -> showTicket());
        tickets.list()
                .totalProperty()
                .subscribe(total -> {
                    if (advance && total.intValue() > 0) {
                        advance = false;
                        tickets.list().select(0);
                    }
                });
        subscription =
                station.tools()
                        .pulse()
                        .on(
                                EnumSet.of(Entity.TICKET, Entity.OUTBOX, Entity.CUSTOMER),
                                this::changed);
    }

    private void changed(Set<Change> changes) {
        var id = openId.get();
        var about = new Change(Entity.TICKET, id);
        if (id != 0
                && (changes.contains(about)
                        || changes.stream().anyMatch(one -> one.entity() != Entity.TICKET))) {
            read(id, false);
        }
    }

    /// Shows a ticket, in whatever queue it is.
    public void open(long ticketId) {
        openId.set(ticketId);
        composer.renew(ticketId);
        showTicket();
        if (!tickets.list().selectKey(ticketId)) {
            tickets.list().clearSelection();
        }
        context.play(null);
        read(ticketId, true);
    }

    private void read(long ticketId, boolean looked) {
        opening.run(
                () -> OpenTicket.read(station.desk(), ticketId, station.agent().getAsLong()),
                read -> {
                    ticket.show(read);
                    context.show(read);
                    if (looked && read.ticket().unread()) {
                        actions.read(ticketId);
                    }
                });
    }

    /// Shows a mail that stands on no ticket, over the Desk.
    public void openLoose(long mailId) {
        menu.loose(mailId);
    }

    /// A message that answers nothing, in the place of the ticket.
    ///
    /// @param to whom it goes to, if that is known
    public void writeNew(@Nullable MailAddress to) {
        writingNew.set(true);
        middle.getChildren().setAll(newMessage);
        context.hide(true);
        newMessage.begin(to);
    }

    /// The ticket again, in the place of a new message.
    void showTicket() {
        if (writingNew.get()) {
            writingNew.set(false);
            newMessage.close();
            middle.getChildren().setAll(ticket);
            context.hide(false);
            tickets.list().requestFocus();
        }
    }

    /// Whether a ticket is open that something can be inserted into.
    public BooleanBinding openProperty() {
        return openId.isNotEqualTo(0);
    }

    /// The tickets that a command is about: those selected in the list, or else the open one, which
    /// need not be in the list.
    List<Long> chosen() {
        var selected = tickets.selected();
        return selected.isEmpty() && openId.get() != 0 ? List.of(openId.get()) : selected;
    }

    /// Puts an article's text into the reply and links it to the ticket.
    public void insert(Article article) {
        help.insert(composer, article);
    }

    /// Puts an article's title as a reference into the reply and links it to the ticket.
    public void insertTitle(Article article) {
        help.insertTitle(composer, article);
    }

    /// Shows exactly these tickets, such as those behind a figure.
    public void show(List<Long> ticketIds, String name) {
        advance = true;
        tickets.show(ticketIds, name);
    }

    Station station() {
        return station;
    }

    TicketActions actions() {
        return actions;
    }

    QueuesPane queues() {
        return queues;
    }

    TicketListPane tickets() {
        return tickets;
    }

    Composer composer() {
        return composer;
    }

    NewMessagePane newMessage() {
        return newMessage;
    }

    ComposerHelp help() {
        return help;
    }

    TicketPane ticket() {
        return ticket;
    }

    SplitPanes panes() {
        return panes;
    }

    /// True while a new message stands in the place of the ticket.
    ReadOnlyBooleanProperty writingNewProperty() {
        return writingNew;
    }

    /// The answer is out: the keys are the list's again, so that none of them is typed into the
    /// next answer.
    private void next() {
        tickets.list().step(1);
        tickets.list().requestFocus();
    }

    private void play(Playbook playbook, OpenTicket shown, Writing into) {
        var player =
                new PlaybookPlayer(
                        station,
                        playbook,
                        into,
                        help.values(shown),
                        this::openArticle,
                        () -> context.play(null));
        if (composer.shown() != null) {
            context.play(player);
        }
    }

    private void openArticle(String title) {
        station.tools()
                .work()
                .run(
                        () -> station.desk().help().articles().findByTitle(title),
                        found ->
                                found.ifPresent(article ->
                                        station.outside()
                                                .elsewhere()
                                                .accept(
                                                        new Station.Place(
                                                                "knowledge", article.id()))));
    }

    @Override
    public Node node() {
        return panes;
    }

    @Override
    public List<Command> commands() {
        return new DeskCommands(this).all();
    }

    @Override
    public void onMinute() {
        tickets.list().redraw();
        ticket.head().onMinute();
    }

    @Override
    public void onShow() {
        tickets.list().requestFocus();
    }

    @Override
    public void close() {
        subscription.close();
        queues.close();
        tickets.close();
        composer.close();
        newMessage.close();
        context.close();
        opening.cancel();
    }
}
