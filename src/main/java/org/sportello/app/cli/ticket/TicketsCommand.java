package org.sportello.app.cli.ticket;

import org.jspecify.annotations.Nullable;
import org.sportello.app.Wiring;
import org.sportello.app.cli.call.Output;
import org.sportello.app.cli.call.StoreOption;
import org.sportello.kernel.Page;
import org.sportello.ticket.queue.TicketRow;
import org.sportello.ticket.queue.TicketSort;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;

/// `sportello tickets`: lists tickets.
@Command(name = "tickets", mixinStandardHelpOptions = true)
public final class TicketsCommand implements Callable<Integer> {

    @Mixin private StoreOption store = new StoreOption();
    @Mixin private Output output = new Output();

    @Option(names = "--query", paramLabel = "FILTER")
    private String query = "";

    @Option(names = "--limit", paramLabel = "N")
    private int limit = 50;

    @Option(names = "--offset", paramLabel = "N")
    private long offset;

    @Option(names = "--sort", paramLabel = "ORDER")
    private TicketSort sort = TicketSort.DEADLINE;

    @Override
    public Integer call() {
        try (var desk = store.openExisting()) {
            var parsed = desk.store().query().parse(query, desk.store().names(), null);
            if (!parsed.problems().isEmpty()) {
                throw parsed.problems().getFirst();
            }
            if (!parsed.filter().words().isEmpty()) {
                desk.catchUp();
            }
            long start = System.nanoTime();
            var page =
                    desk.store()
                            .ticketPages()
                            .page(parsed.filter(), sort, Math.max(0, offset), Math.max(0, limit));
            long millis = (System.nanoTime() - start) / 1_000_000;
            if (output.asJson()) {
                json(desk, page, millis);
            } else {
                table(page);
            }
            return 0;
        }
    }

    private void json(Wiring desk, Page<TicketRow> page, long millis) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        object.put("schema", "sportello.tickets/1");
        object.put("total", page.total());
        object.put("millis", millis);
        object.put("tickets", new TicketJson(desk.store()).of(page.rows()));
        output.json(object);
    }

    private void table(Page<TicketRow> page) {
        var texts = output.texts();
        output.table(
                List.of(
                        texts.get("cli.tickets.number"),
                        texts.get("cli.tickets.state"),
                        texts.get("cli.tickets.priority"),
                        texts.get("cli.tickets.assignee"),
                        texts.get("cli.tickets.updated"),
                        texts.get("cli.tickets.customer"),
                        texts.get("cli.tickets.subject")),
                page.rows().stream().map(this::row).toList());
        output.line(texts.get("cli.tickets.shown", page.rows().size(), page.total()));
    }

    private List<String> row(TicketRow row) {
        var texts = output.texts();
        return List.of(
                "#" + row.number(),
                texts.get("ticket.state." + TicketJson.word(row.state())),
                texts.get("ticket.priority." + TicketJson.word(row.priority())),
                row.agent() == null ? "–" : row.agent(),
                texts.formats().when(row.updatedAt()),
                row.customer(),
                row.subject());
    }
}
