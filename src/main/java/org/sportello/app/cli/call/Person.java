package org.sportello.app.cli.call;

import org.jspecify.annotations.Nullable;

import java.io.Console;

/// The person at the terminal from where a command was called.
public interface Person {

    /// Asks, and gives the line that was typed; null at the end of the input.
    @Nullable String line(String question);

    /// The same for what nobody is to see while it is typed.
    @Nullable String hidden(String question);

    /// Who sits at this process's own terminal; null if nobody does.
    static @Nullable Person here() {
        var console = Terminal.console();
        return console == null ? null : new AtConsole(console);
    }

    /// At a terminal of this process.
    record AtConsole(Console console) implements Person {

        @Override
        public @Nullable String line(String question) {
            return console.readLine("%s ", question);
        }

        @Override
        public @Nullable String hidden(String question) {
            var typed = console.readPassword("%s ", question);
            return typed == null ? null : new String(typed);
        }
    }
}
