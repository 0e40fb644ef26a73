package org.sportello.ui;

import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import javax.imageio.ImageIO;

/// Pictures of screens without a display: the screen is laid out in a scene of the wanted size that
/// is never shown, and written as PNG. Use it from a test class marked [FxTest], or from a `main`
/// through [#onFx(Supplier)] and [#until(BooleanSupplier)].
public final class Pictures {

    /// The window sizes every screen is looked at in.
    public enum Size {
        SMALL(1280, 800),
        LARGE(1920, 1080);

        private final int width;
        private final int height;

        Size(int width, int height) {
            this.width = width;
            this.height = height;
        }

        public int width() {
            return width;
        }

        public int height() {
            return height;
        }
    }

    private Pictures() {}

    /// Puts the screen into a scene of this size, dressed in this theme and laid out. On the FX
    /// thread.
    public static Scene scene(Parent root, Theme theme, Size size) {
        return scene(root, theme, size.width, size.height);
    }

    public static Scene scene(Parent root, Theme theme, double width, double height) {
        Scene scene = new Scene(root, width, height);
        theme.dress(scene);
        if (root instanceof Region region) {
            region.resize(width, height);
        }
        settle(scene);
        return scene;
    }

    /// Applies styles and lays out until nothing moves any more (virtual lists need a second pass).
    public static void settle(Scene scene) {
        for (int pass = 0; pass < 4; pass++) {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        }
    }

    /// Writes the scene as PNG. On the FX thread.
    ///
    /// @throws IllegalStateException if nothing is drawn: all of it has one colour
    public static void write(Scene scene, Path file) {
        settle(scene);
        fresh(scene.getRoot());
        WritableImage image = scene.snapshot(null);
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] pixels = new int[width * height];
        image.getPixelReader()
                .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
        if (Arrays.stream(pixels).distinct().limit(2).count() < 2) {
            throw new IllegalStateException("nothing is drawn: " + file);
        }
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, width, height, pixels, 0, width);
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            ImageIO.write(picture, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Scroll panes keep an image of their content, which a scene that is never shown does not
    /// renew.
    private static void fresh(Node node) {
        node.setCache(false);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(Pictures::fresh);
        }
    }

    /// Starts the toolkit and runs this on its thread, from any other thread.
    public static <T> T onFx(Supplier<T> task) {
        CompletableFuture<T> done = new CompletableFuture<>();
        try {
            FxTest.OnFxThread.startToolkit();
            Platform.runLater(() -> {
                try {
                    done.complete(task.get());
                } catch (Throwable failure) {
                    done.completeExceptionally(failure);
                }
            });
            return done.get(60, TimeUnit.SECONDS);
        } catch (InterruptedException | TimeoutException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Waits until the condition, asked on the toolkit's thread at each of its pulses, holds: for
    /// screens with real work behind them. From any other thread. Between the pulses the processors
    /// belong to that work.
    ///
    /// @throws IllegalStateException if it does not hold within 30 s
    public static void until(BooleanSupplier condition) {
        var held = new CompletableFuture<Void>();
        var pulses =
                onFx(() -> {
                    var timer = new Asking(condition, held);
                    timer.start();
                    return timer;
                });
        try {
            held.get(30, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new IllegalStateException("waited in vain", late);
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        } finally {
            onFx(() -> {
                pulses.stop();
                return true;
            });
        }
    }

    private static final class Asking extends AnimationTimer {

        private final BooleanSupplier condition;
        private final CompletableFuture<Void> held;

        Asking(BooleanSupplier condition, CompletableFuture<Void> held) {
            this.condition = condition;
            this.held = held;
        }

        @Override
        public void handle(long now) {
            try {
                if (!held.isDone() && condition.getAsBoolean()) {
                    held.complete(null);
                }
            } catch (Throwable failure) {
                held.completeExceptionally(failure);
            }
        }
    }
}
