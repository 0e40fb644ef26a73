package org.sportello.desk.view.writing;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.sportello.desk.OpenTicket;
import org.sportello.desk.view.station.Station;
import org.sportello.mail.message.MailAddress;
import org.sportello.reply.NewMessage;
import org.sportello.reply.Reply;
import org.sportello.reply.Sent;
import org.sportello.text.Doc;
import org.sportello.ticket.Draft;
import org.sportello.ui.Icon;
import org.sportello.ui.Look;
import org.sportello.ui.control.Ui;
import org.sportello.ui.editor.ReplyEditor;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A message that answers nothing: to whom, from which mailbox, about what. Sending it begins a
/// ticket. One is written at a time; left alone, it waits as a draft.
public final class NewMessagePane extends VBox implements Writing, AutoCloseable {

    private static final double NAMES = 62;

    private final Station station;
    private final SendLater later;
    private final Runnable over;
    private final WritingSheet sheet;
    private final Letter letter;
    private final DraftKeeper keeper;
    private final SenderChoice from;
    private final VBox address = new VBox(6);
    private boolean begun;
    private boolean copies;

    /// @param over called when there is nothing more to write
    public NewMessagePane(Station station, ComposerHelp helpers, SendLater later, Runnable over) {
        this.station = station;
        this.later = later;
        this.over = over;
        sheet = new WritingSheet(station, new ReplyEditor(10, 200), this::written);
        letter = sheet.letter();
        keeper = sheet.keeper();
        from = new SenderChoice(station, keeper::changed);
        setId("new-message");
        getStyleClass().add(Look.GROUND);
        setPadding(new Insets(16));
        letter.to().field().setId("new-to");
        letter.subject().setId("new-subject");
        // The name of each field stands before it.
        letter.subject().setPromptText("");
        letter.to().prompt(station.say("desk.new.to.prompt"));
        sheet.send().setId("new-send");
        sheet.send().setOnAction(_ -> send(null));
        sheet.send().getItems().setAll(later.items(this::send));
        // The whole pane is there to write in.
        letter.editor().setMaxHeight(Double.MAX_VALUE);
        sheet.lay(head(), this, helpers, widthProperty());
        VBox.setVgrow(sheet, Priority.ALWAYS);
        getChildren().addAll(title(), sheet);
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        event.consume();
                        leave();
                    }
                });
    }

    private HBox title() {
        var discard =
                Ui.button(station.say("desk.new.discard"), this::discard, Look.QUIET, Look.SMALL);
        discard.setId("new-discard");
        var close = Ui.iconButton(Icon.CLOSE, station.say("desk.new.close"), this::leave);
        close.setId("new-close");
        var title =
                new HBox(
                        8,
                        Ui.label(station.say("desk.command.new"), Look.TITLE),
                        Ui.spacer(),
                        discard,
                        close);
        title.setAlignment(Pos.CENTER_LEFT);
        title.setPadding(new Insets(0, 0, 12, 0));
        return title;
    }

    private VBox head() {
        var show = Ui.link(station.say("desk.showCopies"), this::showCopies);
        show.getStyleClass().add(Look.SMALL);
        show.setMinWidth(USE_PREF_SIZE);
        address.getChildren()
                .setAll(
                        row("desk.new.from", from),
                        row("desk.to", letter.to(), show),
                        row("desk.subject.prompt", letter.subject()));
        address.getStyleClass().addAll("composer-head", "new-head");
        return address;
    }

    private HBox row(String key, Node control, Node... more) {
        Label name = Ui.label(station.say(key), Look.MUTED);
        name.setMinWidth(NAMES);
        name.setLabelFor(control);
        HBox.setHgrow(control, Priority.ALWAYS);
        var row = new HBox(8, name, control);
        row.getChildren().addAll(more);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void showCopies() {
        if (!copies) {
            copies = true;
            address.getChildren().add(2, row("desk.cc", letter.cc()));
            address.getChildren().add(3, row("desk.bcc", letter.bcc()));
        }
        letter.cc().field().requestFocus();
    }

    /// What a new message needs to know before it is written.
    private record Start(List<SenderChoice.Sender> senders, Optional<Draft> draft) {}

    /// Goes on with the message that was begun, or begins one.
    ///
    /// @param to whom it goes to, if that is known; only for one that is not begun yet
    public void begin(@Nullable MailAddress to) {
        if (begun) {
            focus();
            return;
        }
        begun = true;
        station.tools()
                .work()
                .run(
                        () ->
                                new Start(
                                        SenderChoice.of(station.desk().post().mailboxes().all()),
                                        station.desk()
                                                .post()
                                                .drafts()
                                                .findNew(station.agent().getAsLong())),
                        start -> begin(start, to));
    }

    private void begin(Start start, @Nullable MailAddress to) {
        from.offer(start.senders());
        start.draft()
                .ifPresentOrElse(
                        draft -> load(draft),
                        () -> {
                            letter.clear();
                            keeper.begin();
                            if (to != null) {
                                letter.to().set(List.of(to));
                            }
                        });
        focus();
    }

    private void load(Draft draft) {
        letter.load(draft);
        keeper.begin(draft);
        from.choose(draft);
        if (!draft.cc().isEmpty() || !draft.bcc().isEmpty()) {
            showCopies();
        }
    }

    private void focus() {
        if (letter.to().people().isEmpty()) {
            letter.to().field().requestFocus();
        } else {
            letter.editor().requestFocus();
            letter.editor().moveToEnd();
        }
    }

    private Optional<Draft> written() {
        var nothing = letter.isEmpty() && letter.subject().getText().isBlank();
        return nothing ? Optional.empty() : Optional.of(draft());
    }

    private Draft draft() {
        return letter.draft(null, from.mailboxId(), from.address(), Draft.Kind.NEW);
    }

    /// Leaves it as a draft for later.
    void leave() {
        close();
        over.run();
    }

    private void discard() {
        var written = written();
        keeper.drop();
        begun = false;
        over.run();
        written.ifPresent(draft ->
                station.tools()
                        .notices()
                        .undo(station.say("desk.new.discarded"), () -> bringBack(draft)));
    }

    private void bringBack(Draft draft) {
        station.tools()
                .work()
                .run(
                        () -> station.desk().post().drafts().save(draft),
                        _ ->
                                station.outside()
                                        .elsewhere()
                                        .accept(new Station.Place(Station.NEW_MESSAGE, 0)));
    }

    /// Sends it; it begins a ticket.
    public void send() {
        send(null);
    }

    private void send(@Nullable Instant at) {
        if (!sheet.hasText()) {
            return;
        }
        var draft = draft();
        var message =
                new NewMessage(
                        draft.mailboxId(),
                        letter.to().people(),
                        letter.cc().people(),
                        letter.bcc().people(),
                        letter.subject().getText(),
                        letter.doc(),
                        letter.outgoing(),
                        Reply.Then.WAITING,
                        at,
                        from.address());
        var undo = station.undo().get();
        record Begun(Sent sent, long number) {}
        sheet.deliver(
                () -> {
                    var sent =
                            station.desk().post().newMessages().send(message, undo, station.me());
                    var ticket = station.desk().tickets().all().get(sent.ticketId());
                    return new Begun(sent, ticket.number());
                },
                done -> {
                    keeper.drop();
                    begun = false;
                    new SentNotice(station).say(done.number(), done.sent(), at, draft);
                    over.run();
                });
    }

    /// Shows when else it may leave than now.
    public void openLater() {
        later.choose(sheet.send(), this::send);
    }

    @Override
    public void insert(Doc doc) {
        letter.insert(doc);
    }

    @Override
    public @Nullable OpenTicket shown() {
        return null;
    }

    @Override
    public ReplyEditor editor() {
        return letter.editor();
    }

    @Override
    public Node node() {
        return this;
    }

    @Override
    public void close() {
        if (begun) {
            keeper.save();
        }
    }
}
