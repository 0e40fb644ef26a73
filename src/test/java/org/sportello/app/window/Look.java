package org.sportello.app.window;

import org.sportello.app.Wiring;
import org.sportello.app.settings.SettingsStore;
import org.sportello.storage.StoreFolder;
import org.sportello.ui.Pictures;

import java.nio.file.Path;

public final class Look {
    public static void main(String[] a) throws Exception {
        var folder = new StoreFolder(Path.of(a[0]));
        try (var wiring = new Wiring(folder)) {
            wiring.catchUp();
            var settings =
                    new SettingsStore(
                            folder.settings(),
                            p -> {
                                throw p;
                            });
            var agent = new Clerk(wiring.store().agents(), settings).present();
            DeskWindow[] w = new DeskWindow[1];
            var scene =
                    Pictures.onFx(() -> {
                        w[0] = new DeskWindow(wiring, settings, agent);
                        return w[0].scene(1280, 800);
                    });
            Thread.sleep(3000);
            Pictures.onFx(() -> {
                Pictures.settle(scene);
                return 1;
            });
            Thread.sleep(1500);
            Pictures.onFx(() -> {
                Pictures.write(scene, Path.of(a[1]));
                return 1;
            });
            System.exit(0);
        }
    }
}
