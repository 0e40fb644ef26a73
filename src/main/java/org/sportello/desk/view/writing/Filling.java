package org.sportello.desk.view.writing;

import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.sportello.desk.view.station.Station;
import org.sportello.script.Template;
import org.sportello.ui.Look;
import org.sportello.ui.control.Form;
import org.sportello.ui.control.Ui;
import org.sportello.ui.overlay.OverlayLayer;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// Fills a script's text, asking for what is not known.
final class Filling {

    private static final double WIDTH = 440;

    private final Station station;
    private final OverlayLayer overlays;

    Filling(Station station, OverlayLayer overlays) {
        this.station = station;
        this.overlays = overlays;
    }

    /// Hands over the finished text; nothing if the agent gives up.
    void fill(
            String title,
            String body,
            Function<String, Optional<String>> values,
            Consumer<String> done) {
        var template = Template.of(body);
        var unknown = template.unknown(values);
        if (unknown.isEmpty()) {
            done.accept(template.fill(values));
            return;
        }
        var form = new Form();
        Map<String, TextField> fields = new LinkedHashMap<>();
        for (var name : unknown) {
            var field = new TextField();
            field.setId("fill-" + fields.size());
            form.row(label(name), field);
            fields.put(name, field);
        }
        Runnable insert =
                () -> {
                    overlays.close();
                    done.accept(
                            template.fill(name -> {
                                var field = fields.get(name);
                                return field == null || field.getText().isBlank()
                                        ? values.apply(name)
                                        : Optional.of(field.getText().strip());
                            }));
                };
        var take = Ui.button(station.say("desk.fill.insert"), insert, Look.PRIMARY);
        take.setDefaultButton(true);
        take.setId("fill-insert");
        var cancel = Ui.button(station.say("ui.cancel"), overlays::close);
        var buttons = new HBox(8, Ui.spacer(), cancel, take);
        var box = new VBox(14, Ui.label(title, Look.TITLE), form, buttons);
        box.setPadding(new Insets(20));
        box.getStyleClass().add(Look.CARD);
        box.setMaxWidth(WIDTH);
        box.setPrefWidth(WIDTH);
        box.setMaxHeight(javafx.scene.layout.Region.USE_PREF_SIZE);
        overlays.open(box, focus(fields));
    }

    private static Node focus(Map<String, TextField> fields) {
        return fields.values().iterator().next();
    }

    private String label(String name) {
        if (name.startsWith(Template.ASK)) {
            return name.substring(Template.ASK.length());
        }
        var key = "desk.value." + name;
        return station.tools().texts().has(key) ? station.say(key) : name;
    }
}
