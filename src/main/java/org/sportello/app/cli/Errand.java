package org.sportello.app.cli;

import org.jspecify.annotations.Nullable;
import org.sportello.app.Wiring;
import org.sportello.app.cli.call.Caller;
import org.sportello.app.cli.call.StoreOption;
import org.sportello.storage.SingleInstance;
import org.sportello.storage.StoreFolder;

import picocli.CommandLine;

import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A command on a store that the window has open: the window does it, on its own objects and beside
/// what it does otherwise, and the process that was started only prints. So there is never a second
/// hand on the store.
final class Errand {

    /// What is soon done, and asks for nothing meanwhile.
    private static final Set<String> KNOWN =
            Set.of(
                    "sportello tickets",
                    "sportello ticket",
                    "sportello search",
                    "sportello report",
                    "sportello doctor",
                    "sportello note",
                    "sportello assign",
                    "sportello set",
                    "sportello reply",
                    "sportello mailbox list",
                    "sportello mailbox test");

    /// What is asked for.
    ///
    /// @param folder the caller's working folder
    /// @param input what was given on its standard input, in Base64
    record Request(List<String> arguments, String folder, @Nullable String input) {}

    /// What came of it.
    record Answer(int status, String out, String err) {}

    private Errand() {}

    /// True if the window does this command.
    static boolean isKnown(CommandLine command) {
        return KNOWN.contains(command.getCommandSpec().qualifiedName());
    }

    /// Has the window do it; empty if it does not answer.
    static Optional<Answer> ask(StoreFolder store, List<String> arguments, Caller caller) {
        var mapper = JsonMapper.shared();
        var read = caller.read();
        var request =
                new Request(
                        arguments,
                        caller.folder().toString(),
                        read == null ? null : Base64.getEncoder().encodeToString(read));
        return SingleInstance.askFirst(store, mapper.writeValueAsString(request))
                .filter(answer -> !answer.isEmpty())
                .map(answer -> mapper.readValue(answer, Answer.class));
    }

    /// Does it, in the window's process.
    ///
    /// @param desk what the window works on
    static String done(Wiring desk, String line) {
        var mapper = JsonMapper.shared();
        var request = mapper.readValue(line, Request.class);
        var input = request.input() == null ? "" : request.input();
        var caller =
                new Caller(
                        Path.of(request.folder()),
                        new ByteArrayInputStream(Base64.getDecoder().decode(input)));
        var out = new StringWriter();
        var err = new StringWriter();
        var command = SportelloCommand.commandLine();
        command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        StoreOption.lend(command, desk, caller);
        var status = command.execute(request.arguments().toArray(String[]::new));
        command.getOut().flush();
        command.getErr().flush();
        return mapper.writeValueAsString(new Answer(status, out.toString(), err.toString()));
    }
}
