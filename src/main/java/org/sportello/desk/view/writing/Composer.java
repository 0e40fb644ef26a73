package org.sportello.desk.view.writing;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.sportello.desk.OpenTicket;
import org.sportello.desk.view.station.Station;
import org.sportello.reply.Addressed;
import org.sportello.reply.Reply;
import org.sportello.reply.Reply.Then;
import org.sportello.text.Doc;
import org.sportello.ticket.Draft;
import org.sportello.ticket.Draft.Kind;
import org.sportello.ui.Look;
import org.sportello.ui.Work;
import org.sportello.ui.control.Ui;
import org.sportello.ui.editor.ReplyEditor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where an agent writes on a ticket: an answer, a forward, a note or a call. What is written is
/// saved as a draft while it is typed, and sent with one key.
public final class Composer extends VBox implements Writing, AutoCloseable {

    private final Station station;
    private final SendLater later;
    private final Runnable next;
    private final MenuButton kinds = new MenuButton();
    private final Hyperlink showCopies;
    private final Letter letter;
    private final FromChoice from;
    private final DraftKeeper keeper;
    private final VBox address = new VBox(6);
    private final SplitMenuButton send = new SplitMenuButton();
    private final MenuButton after = new MenuButton();
    private final Work.Latest addressing;
    private @Nullable OpenTicket open;
    private Kind kind = Kind.REPLY;
    private Then then = Then.WAITING;

    /// @param helpers what scripts and articles offer while writing
    /// @param later when else it may leave than now
    /// @param next called when the ticket is done with: the next one is shown
    public Composer(Station station, ComposerHelp helpers, SendLater later, Runnable next) {
        this.station = station;
        this.later = later;
        this.next = next;
        addressing = station.tools().work().latest();
        keeper = new DraftKeeper(station, this::written);
        letter = new Letter(station, new ReplyEditor(4, 16), keeper::changed);
        letter.to().field().setId("reply-to");
        from = new FromChoice(station, keeper::changed);
        showCopies = Ui.link(station.say("desk.showCopies"), () -> copies(true));
        setId("composer");
        getStyleClass().add(Look.PANE);
        setPadding(new Insets(12));
        send.setOnAction(_ -> send());
        send.getStyleClass().add(Look.PRIMARY);
        send.setId("reply-send");
        send.setMinWidth(USE_PREF_SIZE);
        WritingTools.keys(send, widthProperty());
        after.setId("reply-after");
        after.setMinWidth(USE_PREF_SIZE);
        var box =
                new VBox(
                        head(),
                        letter.editor(),
                        letter.files(),
                        WritingTools.foot(
                                station, this, letter, helpers, keeper.label(), after, send));
        box.getStyleClass().add("composer-box");
        getChildren().add(box);
        VBox.setVgrow(letter.editor(), Priority.ALWAYS);
        choices();
    }

    private VBox head() {
        kinds.getStyleClass().addAll(Look.QUIET, Look.STRONG);
        kinds.setId("reply-kind");
        kinds.setMinWidth(USE_PREF_SIZE);
        showCopies.getStyleClass().add(Look.SMALL);
        showCopies.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(letter.to(), Priority.ALWAYS);
        var first = new HBox(8, kinds, letter.to(), showCopies);
        first.setAlignment(Pos.CENTER_LEFT);
        address.getChildren().setAll(first, from);
        address.getStyleClass().add("composer-head");
        return address;
    }

    private void copies(boolean shown) {
        address.getChildren().removeAll(letter.cc(), letter.bcc(), letter.subject());
        if (shown) {
            address.getChildren().addAll(letter.cc(), letter.bcc(), letter.subject());
        }
    }

    private void choices() {
        for (var one : List.of(Kind.REPLY, Kind.FORWARD, Kind.NOTE, Kind.CALL)) {
            var item = new MenuItem(station.say("desk.kind." + one));
            item.setOnAction(_ -> start(one, false));
            kinds.getItems().add(item);
            if (one == Kind.REPLY) {
                var all = new MenuItem(station.say("desk.kind.ALL"));
                all.setOnAction(_ -> start(Kind.REPLY, true));
                kinds.getItems().add(all);
            }
        }
        for (var one : List.of(Then.WAITING, Then.SOLVED, Then.OPEN)) {
            var item = new MenuItem(station.say("desk.then." + one.state()));
            item.setOnAction(_ -> {
                then = one;
                words();
            });
            after.getItems().add(item);
        }
    }

    /// Shows the ticket's draft, or an empty answer.
    public void show(OpenTicket newOpen) {
        if (open != null && open.ticket().id() == newOpen.ticket().id()) {
            open = newOpen;
            return;
        }
        if (open != null) {
            keeper.save();
        }
        open = newOpen;
        clear();
        newOpen.draft().ifPresentOrElse(this::load, () -> start(Kind.REPLY, false, false));
    }

    private void clear() {
        letter.clear();
        keeper.begin();
        then = Then.WAITING;
        from.prefer(null);
        from.offer(List.of());
        copies(false);
    }

