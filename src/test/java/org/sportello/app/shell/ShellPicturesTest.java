package org.sportello.app.shell;

import javafx.scene.control.ToggleButton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sportello.app.settings.Settings.Appearance;
import org.sportello.app.shell.ShellPictures.Setup;
import org.sportello.kernel.Problem;
import org.sportello.ui.FxTest;
import org.sportello.ui.Pictures;
import org.sportello.ui.Theme;
import org.sportello.ui.overlay.CommandPalette;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;

/// Every state of the frame can be drawn, in both themes and languages and at both ends of the text
/// size.
@FxTest
class ShellPicturesTest {

    @TempDir private Path folder;

    @Test
    void theFrameIsDrawnInEveryLook() {
        for (Theme.Mode mode : new Theme.Mode[] {Theme.Mode.LIGHT, Theme.Mode.DARK}) {
            for (String language : new String[] {"en", "it"}) {
                draw(mode, language, 100, Pictures.Size.SMALL);
            }
        }
        draw(Theme.Mode.LIGHT, "it", 160, Pictures.Size.SMALL);
        draw(Theme.Mode.LIGHT, "en", 80, Pictures.Size.SMALL);
        draw(Theme.Mode.DARK, "en", 100, Pictures.Size.LARGE);
    }

    private void draw(Theme.Mode mode, String language, int textSize, Pictures.Size size) {
        Setup setup = ShellPictures.open(folder, size);
        try (Shell shell = setup.shell()) {
            setup.store().change(old -> old.with(new Appearance(language, mode, textSize)));
            String look =
                    String.join(
                            "-",
                            mode.name().toLowerCase(Locale.ROOT),
                            language,
                            textSize + "",
                            size + "");
            shell.show("desk");
            setup.tools()
                    .notices()
                    .undo("Reply sent to maria.rossi@example.it", Duration.ZERO, () -> {});
            setup.tools().notices().problem(new Problem("settings.unwritable", "settings.json"));
            picture(setup, "desk", look);
            setup.tools().notices().shown().clear();
            for (String page :
                    new String[] {"appearance", "language", "replies", "shortcuts", "about"}) {
                shell.show("settings");
                ((ToggleButton) setup.scene().lookup("#settings-" + page)).setSelected(true);
                picture(setup, "settings-" + page, look);
            }
            shell.show("desk");
            setup.tools().commands().run("shell.command.shortcuts");
            picture(setup, "sheet", look);
            shell.overlays().close();
            new CommandPalette(setup.tools().commands(), setup.tools().texts(), shell.overlays())
                    .open();
            picture(setup, "palette", look);
            shell.overlays().close();
            shell.cover(
                    new Welcome(
                            setup.tools().texts(),
                            () -> {},
                            () -> CompletableFuture.completedFuture(null)));
            picture(setup, "welcome", look);
        }
        setup.theme().close();
    }

    private static void picture(Setup setup, String what, String look) {
        Pictures.write(
                setup.scene(), Path.of("target/pictures/shell-" + what + "-" + look + ".png"));
    }
}
