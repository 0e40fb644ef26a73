package org.sportello.app.demo;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.util.Duration;

import org.sportello.app.settings.SettingsStore;
import org.sportello.app.window.DeskWindow;
import org.sportello.desk.view.station.Station;
import org.sportello.ticket.Agent;
import org.sportello.ui.Theme;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

/// A picture of the desk with one ticket on it, made without a display: the real window's content,
/// taken when nothing moves any more.
final class DeskPicture {

    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final Duration LOOK = Duration.millis(300);
    private static final int SAME = 3;
    private static final int MOST = 40;

    private final Demo demo;
    private final CompletableFuture<byte[]> taken = new CompletableFuture<>();
    private byte[] before = {};
    private int same;
    private int looks;

    DeskPicture(Demo demo) {
        this.demo = demo;
    }

    /// Writes the picture. Not on the screen's thread.
    void write(long ticketId, Path file) {
        startToolkit();
        var settings = new SettingsStore(demo.folder().settings(), problem -> {});
        var agent = demo.agent();
        Platform.runLater(() -> take(settings, agent, ticketId));
        try {
            Files.write(file, taken.join());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            settings.close();
        }
    }

    /// The toolkit can be started once in a process; here somebody may have done it.
    private static void startToolkit() {
        Platform.setImplicitExit(false);
        try {
            Platform.startup(() -> {});
        } catch (IllegalStateException running) {
            Platform.setImplicitExit(false);
        }
    }

    @SuppressWarnings("IllegalCatch")
    private void take(SettingsStore settings, Agent agent, long ticketId) {
        try {
            var window = new DeskWindow(demo.wiring(), settings, agent, false, new Theme());
            var scene = window.scene(WIDTH, HEIGHT);
            window.go(new Station.Place("desk", ticketId));
            var looking = new Timeline(new KeyFrame(LOOK, _ -> look(scene)));
            looking.setCycleCount(Animation.INDEFINITE);
            looking.play();
            var _ =
                    taken.whenComplete((_, _) -> {
                        looking.stop();
                        window.close();
                    });
        } catch (RuntimeException bug) {
            taken.completeExceptionally(bug);
        }
    }

    private void look(Scene scene) {
        for (var pass = 0; pass < 4; pass++) {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        }
        fresh(scene.getRoot());
        var now = Png.of(scene.snapshot(null));
        same = Arrays.equals(now, before) ? same + 1 : 0;
        before = now;
        if (same >= SAME || ++looks >= MOST) {
            taken.complete(now);
        }
    }

    /// Scroll panes keep an image of their content, which a scene that is never shown does not
    /// renew.
    private static void fresh(Node node) {
        node.setCache(false);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(DeskPicture::fresh);
        }
    }
}
