package org.sportello.desk.view;

import javafx.animation.PauseTransition;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;
import org.sportello.desk.OpenTicket;
import org.sportello.mail.OutgoingMail.OutgoingFile;
import org.sportello.reply.Reply;
import org.sportello.reply.Reply.Then;
import org.sportello.reply.Sent;
import org.sportello.text.Doc;
import org.sportello.text.markdown.MarkdownReader;
import org.sportello.text.markdown.MarkdownWriter;
import org.sportello.ticket.Draft;
import org.sportello.ticket.Draft.DraftFile;
import org.sportello.ticket.Draft.Kind;
import org.sportello.ui.Icon;
import org.sportello.ui.Look;
import org.sportello.ui.Work;
import org.sportello.ui.control.Chip;
import org.sportello.ui.control.KeyCaps;
import org.sportello.ui.control.Ui;
import org.sportello.ui.editor.ReplyEditor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Where an agent writes: an answer, a forward, a note or a call. What is written is saved as a
/// draft while it is typed, and sent with one key.
final class Composer extends VBox implements AutoCloseable {

    private static final Duration CALM = Duration.millis(700);

    private final Station station;
    private final Runnable next;
    private final MenuButton kinds = new MenuButton();
    private final Recipients to;
    private final Recipients cc;
    private final Recipients bcc;
    private final TextField subject = new TextField();
    private final VBox address = new VBox(6);
    private final ReplyEditor editor = new ReplyEditor(4, 16);
    private final FlowPane files = new FlowPane(6, 6);
    private final Label saved = Ui.label("", Look.SUBTLE, Look.SMALL);
    private final Button send;
    private final MenuButton after = new MenuButton();
    private final PauseTransition calm = new PauseTransition(CALM);
    private final Work.Latest addressing;
    private final List<DraftFile> attached = new ArrayList<>();
    private @Nullable OpenTicket open;
    private Kind kind = Kind.REPLY;
    private Then then = Then.WAITING;
    private long draftId;
    private boolean loading;

    /// @param helpers what scripts and articles offer while writing
    /// @param next called when the ticket is done with: the next one is shown
    Composer(Station station, ComposerHelp helpers, Runnable next) {
        this.station = station;
        this.next = next;
        addressing = station.tools().work().latest();
        to = new Recipients(station, station.say("desk.to"), this::changed);
        cc = new Recipients(station, station.say("desk.cc"), this::changed);
        bcc = new Recipients(station, station.say("desk.bcc"), this::changed);
        to.field().setId("reply-to");
        setId("composer");
        getStyleClass().add(Look.PANE);
        setPadding(new Insets(12));
        send = Ui.button("", this::send, Look.PRIMARY);
        send.setId("reply-send");
        send.setMinWidth(USE_PREF_SIZE);
        send.setGraphic(new KeyCaps(new org.sportello.ui.Shortcut("Shortcut+Enter")));
        send.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        after.setId("reply-after");
        after.setMinWidth(USE_PREF_SIZE);
        editor.setOnChanged(this::changed);
        editor.setPrompt(station.say("desk.write.prompt"));
        editor.setOnSlash(caret -> helpers.scripts(this, caret));
        editor.setOnScripts(caret -> helpers.scripts(this, caret));
        editor.setOnKnowledge(caret -> helpers.articles(this, caret));
        subject.textProperty().addListener((_, _, _) -> changed());
        subject.setAccessibleText(station.say("desk.subject.prompt"));
        calm.setOnFinished(_ -> saveDraft());
        var box = new VBox(head(), editor, files, foot(helpers));
        box.getStyleClass().add("composer-box");
        getChildren().add(box);
        VBox.setVgrow(editor, Priority.ALWAYS);
        files.setPadding(new Insets(0, 12, 0, 12));
        choices();
    }

    private VBox head() {
        kinds.getStyleClass().addAll(Look.QUIET, Look.STRONG);
        kinds.setId("reply-kind");
        kinds.setMinWidth(USE_PREF_SIZE);
        var show = Ui.link(station.say("desk.showCopies"), () -> copies(true));
        show.getStyleClass().add(Look.SMALL);
        show.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(to, Priority.ALWAYS);
        var first = new HBox(8, kinds, to, show);
        first.setAlignment(Pos.CENTER_LEFT);
        address.getChildren().setAll(first);
        address.getStyleClass().add("composer-head");
        return address;
    }

    private void copies(boolean shown) {
        address.getChildren().removeAll(cc, bcc, subject);
        if (shown) {
            address.getChildren().addAll(cc, bcc, subject);
        }
    }

