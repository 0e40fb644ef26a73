package org.sportello.app.demo;

import org.jspecify.annotations.Nullable;
import org.sportello.app.demo.RoundTrip.Told;
import org.sportello.ui.Texts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/// The demo without anybody looking: fills the shop, goes the [RoundTrip], says what happened, and
/// leaves a picture of the desk.
public final class DemoRun {

    private final Texts texts;
    private final Consumer<String> say;

    /// @param say prints a line
    public DemoRun(Texts texts, Consumer<String> say) {
        this.texts = texts;
        this.say = say;
    }

    /// Runs it; an answer that gets lost is a bug.
    ///
    /// @param picture where the picture goes; null: the folder for temporary files
    public void run(@Nullable Path picture) {
        var start = System.nanoTime();
        try (var demo = new Demo(Pace.HASTY)) {
            demo.open();
            var filled = seconds(Duration.ofNanos(System.nanoTime() - start));
            say.accept(texts.get("demo.filled", filled));
            var told = new RoundTrip(demo).run();
            tell(told);
            if (!told.sameTicket()) {
                throw new IllegalStateException("The customer's answer is on another ticket");
            }
            var file = picture == null ? temporary() : picture.toAbsolutePath();
            new DeskPicture(demo).write(told.answered().id(), file);
            say.accept(texts.get("demo.picture", file.toString()));
        }
    }

    private void tell(Told told) {
        say.accept(texts.get("demo.fetched", told.fetched(), told.tickets()));
        say.accept(
                texts.get(
                        "demo.answered",
                        told.answered().number(),
                        told.answered().subject(),
                        told.script()));
        say.accept(texts.get("demo.reached", told.reached()));
        say.accept(
                texts.get(
                        "demo.came-back",
                        told.answered().number(),
                        told.answer().text().lines().findFirst().orElse("")));
        say.accept(texts.get("demo.round", seconds(told.time())));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }

    private static Path temporary() {
        try {
            return Files.createTempFile("sportello-demo-", ".png");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
