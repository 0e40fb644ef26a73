package org.sportello.script.view;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.sportello.kernel.Problem;
import org.sportello.script.CannedReply;
import org.sportello.ui.control.Form;
import org.sportello.ui.control.LanguageChoice;
import org.sportello.ui.editor.MarkdownPad;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A canned reply being written, with what a customer would read beside it.
final class ReplyPane extends ScriptEditor<CannedReply> {

    private final TextField name = new TextField();
    private final ComboBox<String> folder = new ComboBox<>();
    private final LanguageChoice language;
    private final VariableMenu variables;
    private final MarkdownPad body;
    private final TemplatePreview preview;

    ReplyPane(ScriptTools station, List<Node> tools, Consumer<ScriptKey> saved) {
        super(station, fresh(""), tools, saved);
        setId("reply-editor");
        language = new LanguageChoice(station.tools().texts());
        language.setId("script-language");
        name.setId("script-name");
        name.setPromptText(station.say("script.name.prompt"));
        folder.setId("script-folder");
        folder.setEditable(true);
        folder.setMaxWidth(Double.MAX_VALUE);
        folder.setPromptText(station.say("script.folder.prompt"));
        variables = new VariableMenu(station);
        body = new MarkdownPad(station.tools().texts(), variables);
        variables.into(body);
        body.area().setId("script-body");
        body.area().setPromptText(station.say("script.body.prompt", "{{customer.firstName}}"));
        preview = new TemplatePreview(station);
        HBox.setHgrow(preview, Priority.ALWAYS);
        var sides = new HBox(16, body, preview);
        HBox.setHgrow(body, Priority.ALWAYS);
        body.setPrefWidth(400);
        sides.setPadding(new Insets(0, 16, 16, 16));
        VBox.setVgrow(sides, Priority.ALWAYS);
        getChildren().addAll(fields(), sides);
        listen();
    }

    /// An empty one.
    static CannedReply fresh(String folder) {
        return new CannedReply(0, 0, folder, "", "", "", 0, Instant.EPOCH);
    }

    private HBox fields() {
        var fields =
                new HBox(
                        16,
                        field("script.name", name, 2),
                        field("script.folder", folder, 1),
                        field("script.language", language, 0));
        fields.setPadding(new Insets(16));
        return fields;
    }

    private Form field(String key, Region control, int share) {
        var form = new Form();
        form.row(station().say(key), control);
        HBox.setHgrow(form, share == 0 ? Priority.NEVER : Priority.ALWAYS);
        form.setPrefWidth(share == 0 ? Region.USE_COMPUTED_SIZE : share * 200);
        return form;
    }

    private void listen() {
        name.textProperty().subscribe(_ -> touched());
        folder.getEditor().textProperty().subscribe(_ -> touched());
        language.valueProperty().subscribe(_ -> touched());
        body.textProperty()
                .subscribe(_ -> {
                    touched();
                    preview.show(body.textProperty().get());
                });
    }

    /// Offers these folders to choose from.
    void folders(java.util.Collection<String> known) {
        var typed = folder.getEditor().getText();
        if (!List.copyOf(known).equals(folder.getItems())) {
            folder.getItems().setAll(known);
            folder.getEditor().setText(typed);
        }
    }

    /// The folder that is typed.
    String folder() {
        return ScriptShelf.folder(folder.getEditor().getText());
    }

    /// The same reply by another name.
    static CannedReply named(CannedReply reply, String name) {
        return new CannedReply(
                reply.id(),
                reply.version(),
                reply.folder(),
                name,
                reply.language(),
                reply.body(),
                reply.uses(),
                reply.updatedAt());
    }

    void focusName() {
        name.requestFocus();
    }

    /// Opens the list of variables.
    void openVariables() {
        variables.show();
    }

    @Override
    public CannedReply typed(CannedReply identity) {
        var typedName = name.getText().strip();
        var text = body.textProperty().get();
        return new CannedReply(
                identity.id(),
                identity.version(),
                folder(),
                typedName.isEmpty() ? firstWords(text) : typedName,
                language.getValue(),
                text,
                identity.uses(),
                identity.updatedAt());
    }

    /// What has no name yet is called by its first words.
    private static String firstWords(String text) {
        var line = text.strip().split("\n", 2)[0].strip();
        return line.length() <= 60 ? line : line.substring(0, 60).strip() + "…";
    }

    @Override
    public void fill(CannedReply reply) {
        name.setText(reply.name());
        folder.setValue(reply.folder());
        folder.getEditor().setText(reply.folder());
        language.show(reply.language());
        body.show(reply.body());
        preview.show(reply.body());
    }

    @Override
    CannedReply store(CannedReply reply) {
        return station().scripts().save(reply);
    }

    @Override
    public Optional<CannedReply> find(long id) {
        return station().scripts().findReply(id);
    }

    @Override
    public void delete(long id) {
        station().scripts().deleteReply(id);
    }

    @Override
    public CannedReply onto(CannedReply content, long id, int version) {
        return new CannedReply(
                id,
                version,
                content.folder(),
                content.name(),
                content.language(),
                content.body(),
                id == 0 ? 0 : content.uses(),
                content.updatedAt());
    }

    @Override
    List<CannedReply> of(ScriptShelf shelf) {
        return shelf.replies();
    }

    @Override
    ScriptKey key(CannedReply reply) {
        return ScriptKey.reply(reply.id());
    }

    @Override
    public int version(CannedReply reply) {
        return reply.version();
    }

    @Override
    public String name(CannedReply reply) {
        return reply.name();
    }

    @Override
    int uses(CannedReply reply) {
        return reply.uses();
    }

    @Override
    Instant updatedAt(CannedReply reply) {
        return reply.updatedAt();
    }

    @Override
    public boolean isEmpty(CannedReply reply) {
        return reply.name().isBlank() && reply.body().isBlank();
    }

    @Override
    String unnamed() {
        return station().say("script.new.reply");
    }

    @Override
    public boolean fault(Problem problem) {
        return false;
    }
}