    private HBox foot(ComposerHelp helpers) {
        after.getStyleClass().add(Look.QUIET);
        var foot =
                new HBox(
                        2,
                        tool(Icon.BOLD, "desk.bold", editor::bold),
                        tool(Icon.BULLETS, "desk.bullets", editor::bullets),
                        tool(Icon.QUOTE, "desk.quote", editor::quote),
                        tool(Icon.ATTACHMENT, "desk.attach", this::attach),
                        tool(
                                Icon.SCRIPT,
                                "desk.scripts",
                                () -> helpers.scripts(this, editor.caretBounds())),
                        tool(
                                Icon.ARTICLE,
                                "desk.articles",
                                () -> helpers.articles(this, editor.caretBounds())),
                        Ui.spacer(),
                        saved,
                        after,
                        send);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.getStyleClass().add("composer-foot");
        saved.setMinWidth(0);
        HBox.setMargin(saved, new Insets(0, 6, 0, 6));
        return foot;
    }

    private Button tool(Icon icon, String key, Runnable action) {
        var button = Ui.iconButton(icon, station.say(key), action);
        button.setFocusTraversable(false);
        button.setMinWidth(24);
        return button;
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
    void show(OpenTicket newOpen) {
        if (open != null && open.ticket().id() == newOpen.ticket().id()) {
            open = newOpen;
            return;
        }
        saveDraft();
        open = newOpen;
        clear();
        newOpen.draft().ifPresentOrElse(this::load, () -> start(Kind.REPLY, false, false));
    }

    private void clear() {
        loading = true;
        draftId = 0;
        attached.clear();
        editor.setDoc(Doc.EMPTY);
        to.set(List.of());
        cc.set(List.of());
        bcc.set(List.of());
        subject.clear();
        saved.setText("");
        then = Then.WAITING;
        copies(false);
        drawFiles();
        loading = false;
    }

    private void load(Draft draft) {
        loading = true;
        draftId = draft.id();
        kind = draft.kind();
        to.set(draft.to().stream().map(Recipients::parse).toList());
        cc.set(draft.cc().stream().map(Recipients::parse).toList());
        bcc.set(draft.bcc().stream().map(Recipients::parse).toList());
        subject.setText(draft.subject());
        editor.setDoc(new MarkdownReader().read(draft.body()));
        attached.addAll(draft.files());
        copies(!draft.cc().isEmpty() || !draft.bcc().isEmpty());
        drawFiles();
        words();
        saved.setText(
                station.say("desk.saved", station.tools().texts().formats().time(draft.savedAt())));
        loading = false;
    }

    void start(Kind wanted, boolean all) {
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
                    found -> {
                        loading = true;
                        to.set(wanted == Kind.FORWARD ? List.of() : found.to());
                        cc.set(wanted == Kind.FORWARD ? List.of() : found.cc());
                        subject.setText(wanted == Kind.FORWARD ? forward(shown) : found.subject());
                        copies(!found.cc().isEmpty() && wanted == Kind.REPLY);
                        loading = false;
                        if (focus && wanted == Kind.FORWARD) {
                            to.field().requestFocus();
                        }
                    });
        }
        if (focus) {
            editor.requestFocus();
            editor.moveToEnd();
        }
    }

    private static String forward(OpenTicket shown) {
        return "Fwd: " + shown.ticket().subject();
    }

    private void words() {
        var mail = kind == Kind.REPLY || kind == Kind.FORWARD;
        kinds.setText(station.say("desk.kind." + kind));
        to.setVisible(mail);
        to.setManaged(mail);
        after.setVisible(mail);
        after.setManaged(mail);
        after.setText(station.say("desk.then." + then.state()));
        send.setText(station.say(mail ? "desk.send" : "desk.keep." + kind));
        getStyleClass().remove("noting");
        if (!mail) {
            getStyleClass().add("noting");
        }
    }

    private void changed() {
        if (!loading) {
            saved.setText("");
            calm.playFromStart();
        }
    }

    private void saveDraft() {
        calm.stop();
        var shown = open;
        if (shown == null || loading) {
            return;
        }
        if (editor.isEmpty() && attached.isEmpty()) {
            dropDraft();
            return;
        }
        var draft = draft(shown);
        station.tools()
                .work()
                .run(
                        () -> station.desk().post().drafts().save(draft),
                        id -> {
                            if (open != null && open.ticket().id() == shown.ticket().id()) {
                                draftId = id;
                                saved.setText(
                                        station.say(
                                                "desk.saved",
                                                station.tools()
                                                        .texts()
                                                        .formats()
                                                        .time(draft.savedAt())));
                            }
                        });
    }

    private Draft draft(OpenTicket shown) {
        return new Draft(
                draftId,
                shown.ticket().id(),
                station.agent().getAsLong(),
                kind,
                to.people().stream().map(Recipients::written).toList(),
                cc.people().stream().map(Recipients::written).toList(),
                bcc.people().stream().map(Recipients::written).toList(),
                subject.getText(),
                new MarkdownWriter().write(editor.getDoc()),
                attached,
                Instant.now());
    }

    private void dropDraft() {
        var id = draftId;
        draftId = 0;
        if (id != 0) {
            station.tools().work().run(() -> station.desk().post().drafts().delete(id), () -> {});
        }
    }

    private void attach() {
        var chosen = new FileChooser().showOpenMultipleDialog(getScene().getWindow());
        if (chosen != null) {
            chosen.forEach(file -> add(file.toPath()));
        }
    }

    /// Reads a file and puts it into the draft by content.
    void add(Path file) {
        station.tools()
                .work()
                .run(
                        () -> {
                            try {
                                var type =
                                        Objects.requireNonNullElse(
                                                Files.probeContentType(file),
                                                "application/octet-stream");
                                return new DraftFile(
                                        file.getFileName().toString(),
                                        type,
                                        Files.readAllBytes(file),
                                        null);
                            } catch (IOException unreadable) {
                                throw new org.sportello.kernel.Problem(
                                        "desk.file.unreadable", file.toString());
                            }
                        },
                        read -> {
                            attached.add(read);
                            drawFiles();
                            changed();
                        });
    }

    private void drawFiles() {
        files.getChildren().clear();
        for (var file : attached) {
            files.getChildren()
                    .add(
                            new Chip(
                                    file.name(),
                                    station.say("desk.file.remove", file.name()),
                                    () -> {
                                        attached.remove(file);
                                        drawFiles();
                                        changed();
                                    }));
        }
    }

    /// Inserts a script's or an article's text at the cursor.
    void insert(Doc doc) {
        editor.insertAtCaret(doc);
        editor.requestFocus();
        changed();
    }

    @Nullable OpenTicket shown() {
        return open;
    }

    ReplyEditor editor() {
        return editor;
    }

    /// Sends the answer (or keeps the note) and goes on to the next ticket.
    void send() {
        var shown = open;
        if (shown == null) {
            return;
        }
        if (editor.isEmpty() && !(kind == Kind.FORWARD)) {
            station.tools().notices().say(station.say("desk.empty"));
            return;
        }
        calm.stop();
        if (kind == Kind.NOTE || kind == Kind.CALL) {
            keep(shown);
        } else {
            sendMail(shown);
        }
    }

    private void keep(OpenTicket shown) {
        var text = new MarkdownWriter().write(editor.getDoc());
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
                            dropDraft();
                            clear();
                            start(Kind.REPLY, false, false);
                        });
    }

    private void sendMail(OpenTicket shown) {
        var doc = editor.getDoc();
        var reply =
                new Reply(
                        shown.ticket().id(),
                        to.people(),
                        cc.people(),
                        bcc.people(),
                        subject.getText(),
                        doc,
                        attached.stream()
                                .map(file ->
                                        new OutgoingFile(
                                                file.name(),
                                                file.type(),
                                                file.content(),
                                                file.cid()))
                                .toList(),
                        kind == Kind.FORWARD,
                        then,
                        null);
        var draft = draft(shown);
        var undo = station.undo().get();
        station.tools()
                .work()
                .run(
                        () -> station.desk().post().replies().send(reply, undo, station.me()),
                        sent -> {
                            dropDraft();
                            clear();
                            open = null;
                            station.tools()
                                    .notices()
                                    .undo(
                                            station.say("desk.sent", shown.ticket().number()),
                                            undo,
                                            () -> takeBack(sent, draft));
                            next.run();
                        });
    }

    private void takeBack(Sent sent, Draft draft) {
        var written =
                new Draft(
                        0,
                        draft.ticketId(),
                        draft.agentId(),
                        draft.kind(),
                        draft.to(),
                        draft.cc(),
                        draft.bcc(),
                        draft.subject(),
                        draft.body(),
                        draft.files(),
                        draft.savedAt());
        station.tools()
                .work()
                .run(
                        () -> {
                            var back = station.desk().post().replies().undo(sent, station.me());
                            if (back) {
                                station.desk().post().drafts().save(written);
                            }
                            return back;
                        },
                        back -> {
                            if (!back) {
                                station.tools().notices().say(station.say("desk.tooLate"));
                            } else {
                                open = null;
                                station.outside()
                                        .elsewhere()
                                        .accept(new Station.Place("desk", sent.ticketId()));
                            }
                        });
    }

    @Override
    public void close() {
        saveDraft();
        addressing.cancel();
    }
}