    private void load(Draft draft) {
        kind = draft.kind();
        letter.load(draft);
        keeper.begin(draft);
        from.prefer(draft.from());
        copies(!draft.cc().isEmpty() || !draft.bcc().isEmpty());
        words();
        var ticketId = draft.ticketId();
        if (ticketId != null) {
            addressing.run(
                    () -> station.desk().post().replies().address(ticketId, false),
                    found -> offer(found));
        }
    }

    private void offer(Addressed found) {
        from.offer(found.senders());
        from.show(isMail());
    }

    public void start(Kind wanted, boolean all) {
        start(wanted, all, true);
    }

    /// Begins an answer, forward, note or call; what is written already stays.
    private void start(Kind wanted, boolean all, boolean focus) {
        kind = wanted;
        words();
        var shown = open;
        if (shown == null) {
            return;
        }
        if (wanted == Kind.REPLY || wanted == Kind.FORWARD) {
            var ticketId = shown.ticket().id();
            addressing.run(
                    () -> station.desk().post().replies().address(ticketId, all),
                    found -> addressed(shown, found, focus));
        }
        if (focus) {
            letter.editor().requestFocus();
            letter.editor().moveToEnd();
        }
    }

    private void addressed(OpenTicket shown, Addressed found, boolean focus) {
        offer(found);
        if (kind == Kind.FORWARD) {
            letter.address(
                    new Addressed(
                            List.of(), List.of(), "Fwd: " + shown.ticket().subject(), List.of()));
            copies(false);
            if (focus) {
                letter.to().field().requestFocus();
            }
        } else {
            letter.address(found);
            copies(!found.cc().isEmpty());
        }
    }

    private boolean isMail() {
        return kind == Kind.REPLY || kind == Kind.FORWARD;
    }

    private void words() {
        var mail = isMail();
        kinds.setText(station.say("desk.kind." + kind));
        for (var ofMail : List.of(letter.to(), showCopies, after)) {
            ofMail.setVisible(mail);
            ofMail.setManaged(mail);
        }
        from.show(mail);
        if (!mail) {
            copies(false);
        }
        after.setText(station.say("desk.then." + then.state()));
        send.setText(station.say(mail ? "desk.send" : "desk.keep." + kind));
        // A note has no moment to leave.
        send.getItems().setAll(mail ? later.items(this::send) : List.of());
        getStyleClass().remove("noting");
        send.getStyleClass().remove("only");
        if (!mail) {
            getStyleClass().add("noting");
            send.getStyleClass().add("only");
        }
    }

    private Optional<Draft> written() {
        return open == null || letter.isEmpty() ? Optional.empty() : Optional.of(draft(open));
    }

    private Draft draft(OpenTicket shown) {
        return letter.draft(shown.ticket().id(), null, from.address(), kind);
    }

    @Override
    public void insert(Doc doc) {
        letter.insert(doc);
    }

    @Override
    public @Nullable OpenTicket shown() {
        return open;
    }

    @Override
    public ReplyEditor editor() {
        return letter.editor();
    }

    @Override
    public Node node() {
        return this;
    }

    /// Shows when else it may leave than now.
    public void openLater() {
        if (open != null && isMail()) {
            later.choose(send, this::send);
        }
    }

    /// Sends the answer (or keeps the note) and goes on to the next ticket.
    public void send() {
        send(null);
    }

    private void send(@Nullable Instant at) {
        var shown = open;
        if (shown == null) {
            return;
        }
        if (letter.editor().isEmpty() && kind != Kind.FORWARD) {
            station.tools().notices().say(station.say("desk.empty"));
            return;
        }
        if (isMail()) {
            sendMail(shown, at);
        } else {
            keep(shown);
        }
    }

    private void keep(OpenTicket shown) {
        var text = letter.text();
        var call = kind == Kind.CALL;
        var service = station.desk().tickets().service();
        station.tools()
                .work()
                .run(
                        () ->
                                call
                                        ? service.logCall(
                                                shown.ticket().id(), text, true, station.me())
                                        : service.note(shown.ticket().id(), text, station.me()),
                        _ -> {
                            keeper.drop();
                            clear();
                            start(Kind.REPLY, false, false);
                        });
    }

    private void sendMail(OpenTicket shown, @Nullable Instant at) {
        var reply =
                new Reply(
                        shown.ticket().id(),
                        letter.to().people(),
                        letter.cc().people(),
                        letter.bcc().people(),
                        letter.subject().getText(),
                        letter.doc(),
                        letter.outgoing(),
                        kind == Kind.FORWARD,
                        then,
                        at,
                        from.address());
        var draft = draft(shown);
        var undo = station.undo().get();
        station.tools()
                .work()
                .run(
                        () -> station.desk().post().replies().send(reply, undo, station.me()),
                        sent -> {
                            keeper.drop();
                            clear();
                            open = null;
                            new SentNotice(station).say(shown.ticket().number(), sent, at, draft);
                            next.run();
                        });
    }

    /// Looks for a kept draft of the ticket again when it is shown next, unless something is being
    /// written on it.
    public void renew(long ticketId) {
        if (open != null && open.ticket().id() == ticketId && letter.isEmpty()) {
            open = null;
        }
    }

    @Override
    public void close() {
        if (open != null) {
            keeper.save();
        }
        addressing.cancel();
    }
}
