package org.sportello.app.cli.ticket;

import org.jspecify.annotations.Nullable;
import org.sportello.app.cli.call.Output;
import org.sportello.app.cli.call.StoreOption;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.IOException;
import java.util.concurrent.Callable;

/// `sportello note NUMBER`: writes an internal note.
@Command(name = "note", mixinStandardHelpOptions = true)
public final class NoteCommand implements Callable<Integer> {

    @Mixin private StoreOption store = new StoreOption();
    @Mixin private Output output = new Output();

    @Parameters(paramLabel = "NUMBER")
    private long number;

    @Option(names = "--text-file", paramLabel = "FILE", required = true)
    private String file = "-";

    @Option(names = "--agent", paramLabel = "NAME")
    private @Nullable String agent;

    @Override
    public Integer call() throws IOException {
        var text = store.caller().text(file);
        try (var desk = store.openExisting()) {
            var one = new OneTicket(desk);
            var ticket = one.find(number);
            desk.store().ticketService().note(ticket.id(), text, one.actor(agent));
            if (output.asJson()) {
                TicketCommand.show(desk, one.find(number), output);
            } else {
                output.line(output.texts().get("cli.note.done", number));
            }
            return 0;
        }
    }
}
