package org.sportello.desk.view;

import org.sportello.desk.view.writing.Writing;
import org.sportello.ticket.Draft;
import org.sportello.ticket.TicketState;
import org.sportello.ticket.WaitingFor;
import org.sportello.ticket.queue.SavedQueues.SavedQueue;
import org.sportello.ui.Command;
import org.sportello.ui.Icon;

import java.util.List;

/// What can be done at the Desk by key, menu and palette.
final class DeskCommands {

    private final DeskScreen desk;

    DeskCommands(DeskScreen desk) {
        this.desk = desk;
    }

    private Writing writing() {
        return desk.writingNewProperty().get() ? desk.newMessage() : desk.composer();
    }

    private void write(Draft.Kind kind, boolean all) {
        desk.showTicket();
        desk.composer().start(kind, all);
    }

    private void send() {
        if (desk.writingNewProperty().get()) {
            desk.newMessage().send();
        } else {
            desk.composer().send();
        }
    }

    private void sendLater() {
        if (desk.writingNewProperty().get()) {
            desk.newMessage().openLater();
        } else {
            desk.composer().openLater();
        }
    }

    private TicketHead head() {
        desk.showTicket();
        return desk.ticket().head();
    }

    /// All of them.
    List<Command> all() {
        var chosen = desk.openProperty();
        var writing = chosen.or(desk.writingNewProperty());
        return List.of(
                Command.of("desk.command.new", Icon.ADD, () -> desk.writeNew(null), "Shortcut+N"),
                Command.of(
                                "desk.command.reply",
                                Icon.REPLY,
                                () -> write(Draft.Kind.REPLY, false),
                                "R")
                        .when(chosen),
                Command.of(
                                "desk.command.replyAll",
                                Icon.REPLY,
                                () -> write(Draft.Kind.REPLY, true),
                                "Shift+R")
                        .when(chosen),
                Command.of(
                                "desk.command.forward",
                                Icon.FORWARD,
                                () -> write(Draft.Kind.FORWARD, false),
                                "F")
                        .when(chosen),
                Command.of("desk.command.note", Icon.NOTE, () -> write(Draft.Kind.NOTE, false), "N")
                        .when(chosen),
                Command.of(
                                "desk.command.call",
                                Icon.CALL,
                                () -> write(Draft.Kind.CALL, false),
                                "Shift+C")
                        .when(chosen),
                Command.of("desk.command.send", Icon.SEND, this::send, "Shortcut+Enter")
                        .when(writing),
                Command.of(
                                "desk.command.sendLater",
                                Icon.DEADLINE,
                                this::sendLater,
                                "Shortcut+Shift+Enter")
                        .when(writing),
                Command.of("desk.command.scripts", Icon.SCRIPT, this::scripts, "Shortcut+J")
                        .when(writing),
                Command.of("desk.command.articles", Icon.ARTICLE, this::articles, "Shortcut+K")
                        .when(writing),
                Command.of("desk.command.assignMe", Icon.ASSIGN, this::assignMe, "A").when(chosen),
                Command.of("desk.command.owner", Icon.AGENT, () -> head().openOwner(), "Shift+A")
                        .when(chosen),
                Command.of("desk.command.state", Icon.TICKET, () -> head().openState(), "S")
                        .when(chosen),
                Command.of("desk.command.priority", Icon.PRIORITY, () -> head().openPriority(), "P")
                        .when(chosen),
                Command.of("desk.command.tag", Icon.TAG, () -> head().addTag(), "T").when(chosen),
                Command.of("desk.command.rename", Icon.EDIT, () -> head().rename(), "F2")
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
                                () -> desk.actions().unread(desk.chosen()),
                                "U")
                        .when(chosen),
                Command.of("desk.command.merge", Icon.MERGE, this::merge, "M").when(chosen),
                Command.of(
                                "desk.command.moveMail",
                                Icon.MOVE,
                                () -> desk.ticket().moveNewest(),
                                "Shift+M")
                        .when(chosen),
                Command.of(
                                "desk.command.makeArticle",
                                Icon.ARTICLE,
                                () -> desk.ticket().makeArticle(),
                                "Shift+K")
                        .when(chosen),
                Command.of(
                        "desk.command.next", Icon.DOWN, () -> desk.tickets().list().step(1), "J"),
                Command.of(
                        "desk.command.previous",
                        Icon.UP,
                        () -> desk.tickets().list().step(-1),
                        "K"),
                Command.of(
                        "desk.command.nextQueue",
                        Icon.DOWN,
                        () -> desk.queues().step(1),
                        "Alt+Down"),
                Command.of(
                        "desk.command.previousQueue",
                        Icon.UP,
                        () -> desk.queues().step(-1),
                        "Alt+Up"),
                Command.of(
                        "desk.command.filter",
                        Icon.FILTER,
                        desk.tickets()::focusFilter,
                        "Shortcut+L"),
                Command.of(
                        "desk.command.layout",
                        Icon.TABLE,
                        () -> desk.tickets().layOut(!desk.tickets().tableProperty().get()),
                        "Shortcut+Shift+L"),
                Command.of("desk.command.saveQueue", Icon.ADD, this::saveQueue, "Shortcut+Shift+S"),
                Command.of("desk.command.foldQueues", Icon.PANE_LEFT, () -> fold("queues"), "F9"),
                Command.of(
                        "desk.command.foldContext", Icon.HIDE, () -> fold("context"), "Shift+F9"));
    }

    private void fold(String pane) {
        desk.panes().fold(pane, !desk.panes().isFolded(pane));
    }

    private void scripts() {
        desk.help().scripts(writing(), writing().editor().caretBounds());
    }

    private void articles() {
        desk.help().articles(writing(), writing().editor().caretBounds());
    }

    private void assignMe() {
        desk.actions().assign(desk.chosen(), desk.station().agent().getAsLong());
    }

    private void state(TicketState state) {
        desk.actions()
                .state(
                        desk.chosen(),
                        state,
                        state == TicketState.WAITING ? WaitingFor.CUSTOMER : null,
                        null);
    }

    /// Several selected tickets live on in the oldest of them.
    private void merge() {
        var ids = desk.chosen();
        if (ids.size() < 2) {
            desk.station().tools().notices().say(desk.station().say("desk.merge.choose"));
            return;
        }
        var into = ids.stream().min(Long::compare).orElseThrow();
        desk.actions().merge(ids.stream().filter(id -> !id.equals(into)).toList(), into);
    }

    /// Keeps what is typed above the list as a queue of its own, named by its own words.
    private void saveQueue() {
        var typed = desk.tickets().typed().strip();
        if (typed.isEmpty()) {
            desk.station().tools().notices().say(desk.station().say("desk.queue.typeFirst"));
            desk.tickets().focusFilter();
            return;
        }
        var saved = desk.station().desk().tickets().saved();
        desk.station()
                .tools()
                .work()
                .run(
                        () -> saved.add(new SavedQueue(0, typed, typed, "accent")),
                        one ->
                                desk.station()
                                        .tools()
                                        .notices()
                                        .undo(
                                                desk.station().say("desk.queue.saved", one.name()),
                                                () ->
                                                        desk.station()
                                                                .tools()
                                                                .work()
                                                                .run(
                                                                        () ->
                                                                                saved.delete(
                                                                                        one.id()),
                                                                        () -> {})));
    }
}
