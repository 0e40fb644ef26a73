package org.sportello.app;

import org.sportello.app.demo.Demo;
import org.sportello.app.demo.Pace;
import org.sportello.app.settings.Settings.Appearance;
import org.sportello.app.settings.SettingsStore;
import org.sportello.app.window.DeskWindow;
import org.sportello.ui.Pictures.Size;
import org.sportello.ui.Theme;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/// `mvn -Ppictures`: renders every screen from the demo's store into `docs/images`, light and dark,
/// English and Italian, in both sizes, without a display.
public final class Pictures {

    private static final List<String> SCREENS =
            List.of("desk", "customers", "scripts", "knowledge", "insight", "settings");
    private static final Duration SETTLED = Duration.ofMillis(1500);

    /// So that the status line says how the mailboxes are.
    private static final Duration CONNECTED = Duration.ofSeconds(5);

    private final Demo demo;
    private final Path folder;

    private Pictures(Demo demo, Path folder) {
        this.demo = demo;
        this.folder = folder;
    }

    public static void main(String[] arguments) {
        var folder = Path.of(arguments.length > 0 ? arguments[0] : "docs/images");
        try (var demo = new Demo(Pace.HASTY)) {
            demo.open();
            demo.wiring().catchUp();
            demo.wiring().mail().sync().start();
            LockSupport.parkNanos(CONNECTED.toNanos());
            var pictures = new Pictures(demo, folder);
            for (var language : List.of("en", "it")) {
                for (var mode : List.of(Theme.Mode.LIGHT, Theme.Mode.DARK)) {
                    for (var size : Size.values()) {
                        pictures.take(language, mode, size);
                    }
                }
            }
        }
        System.exit(0);
    }

    private void take(String language, Theme.Mode mode, Size size) {
        var settings =
                new SettingsStore(
                        demo.folder().settings(),
                        problem -> {
                            throw problem;
                        });
        settings.change(old -> old.with(new Appearance(language, mode, Theme.NORMAL)));
        var agent = demo.agent();
        var window =
                org.sportello.ui.Pictures.onFx(
                        () -> new DeskWindow(demo.wiring(), settings, agent, false, new Theme()));
        var scene = org.sportello.ui.Pictures.onFx(() -> window.scene(size.width(), size.height()));
        for (var screen : SCREENS) {
            org.sportello.ui.Pictures.onFx(() -> window.shell().show(screen));
            // What a screen reads comes back in its own time; a picture waits for all of it.
            LockSupport.parkNanos(SETTLED.toNanos());
            var name =
                    String.join(
                            "-",
                            screen,
                            language,
                            mode.name().toLowerCase(Locale.ROOT),
                            size.width() + ".png");
            org.sportello.ui.Pictures.onFx(() -> {
                org.sportello.ui.Pictures.write(scene, folder.resolve(name));
                return name;
            });
            System.out.println(folder.resolve(name));
        }
        org.sportello.ui.Pictures.onFx(() -> {
            window.close();
            return true;
        });
    }
}
