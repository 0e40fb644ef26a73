package org.sportello.app.cli.ticket;

import org.jspecify.annotations.Nullable;
import org.sportello.app.Wiring;
import org.sportello.app.cli.call.Output;
import org.sportello.app.cli.call.StoreOption;
import org.sportello.ticket.Ticket;
import org.sportello.ticket.queue.TicketRow;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/// `sportello ticket NUMBER`: one ticket with its conversation.
@Command(name = "ticket", mixinStandardHelpOptions = true)
public final class TicketCommand implements Callable<Integer> {

    @Mixin private StoreOption store = new StoreOption();
    @Mixin private Output output = new Output();

    @Parameters(paramLabel = "NUMBER")
    private long number;

    @Override
    public Integer call() {
        try (var desk = store.openExisting()) {
            var one = new OneTicket(desk);
            show(desk, one.find(number), output);
            return 0;
        }
    }

    /// Prints a ticket with its conversation.
    static void show(Wiring desk, Ticket ticket, Output output) {
        var row = new OneTicket(desk).row(ticket);
        var entries = new ConversationJson(desk, output.texts()).of(ticket.id());
        if (output.asJson()) {
            var object = new LinkedHashMap<String, @Nullable Object>();
            object.put("schema", "sportello.ticket/1");
            object.putAll(new TicketJson(desk.store()).of(List.of(row)).getFirst());
            entries.forEach(entry -> entry.keySet().removeAll(ConversationJson.FOR_A_PERSON));
            object.put("interactions", entries);
            output.json(object);
        } else {
            text(row, entries, output);
        }
    }

    private static void text(
            TicketRow row, List<Map<String, @Nullable Object>> entries, Output output) {
        var texts = output.texts();
        output.line("#" + row.number() + "  " + row.subject());
        output.line(
                String.join(
                        " · ",
                        texts.get("ticket.state." + TicketJson.word(row.state())),
                        texts.get("ticket.priority." + TicketJson.word(row.priority())),
                        row.agent() == null ? "–" : row.agent(),
                        row.customer()));
        for (var entry : entries) {
            output.line("");
            output.line((entry.get(ConversationJson.HEAD) + "  " + who(entry)).strip());
            output.line(String.valueOf(entry.get("newText")).indent(2).stripTrailing());
            if (entry.get("attachments") instanceof List<?> files && !files.isEmpty()) {
                output.line("  " + texts.get("cli.ticket.attachments", names(files)));
            }
            var delivery = String.valueOf(entry.get(ConversationJson.IN_WORDS));
            if (!delivery.isEmpty()) {
                output.line("  " + delivery);
            }
        }
    }

    private static String names(List<?> files) {
        return files.stream()
                .map(file -> file instanceof Map<?, ?> one ? String.valueOf(one.get("name")) : "")
                .collect(Collectors.joining(", "));
    }

    private static String who(Map<String, @Nullable Object> entry) {
        var from = entry.get("from");
        return from == null ? "" : from.toString();
    }
}
