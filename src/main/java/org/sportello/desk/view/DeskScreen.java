package org.sportello.desk.view;

import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

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
import org.sportello.knowledge.Article;
import org.sportello.mail.message.MailAddress;
import org.sportello.script.Playbook;
import org.sportello.ui.Command;
import org.sportello.ui.Icon;
import org.sportello.ui.Screen;
import org.sportello.ui.control.SplitPanes;
import org.sportello.ui.overlay.OverlayLayer;

import java.util.List;
import java.util.Objects;

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
    private final Middle middle;
    private final Affected affected;
    private final ContextPane context;
    private final SplitPanes panes;
    private final ListWidth widths;
    private final Following open;
    private boolean advance;

    /// @param overlays where panels open over the window
    public DeskScreen(Station station, OverlayLayer overlays) {
        this.station = station;
        actions = new TicketActions(station);
        open = new Following(station, actions, this::show);
        queues = new QueuesPane(station, () -> writeNew(null));
        tickets = new TicketListPane(station);
        affected = new Affected(tickets.list().selected(), open.idProperty());
        help = new ComposerHelp(station, overlays, this::play);
        var later = new SendLater(station, overlays);
        composer = new Composer(station, help, later, this::next);
        newMessage = new NewMessagePane(station, help, later, this::showTicket);
        menu = new MessageMenu(station, overlays);
        ticket = new TicketPane(station, actions, affected, menu, composer);
        composer.addEventHandler(
                KeyEvent.KEY_PRESSED,
                key -> {
                    if (key.getCode() == KeyCode.ESCAPE) {
                        key.consume();
                        tickets.list().requestFocus();
                    }
                });
        middle = new Middle(ticket, newMessage);
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
        tickets.head()
                .before(
                        panes.handle(
                                "queues", Icon.PANE_LEFT, station.say("desk.command.showQueues")));
        ticket.head()
                .tool(
                        panes.handle(
                                "context", Icon.CUSTOMER, station.say("desk.command.showContext")));
        widths = new ListWidth(panes, station.tools().sizes());
        tickets.tableProperty().addListener((_, _, table) -> widths.changed(table));
        queues.chosenProperty()
                .subscribe(queue -> {
                    if (queue != null) {
                        advance = !open.any().get();
                        tickets.show(queue, queues.name(queue));
                    }
                });
        tickets.leadProperty()
                .subscribe(row -> {
                    if (row != null && row.id() != open.idProperty().get()) {
                        choose(row.id());
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
    }

    /// Shows a ticket, in whatever queue it is.
    public void open(long ticketId) {
        choose(ticketId);
        if (!tickets.list().selectKey(ticketId)) {
            tickets.list().clearSelection();
        }
    }

    /// The list's own choice, which may be one of several.
    private void choose(long ticketId) {
        open.at(ticketId);
        composer.renew(ticketId);
        showTicket();
        context.play(null);
        open.read();
    }

    private void show(OpenTicket read) {
        ticket.show(read);
        context.show(read);
    }

    /// Shows a mail that stands on no ticket, over the Desk.
    public void openLoose(long mailId) {
        menu.loose(mailId);
    }

    /// A message that answers nothing, in the place of the ticket.
    ///
    /// @param to whom it goes to, if that is known
    public void writeNew(@Nullable MailAddress to) {
        middle.write();
        panes.empty("context", true);
        newMessage.begin(to);
    }

    /// The ticket again, in the place of a new message.
    void showTicket() {
        if (middle.writingProperty().get()) {
            middle.read();
            panes.empty("context", false);
            tickets.list().requestFocus();
        }
    }

    /// Whether a ticket is open that something can be inserted into.
    public BooleanBinding openProperty() {
        return open.any();
    }

    /// The tickets that a command is about.
    List<Long> chosen() {
        return affected.ids();
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
        return middle.writingProperty();
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
        open.close();
        queues.close();
        tickets.close();
        composer.close();
        newMessage.close();
        context.close();
    }
}
