package org.sportello.app.window;

import javafx.scene.Scene;

import org.sportello.app.demo.Demo;
import org.sportello.app.settings.Settings.Appearance;
import org.sportello.app.settings.SettingsStore;
import org.sportello.ui.Pictures;
import org.sportello.ui.Theme;

import java.util.function.BooleanSupplier;

/// The window on the demo's desk, 1280 by 800, and what tests do with any of its screens.
final class OpenDesk implements AutoCloseable {

    /// English, light, in the usual size.
    static final Appearance USUAL = new Appearance("en", Theme.Mode.LIGHT, Theme.NORMAL);

    private static final int SETTLED = 40;

    private final SettingsStore settings;
    private final DeskWindow window;
    private final Scene scene;

    OpenDesk(Demo demo, Appearance appearance) {
        settings =
                new SettingsStore(
                        demo.folder().settings(),
                        problem -> {
                            throw problem;
                        });
        settings.change(old -> old.with(appearance));
        var agent = demo.agent();
        window =
                Pictures.onFx(
                        () -> new DeskWindow(demo.wiring(), settings, agent, false, new Theme()));
        scene = Pictures.onFx(() -> window.scene(1280, 800));
    }

    SettingsStore settings() {
        return settings;
    }

    DeskWindow window() {
        return window;
    }

    Scene scene() {
        return scene;
    }

    void until(BooleanSupplier condition) {
        Pictures.until(() -> {
            Pictures.settle(scene);
            return condition.getAsBoolean();
        });
    }

    /// What gives way does so after the layout, and what is read comes back meanwhile.
    void settle() {
        var pulses = new int[1];
        until(() -> ++pulses[0] > SETTLED);
    }

    void onFx(Runnable task) {
        Pictures.onFx(() -> {
            task.run();
            Pictures.settle(scene);
            return true;
        });
    }

    @Override
    public void close() {
        Pictures.onFx(() -> {
            window.close();
            return true;
        });
        settings.close();
    }
}
