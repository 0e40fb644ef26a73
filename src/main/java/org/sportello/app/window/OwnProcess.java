package org.sportello.app.window;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/// Starts the same program once more, with another command.
public final class OwnProcess {

    private OwnProcess() {}

    /// Does not wait for it; it writes where this program writes.
    ///
    /// @param arguments of the command line, such as `demo`
    /// @return done when that program has ended
    public static CompletionStage<?> start(String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(
                ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .filter(option ->
                                !option.startsWith("-agentlib")
                                        && !option.startsWith("-XX:AOTCacheOutput"))
                        .toList());
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), "org.sportello.Sportello"));
        command.addAll(List.of(arguments));
        try {
            return new ProcessBuilder(command).inheritIO().start().onExit();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
