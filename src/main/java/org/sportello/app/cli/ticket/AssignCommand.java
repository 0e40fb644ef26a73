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

/// `sportello assign NUMBER AGENT`: gives a ticket to an agent.
@Command(name = "assign", mixinStandardHelpOptions = true)
public final class AssignCommand implements Callable<Integer> {

    static final String NOBODY = "nobody";

    @Mixin private StoreOption store = new StoreOption();
    @Mixin private Output output = new Output();

    @Parameters(index = "0", paramLabel = "NUMBER")
    private long number;

    @Parameters(index = "1", paramLabel = "AGENT")
    private String owner = NOBODY;

    @Option(names = "--agent", paramLabel = "NAME")
    private @Nullable String agent;

    @Override
    public Integer call() {
        try (var desk = store.openExisting()) {
            var one = new OneTicket(desk);
            var ticket = one.find(number);
            var to = owner.equalsIgnoreCase(NOBODY) ? null : one.agent(owner);
            desk.store()
                    .ticketService()
                    .assign(List.of(ticket.id()), to == null ? null : to.id(), one.actor(agent));
            if (output.asJson()) {
                TicketCommand.show(desk, one.find(number), output);
            } else if (to == null) {
                output.line(output.texts().get("cli.assign.nobody", number));
            } else {
                output.line(output.texts().get("cli.assign.done", number, to.name()));
            }
            return 0;
        }
    }
}
