package org.sportello.app.cli.call;

import org.jspecify.annotations.Nullable;

import java.io.Console;

/// The person at the terminal, if there is one.
public final class Terminal {

    private Terminal() {}

    /// Null when input or output lead elsewhere: since Java 25 there is no console then.
    @SuppressWarnings("SystemConsoleNull")
    public static @Nullable Console console() {
        var console = System.console();
        return console != null && console.isTerminal() ? console : null;
    }
}
