package org.sportello.desk.view;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;

import org.sportello.desk.OpenTicket;
import org.sportello.kernel.Change;
import org.sportello.kernel.Change.Entity;
import org.sportello.kernel.Subscription;
import org.sportello.knowledge.Article;
import org.sportello.script.Playbook;
import org.sportello.ticket.Draft;
import org.sportello.ticket.TicketState;
import org.sportello.ticket.WaitingFor;
import org.sportello.ui.Command;
import org.sportello.ui.Icon;
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
    private final TicketPane ticket;
    private final ContextPane context;
    private final SplitPanes panes;
    private final Work.Latest opening;
    private final Subscription subscription;
    private long openId;
    private boolean advance;

    /// @param overlays where panels open over the window
    public DeskScreen(Station station, OverlayLayer overlays) {
        this.station = station;
        actions = new TicketActions(station);
        opening = station.tools().work().latest();
        queues = new QueuesPane(station);
        tickets = new TicketListPane(station);
        help = new ComposerHelp(station, overlays, this::play);
        composer = new Composer(station, help, this::next);
        ticket = new TicketPane(station, actions, new MessageMenu(station, overlays), composer);
        context = new ContextPane(station);
        panes =
                new SplitPanes("desk", station.tools().sizes())
                        .fixed("queues", queues, 184, 140)
                        .fixed("list", tickets, 330, 240)
                        .growing("ticket", ticket, 420)
                        .fixed("context", context, 262, 200);
        panes.setId("desk");
        panes.getStylesheets()
                .add(
                        Objects.requireNonNull(DeskScreen.class.getResource("desk.css"))
                                .toExternalForm());
        queues.chosenProperty()
                .subscribe(queue -> {
                    if (queue != null) {
                        advance = openId == 0;
                        tickets.show(queue, queues.name(queue));
                    }
                });
        tickets.leadProperty()
                .subscribe(row -> {
                    if (row != null && row.id() != openId) {
                        open(row.id());
                    }
                });
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
        var about = new Change(Entity.TICKET, openId);
        if (openId != 0
                && (changes.contains(about)
                        || changes.stream().anyMatch(one -> one.entity() != Entity.TICKET))) {
            read(openId, false);
        }
    }

    /// Shows a ticket, in whatever queue it is.
    public void open(long ticketId) {
        openId = ticketId;
        tickets.list().selectKey(ticketId);
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

    /// Whether a ticket is open that something can be inserted into.
    public BooleanBinding openProperty() {
        return Bindings.createBooleanBinding(
                () -> tickets.leadProperty().get() != null, tickets.leadProperty());
    }

    /// Puts an article's text, or its title as a reference, into the reply and links it to the
    /// ticket.
    public void insert(Article article, boolean titleOnly) {
        help.insert(composer, article, titleOnly);
    }

    /// Shows exactly these tickets, such as those behind a figure.
    public void show(List<Long> ticketIds, String name) {
        advance = true;
        tickets.show(ticketIds, name);
    }

    private void next() {
        tickets.list().step(1);
    }

    private void play(Playbook playbook, OpenTicket shown, Composer into) {
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
        var chosen = openProperty();
        return List.of(
                Command.of(
                                "desk.command.reply",
                                Icon.REPLY,
                                () -> composer.start(Draft.Kind.REPLY, false),
                                "R")
                        .when(chosen),
                Command.of(
                                "desk.command.replyAll",
                                Icon.REPLY,
                                () -> composer.start(Draft.Kind.REPLY, true),
                                "Shift+R")
                        .when(chosen),
                Command.of(
                                "desk.command.forward",
                                Icon.FORWARD,
                                () -> composer.start(Draft.Kind.FORWARD, false),
                                "F")
                        .when(chosen),
                Command.of(
                                "desk.command.note",
                                Icon.NOTE,
                                () -> composer.start(Draft.Kind.NOTE, false),
                                "N")
                        .when(chosen),
                Command.of(
                                "desk.command.call",
                                Icon.CALL,
                                () -> composer.start(Draft.Kind.CALL, false),
                                "Shift+C")
                        .when(chosen),
                Command.of("desk.command.send", Icon.SEND, composer::send, "Shortcut+Enter")
                        .when(chosen),
                Command.of("desk.command.scripts", Icon.SCRIPT, this::scripts, "Shortcut+J")
                        .when(chosen),
                Command.of("desk.command.articles", Icon.ARTICLE, this::articles, "Shortcut+K")
                        .when(chosen),
                Command.of("desk.command.assignMe", Icon.ASSIGN, this::assignMe, "A").when(chosen),
                Command.of(
                                "desk.command.owner",
                                Icon.AGENT,
                                () -> ticket.head().openOwner(),
                                "Shift+A")
                        .when(chosen),
                Command.of("desk.command.state", Icon.TICKET, () -> ticket.head().openState(), "S")
                        .when(chosen),
                Command.of(
                                "desk.command.priority",
                                Icon.PRIORITY,
                                () -> ticket.head().openPriority(),
                                "P")
                        .when(chosen),
                Command.of("desk.command.tag", Icon.TAG, () -> ticket.head().addTag(), "T")
                        .when(chosen),
                Command.of("desk.command.rename", Icon.EDIT, () -> ticket.head().rename(), "F2")
                        .when(chosen),
                Command.of("desk.command.solve", Icon.SOLVE, () -> state(TicketState.SOLVED), "E")
                        .when(chosen),
                Command.of("desk.command.wait", Icon.WAIT, () -> state(TicketState.WAITING), "W")
                        .when(chosen),
                Command.of("desk.command.open", Icon.REOPEN, () -> state(TicketState.OPEN), "O")
                        .when(chosen),
                Command.of("desk.command.spam", Icon.SPAM, () -> state(TicketState.SPAM), "!")
                        .when(chosen),
                Command.of(
                                "desk.command.unread",
                                Icon.MAIL,
                                () -> actions.unread(tickets.selected()),
                                "U")
                        .when(chosen),
                Command.of("desk.command.merge", Icon.MERGE, this::merge, "M").when(chosen),
                Command.of("desk.command.next", Icon.DOWN, () -> tickets.list().step(1), "J"),
                Command.of("desk.command.previous", Icon.UP, () -> tickets.list().step(-1), "K"),
                Command.of("desk.command.nextQueue", Icon.DOWN, () -> queues.step(1), "Alt+Down"),
                Command.of("desk.command.previousQueue", Icon.UP, () -> queues.step(-1), "Alt+Up"),
                Command.of("desk.command.filter", Icon.FILTER, tickets::focusFilter, "Shortcut+L"),
                Command.of("desk.command.saveQueue", Icon.ADD, this::saveQueue, "Shortcut+Shift+S"),
                Command.of("desk.command.foldQueues", Icon.PANE_LEFT, () -> fold("queues"), "F9"),
                Command.of(
                        "desk.command.foldContext", Icon.HIDE, () -> fold("context"), "Shift+F9"));
    }

    private void fold(String pane) {
        panes.fold(pane, !panes.isFolded(pane));
    }

    private void scripts() {
        help.scripts(composer, composer.editor().caretBounds());
    }

    private void articles() {
        help.articles(composer, composer.editor().caretBounds());
    }

    private void assignMe() {
        actions.assign(tickets.selected(), station.agent().getAsLong());
    }

    private void state(TicketState state) {
        actions.state(
                tickets.selected(),
                state,
                state == TicketState.WAITING ? WaitingFor.CUSTOMER : null,
                null);
    }

    /// Several selected tickets live on in the oldest of them.
    private void merge() {
        var ids = tickets.selected();
        if (ids.size() < 2) {
            station.tools().notices().say(station.say("desk.merge.choose"));
            return;
        }
        var into = ids.stream().min(Long::compare).orElseThrow();
        actions.merge(ids.stream().filter(id -> !id.equals(into)).toList(), into);
    }

    /// Keeps what is typed above the list as a queue of its own, named by its own words.
    private void saveQueue() {
        var typed = tickets.typed().strip();
        if (typed.isEmpty()) {
            station.tools().notices().say(station.say("desk.queue.typeFirst"));
            tickets.focusFilter();
            return;
        }
        var saved = station.desk().tickets().saved();
        station.tools()
                .work()
                .run(
                        () ->
                                saved.add(
                                        new org.sportello.ticket.queue.SavedQueues.SavedQueue(
                                                0, typed, typed, "accent")),
                        one ->
                                station.tools()
                                        .notices()
                                        .undo(
                                                station.say("desk.queue.saved", one.name()),
                                                () ->
                                                        station.tools()
                                                                .work()
                                                                .run(
                                                                        () ->
                                                                                saved.delete(
                                                                                        one.id()),
                                                                        () -> {})));
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
        context.close();
        opening.cancel();
    }
}
