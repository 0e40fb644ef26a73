package org.sportello.app.settings;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

import org.sportello.app.settings.Settings.Appearance;
import org.sportello.ui.Icon;
import org.sportello.ui.Icons;
import org.sportello.ui.Look;
import org.sportello.ui.Texts;
import org.sportello.ui.Theme;
import org.sportello.ui.control.Form;
import org.sportello.ui.control.Ui;

import java.util.Locale;
import java.util.function.Function;

/// Colours and text size, tried at once.
public final class AppearancePage {

    private static final int STEP = 10;

    private final Texts texts;
    private final SettingsStore store;

    public AppearancePage(Texts texts, SettingsStore store) {
        this.texts = texts;
        this.store = store;
    }

    public Node node() {
        Form form = new Form();
        form.row(texts.get("settings.theme"), themes(), texts.get("settings.theme.hint"));
        form.row(texts.get("settings.textSize"), textSize(), texts.get("settings.textSize.hint"));
        return form;
    }

    private HBox themes() {
        ToggleGroup group = new ToggleGroup();
        HBox row = new HBox(8);
        for (Theme.Mode mode : Theme.Mode.values()) {
            ToggleButton choice = new ToggleButton(name(mode), Icons.of(icon(mode)));
            choice.setId("theme-" + mode.name().toLowerCase(Locale.ROOT));
            choice.setToggleGroup(group);
            choice.setSelected(store.get().appearance().theme() == mode);
            choice.setOnAction(_ -> {
                choice.setSelected(true);
                change(old -> new Appearance(old.language(), mode, old.textSize()));
            });
            row.getChildren().add(choice);
        }
        return row;
    }

    private String name(Theme.Mode mode) {
        return switch (mode) {
            case SYSTEM -> texts.get("settings.theme.system");
            case LIGHT -> texts.get("settings.theme.light");
            case DARK -> texts.get("settings.theme.dark");
        };
    }

    private static Icon icon(Theme.Mode mode) {
        return switch (mode) {
            case SYSTEM -> Icon.SYSTEM;
            case LIGHT -> Icon.LIGHT;
            case DARK -> Icon.DARK;
        };
    }

    private HBox textSize() {
        Slider slider =
                new Slider(Theme.SMALLEST, Theme.LARGEST, store.get().appearance().textSize());
        slider.setId("text-size");
        slider.setMajorTickUnit(STEP);
        slider.setMinorTickCount(0);
        slider.setBlockIncrement(STEP);
        slider.setSnapToTicks(true);
        slider.setPrefWidth(260);
        slider.setAccessibleText(texts.get("settings.textSize"));
        Label value = Ui.label(percent(slider.getValue()), Look.MUTED);
        slider.valueProperty()
                .addListener((_, _, now) -> {
                    int size = (int) Math.round(now.doubleValue() / STEP) * STEP;
                    value.setText(percent(size));
                    if (!slider.isValueChanging()) {
                        change(old -> new Appearance(old.language(), old.theme(), size));
                    }
                });
        slider.valueChangingProperty()
                .addListener((_, _, changing) -> {
                    if (!changing) {
                        int size = (int) Math.round(slider.getValue() / STEP) * STEP;
                        change(old -> new Appearance(old.language(), old.theme(), size));
                    }
                });
        HBox row = new HBox(12, slider, value);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private String percent(double value) {
        return texts.formats().percent(value / 100, 0);
    }

    private void change(Function<Appearance, Appearance> change) {
        store.change(settings -> settings.with(change.apply(settings.appearance())));
    }
}
