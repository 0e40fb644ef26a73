package org.sportello.app;

import org.jspecify.annotations.Nullable;

import java.io.PrintStream;

/// The console's error stream without JavaFX's announcement of its incubator modules: it cannot be
/// switched off, is about our own choice of controls, and nobody at the counter can do anything
/// about it.
final class StandardError extends PrintStream {

    private static final String ANNOUNCEMENT = "WARNING: Using incubator modules: jfx.incubator.";

    StandardError(PrintStream console) {
        super(console, true, console.charset());
    }

    @Override
    public void println(@Nullable String line) {
        if (line == null || !line.startsWith(ANNOUNCEMENT)) {
            super.println(line);
        }
    }
}
