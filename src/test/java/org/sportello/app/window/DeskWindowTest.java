package org.sportello.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import javafx.event.ActionEvent;
import javafx.scene.control.Button;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sportello.app.Wiring;
import org.sportello.app.settings.SettingsStore;
import org.sportello.storage.StoreFolder;
import org.sportello.ticket.Agent;
import org.sportello.ui.Pictures;
import org.sportello.ui.Theme;

import java.nio.file.Path;

class DeskWindowTest {

    @TempDir private Path folder;

    @Test
    void theSettingsLeadToTheFirstMailbox() {
        var store = new StoreFolder(folder.resolve("store"));
        try (var wiring = new Wiring(store);
                var settings = new SettingsStore(folder.resolve("settings.json"), _ -> {})) {
            var agent = new Agent(1, "Anna", "anna@example.com", "", true);
            var window =
                    Pictures.onFx(
                            () -> new DeskWindow(wiring, settings, agent, false, new Theme()));
            var scene = Pictures.onFx(() -> window.scene(1280, 800));
            Pictures.onFx(() -> window.shell().show("settings"));
            Pictures.until(() -> {
                Pictures.settle(scene);
                return scene.lookup("#mailbox-add") != null;
            });
            Pictures.onFx(() -> {
                ((Button) scene.lookup("#mailbox-add")).fireEvent(new ActionEvent());
                Pictures.settle(scene);
                Pictures.write(scene, Path.of("target/pictures/mail-window.png"));
                assertNotNull(scene.lookup("#setup-address"));
                assertEquals("setup-address", scene.getFocusOwner().getId());
                window.close();
                return true;
            });
        }
    }
}
