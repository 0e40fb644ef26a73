package org.sportello.desk.view.writing;

import javafx.geometry.Insets;
import javafx.scene.Node;
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
    private final WritingSheet sheet;
    private final Letter letter;
    private final FromChoice from;
    private final DraftKeeper keeper;
    private final ReplyHead head;
    private final AfterSending after;
    private final Work.Latest addressing;
    private @Nullable OpenTicket open;
    private Kind kind = Kind.REPLY;

    /// @param helpers what scripts and articles offer while writing
    /// @param later when else it may leave than now
    /// @param next called when the ticket is done with: the next one is shown
    public Composer(Station station, ComposerHelp helpers, SendLater later, Runnable next) {
        this.station = station;
        this.later = later;
        this.next = next;
        addressing = station.tools().work().latest();
        sheet = new WritingSheet(station, new ReplyEditor(4, 16), this::written);
        letter = sheet.letter();
        keeper = sheet.keeper();
        letter.to().field().setId("reply-to");
        from = new FromChoice(station, keeper::changed);
        after = new AfterSending(station);
        head = new ReplyHead(station, letter, from, this::start);
        setId("composer");
        getStyleClass().add(Look.PANE);
        // As far from the edges as the messages above it.
        setPadding(new Insets(12, 16, 12, 16));
        sheet.send().setOnAction(_ -> send());
        sheet.send().setId("reply-send");
        sheet.lay(head, this, helpers, widthProperty(), after);
        getChildren().add(sheet);
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
        after.choose(Then.WAITING);
        from.prefer(null);
        from.offer(List.of());
        head.copies(false);
    }

    private void load(Draft draft) {
        kind = draft.kind();
        letter.load(draft);
        keeper.begin(draft);
        from.prefer(draft.from());
        head.copies(!draft.cc().isEmpty() || !draft.bcc().isEmpty());
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
            head.copies(false);
            if (focus) {
                letter.to().field().requestFocus();
            }
        } else {
            letter.address(found);
            head.copies(!found.cc().isEmpty());
        }
    }

    private boolean isMail() {
        return kind == Kind.REPLY || kind == Kind.FORWARD;
    }

    private void words() {
        var mail = isMail();
        head.show(kind, mail);
        after.setVisible(mail);
        after.setManaged(mail);
        var send = sheet.send();
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
            later.choose(sheet.send(), this::send);
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
        if (kind != Kind.FORWARD && !sheet.hasText()) {
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
        var ticketId = shown.ticket().id();
        var kept = keeper.present();
        sheet.deliver(
                () ->
                        call
                                ? service.logCall(ticketId, text, true, station.me())
                                : service.note(ticketId, text, station.me()),
                _ -> {
                    keeper.drop(kept);
                    if (isOn(ticketId)) {
                        clear();
                        start(Kind.REPLY, false, false);
                    }
                });
    }

    /// Whether this ticket is still the one that is written on: while something was on its way, the
    /// agent may have gone on to another one.
    private boolean isOn(long ticketId) {
        return open != null && open.ticket().id() == ticketId;
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
                        after.chosen(),
                        at,
                        from.address());
        var draft = draft(shown);
        var undo = station.undo().get();
        var kept = keeper.present();
        sheet.deliver(
                () -> station.desk().post().replies().send(reply, undo, station.me()),
                sent -> {
                    keeper.drop(kept);
                    new SentNotice(station).say(shown.ticket().number(), sent, at, draft);
                    if (isOn(shown.ticket().id())) {
                        clear();
                        open = null;
                        next.run();
                    }
                });
    }

    /// Looks for a kept draft of the ticket again when it is shown next, unless something is being
    /// written on it.
    public void renew(long ticketId) {
        if (isOn(ticketId) && letter.isEmpty()) {
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
