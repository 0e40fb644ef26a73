package org.sportello.app.cli;

import javafx.animation.PauseTransition;
import javafx.stage.Window;
import javafx.util.Duration;

import org.sportello.app.window.DeskWindow;
import org.sportello.app.window.Opening;
import org.sportello.storage.SingleInstance;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.List;
import java.util.concurrent.Callable;

/// `rehearse`: opens the window without a display, waits until it has settled, and closes it. The
/// packaging runs it once, so that the JDK learns what a start needs.
@Command(
        name = "rehearse",
        hidden = true,
        description = "Opens the window without a display and closes it.",
        mixinStandardHelpOptions = true)
public final class RehearseCommand implements Callable<Integer> {

    private static final Duration SETTLED = Duration.seconds(3);

    @Mixin private StoreOption store = new StoreOption();

    @Override
    public Integer call() throws InterruptedException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        var folder = store.folder().create();
        new Opening(folder, SingleInstance.lock(folder), Errand::done)
                .run(RehearseCommand::closeSoon);
        return 0;
    }

    private static void closeSoon(DeskWindow opened) {
        var pause = new PauseTransition(SETTLED);
        pause.setOnFinished(_ -> List.copyOf(Window.getWindows()).forEach(Window::hide));
        pause.play();
    }
}
