package org.sportello.desk.view.writing;

import javafx.geometry.Insets;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.stage.FileChooser;

import org.jspecify.annotations.Nullable;
import org.sportello.desk.view.station.Station;
import org.sportello.kernel.Problem;
import org.sportello.mail.outbox.OutgoingMail.OutgoingFile;
import org.sportello.reply.Addressed;
import org.sportello.text.Doc;
import org.sportello.text.markdown.MarkdownReader;
import org.sportello.text.markdown.MarkdownWriter;
import org.sportello.ticket.Draft;
import org.sportello.ticket.Draft.DraftFile;
import org.sportello.ui.control.Chip;
import org.sportello.ui.editor.ReplyEditor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// What an agent writes: to whom, about what, the text and the files. The controls of it; those who
/// use it lay them out.
final class Letter {

    private final Station station;
    private final Runnable changed;
    private final Recipients to;
    private final Recipients cc;
    private final Recipients bcc;
    private final TextField subject = new TextField();
    private final ReplyEditor editor;
    private final FlowPane files = new FlowPane(6, 6);
    private final List<DraftFile> attached = new ArrayList<>();
    private boolean loading;

    /// @param changed told when the agent has changed something
    Letter(Station station, ReplyEditor editor, Runnable changed) {
        this.station = station;
        this.editor = editor;
        this.changed = changed;
        to = new Recipients(station, station.say("desk.to"), this::touched);
        cc = new Recipients(station, station.say("desk.cc"), this::touched);
        bcc = new Recipients(station, station.say("desk.bcc"), this::touched);
        subject.textProperty().addListener((_, _, _) -> touched());
        subject.setAccessibleText(station.say("desk.subject.prompt"));
        subject.setPromptText(station.say("desk.subject.prompt"));
        editor.setOnChanged(this::touched);
        editor.setPrompt(station.say("desk.write.prompt"));
        files.setPadding(new Insets(0, 12, 0, 12));
    }

    private void touched() {
        if (!loading) {
            changed.run();
        }
    }

    /// Changes it without telling: what is shown is not what the agent typed.
    private void quietly(Runnable change) {
        loading = true;
        try {
            change.run();
        } finally {
            loading = false;
        }
    }

    void clear() {
        quietly(() -> {
            attached.clear();
            editor.setDoc(Doc.EMPTY);
            to.set(List.of());
            cc.set(List.of());
            bcc.set(List.of());
            subject.clear();
            drawFiles();
        });
    }

    void load(Draft draft) {
        quietly(() -> {
            to.set(draft.to().stream().map(Recipients::parse).toList());
            cc.set(draft.cc().stream().map(Recipients::parse).toList());
            bcc.set(draft.bcc().stream().map(Recipients::parse).toList());
            subject.setText(draft.subject());
            editor.setDoc(new MarkdownReader().read(draft.body()));
            attached.clear();
            attached.addAll(draft.files());
            drawFiles();
        });
    }

    /// Puts whom it goes to and its subject in place of what was there.
    void address(Addressed wanted) {
        quietly(() -> {
            to.set(wanted.to());
            cc.set(wanted.cc());
            subject.setText(wanted.subject());
        });
    }

    /// What is written now, to be kept.
    ///
    /// @param from the address that it is to leave as; null: not chosen
    Draft draft(
            @Nullable Long ticketId,
            @Nullable Long mailboxId,
            @Nullable String from,
            Draft.Kind kind) {
        return new Draft(
                0,
                ticketId,
                mailboxId,
                from,
                station.agent().getAsLong(),
                kind,
                written(to),
                written(cc),
                written(bcc),
                subject.getText(),
                text(),
                attached,
                Instant.now());
    }

    private static List<String> written(Recipients recipients) {
        return recipients.people().stream().map(Recipients::written).toList();
    }

    /// The text as Markdown.
    String text() {
        return new MarkdownWriter().write(editor.getDoc());
    }

    /// Neither text nor files.
    boolean isEmpty() {
        return editor.isEmpty() && attached.isEmpty();
    }

    Doc doc() {
        return editor.getDoc();
    }

    List<OutgoingFile> outgoing() {
        return attached.stream()
                .map(file -> new OutgoingFile(file.name(), file.type(), file.content(), file.cid()))
                .toList();
    }

    void insert(Doc doc) {
        editor.insertAtCaret(doc);
        editor.requestFocus();
        touched();
    }

    /// Asks for files to send along.
    void attach() {
        var chosen = new FileChooser().showOpenMultipleDialog(editor.getScene().getWindow());
        if (chosen != null) {
            chosen.forEach(file -> add(file.toPath()));
        }
    }

    /// Reads a file and puts it into the draft by content.
    void add(Path file) {
        station.tools()
                .work()
                .run(
                        () -> read(file),
                        read -> {
                            attached.add(read);
                            drawFiles();
                            touched();
                        });
    }

    private static DraftFile read(Path file) {
        try {
            var type =
                    Objects.requireNonNullElse(
                            Files.probeContentType(file), "application/octet-stream");
            return new DraftFile(
                    file.getFileName().toString(), type, Files.readAllBytes(file), null);
        } catch (IOException unreadable) {
            throw new Problem("desk.file.unreadable", file.toString());
        }
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
                                        touched();
                                    }));
        }
    }

    Recipients to() {
        return to;
    }

    Recipients cc() {
        return cc;
    }

    Recipients bcc() {
        return bcc;
    }

    TextField subject() {
        return subject;
    }

    ReplyEditor editor() {
        return editor;
    }

    FlowPane files() {
        return files;
    }
}
