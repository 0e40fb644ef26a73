package org.sportello.script.view;

import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.sportello.script.Template;
import org.sportello.text.markdown.MarkdownReader;
import org.sportello.ui.Look;
import org.sportello.ui.control.Badge;
import org.sportello.ui.control.Ui;
import org.sportello.ui.doc.DocView;
import org.sportello.ui.doc.ImageLoader;

/// What a customer would read of a text with variables, with made-up values in their places, and
/// which variables those are.
final class TemplatePreview extends VBox {

    private final ScriptTools station;
    private final DocView text;
    private final Label nothing;
    private final FlowPane used = new FlowPane(6, 6);
    private final VBox usedBox;

    TemplatePreview(ScriptTools station) {
        super(8);
        this.station = station;
        text = new DocView(station.tools().texts(), ImageLoader.NONE, _ -> {});
        nothing = Ui.paragraph(station.say("script.preview.empty"), Look.MUTED);
        usedBox = new VBox(8, Ui.section(station.say("script.variables")), used);
        var page = new VBox(nothing, text);
        page.setPadding(new Insets(16));
        var sheet = new VBox(Ui.scroll(page));
        sheet.getStyleClass().addAll(Look.CARD, "sheet");
        VBox.setVgrow(sheet, Priority.ALWAYS);
        var hint = Ui.label(station.say("script.preview.hint"), Look.SUBTLE, Look.SMALL);
        getChildren().addAll(Ui.section(station.say("script.preview"), hint), sheet, usedBox);
        setPrefWidth(400);
        setMinWidth(240);
    }

    void show(String markdown) {
        var template = Template.of(markdown);
        var samples = station.samples();
        text.setDoc(new MarkdownReader().read(template.fill(samples::shown)));
        nothing.setVisible(markdown.isBlank());
        nothing.setManaged(nothing.isVisible());
        used.getChildren().clear();
        for (var variable : template.variables()) {
            var asked = samples.find(variable).isEmpty();
            var words =
                    asked
                            ? station.say("script.variable.asked", Samples.label(variable))
                            : variable;
            used.getChildren().add(new Badge(words, asked ? Badge.Kind.SOON : Badge.Kind.OK));
        }
        usedBox.setVisible(!used.getChildren().isEmpty());
        usedBox.setManaged(usedBox.isVisible());
    }
}
