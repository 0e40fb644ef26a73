package org.sportello.app.cli;

import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.stage.Window;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;
import org.sportello.app.cli.call.StoreOption;
import org.sportello.app.window.Opening;
import org.sportello.storage.SingleInstance;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.util.List;
import java.util.concurrent.Callable;

/// `rehearse`: opens the window without a display, waits until it has settled, and closes it. The
/// packaging runs it once, so that the JDK learns what a start needs; with `--timed` it tells when
/// the desk can be used.
@Command(name = "rehearse", hidden = true, mixinStandardHelpOptions = true)
public final class RehearseCommand implements Callable<Integer> {

    private static final Duration SETTLED = Duration.seconds(3);

    @Spec private @Nullable CommandSpec spec;
    @Mixin private StoreOption store = new StoreOption();

    @Option(names = "--timed")
    private boolean timed;

    @Override
    public Integer call() throws InterruptedException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        var folder = store.folder().create();
        new Opening(folder, SingleInstance.lock(folder), Errand::done)
                .run(_ -> {
                    if (timed) {
                        new Drawn().start();
                    } else {
                        closeSoon();
                    }
                });
        return 0;
    }

    private static void closeSoon() {
        var pause = new PauseTransition(SETTLED);
        pause.setOnFinished(_ -> close());
        pause.play();
    }

    private static void close() {
        List.copyOf(Window.getWindows()).forEach(Window::hide);
    }

    /// Looks before each frame whether the list had tickets in the frame before.
    private final class Drawn extends AnimationTimer {

        private boolean filled;

        @Override
        public void handle(long now) {
            if (filled) {
                stop();
                tell();
                close();
            }
            filled =
                    Window.getWindows().stream()
                            .map(window -> window.getScene().getRoot().lookup("#tickets"))
                            .anyMatch(Drawn::hasRows);
        }

        private static boolean hasRows(@Nullable Node list) {
            return list != null && list.lookupAll(".paged-row").stream().anyMatch(Node::isVisible);
        }

        private void tell() {
            if (spec != null) {
                spec.commandLine().getOut().println("drawn");
                spec.commandLine().getOut().flush();
            }
        }
    }
}
