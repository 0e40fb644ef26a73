package org.sportello.app.cli.ticket;

import org.jspecify.annotations.Nullable;
import org.sportello.app.cli.call.Output;
import org.sportello.app.cli.call.StoreOption;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.List;
import java.util.concurrent.Callable;

/// `sportello set NUMBER state=… priority=… tag+=…`: changes a ticket.
@Command(name = "set", mixinStandardHelpOptions = true)
public final class SetCommand implements Callable<Integer> {

    @Mixin private StoreOption store = new StoreOption();
    @Mixin private Output output = new Output();

    @Parameters(index = "0", paramLabel = "NUMBER")
    private long number;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "CHANGE")
    private List<String> changes = List.of();

    @Option(names = "--agent", paramLabel = "NAME")
    private @Nullable String agent;

    @Override
    public Integer call() {
        try (var desk = store.openExisting()) {
            var one = new OneTicket(desk);
            var ticket = one.find(number);
            new TicketChanges(desk, one, ticket.id(), one.actor(agent)).apply(changes);
            if (output.asJson()) {
                TicketCommand.show(desk, one.find(number), output);
            } else {
                output.line(output.texts().get("cli.set.done", number));
            }
            return 0;
        }
    }
}
