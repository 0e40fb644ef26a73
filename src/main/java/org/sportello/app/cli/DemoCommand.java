package org.sportello.app.cli;

import org.jspecify.annotations.Nullable;
import org.sportello.app.cli.call.Speaker;
import org.sportello.app.demo.Demo;
import org.sportello.app.demo.DemoRun;
import org.sportello.app.demo.Pace;
import org.sportello.app.window.Opening;
import org.sportello.ui.Texts;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;

/// `demo`: the window on a throwaway store with a sample shop whose mail goes on; without a display
/// its round trip, told in words, and a picture of the desk.
@Command(name = "demo", mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    @Option(names = "--headless")
    private boolean headless;

    @Option(names = "--picture", paramLabel = "FILE")
    private @Nullable Path picture;

    @Spec private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        if (headless || noDisplay()) {
            System.setProperty("glass.platform", "Headless");
            System.setProperty("prism.order", "sw");
            new DemoRun(texts(), this::say).run(picture);
            return 0;
        }
        var texts = texts();
        say(texts.get("demo.preparing"));
        try (var demo = new Demo(Pace.LIVELY)) {
            new Opening(demo.folder(), demo.instance(), demo::open, Errand::done)
                    .saying(texts.get("demo.preparing"))
                    .run(_ -> demo.server().liven());
        }
        return 0;
    }

    private Texts texts() {
        return Speaker.of(Objects.requireNonNull(spec));
    }

    private void say(String line) {
        if (spec != null) {
            spec.commandLine().getOut().println(line);
            spec.commandLine().getOut().flush();
        }
    }

    /// True where no window can be shown: on Linux and its like without a display.
    private static boolean noDisplay() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return !system.contains("win")
                && !system.contains("mac")
                && empty("DISPLAY")
                && empty("WAYLAND_DISPLAY");
    }

    private static boolean empty(String variable) {
        var value = System.getenv(variable);
        return value == null || value.isBlank();
    }
}
