package org.sportello.app.cli.ticket;

import org.jspecify.annotations.Nullable;
import org.sportello.app.StoreWiring;
import org.sportello.app.cli.call.Output;
import org.sportello.mail.Mail;
import org.sportello.mail.Mailbox;
import org.sportello.ticket.queue.TicketRow;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// Tickets as JSON objects of the contract. Every key is always present, in this order.
final class TicketJson {

    private final StoreWiring store;
    private final Map<Long, String> mailboxes = new HashMap<>();

    TicketJson(StoreWiring store) {
        this.store = store;
    }

    List<Map<String, @Nullable Object>> of(List<TicketRow> rows) {
        var mailsOf = store.tickets().mails(rows.stream().map(TicketRow::id).toList());
        var mails = store.mails().getAll(mailsOf.values().stream().flatMap(List::stream).toList());
        return rows.stream()
                .map(row ->
                        object(
                                row,
                                mailsOf.getOrDefault(row.id(), List.of()).stream()
                                        .map(mails::get)
                                        .filter(Objects::nonNull)
                                        .map(Mail::messageId)
                                        .filter(Objects::nonNull)
                                        .toList()))
                .toList();
    }

    private Map<String, @Nullable Object> object(TicketRow row, List<String> messages) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        object.put("number", row.number());
        object.put("subject", row.subject());
        object.put("state", word(row.state()));
        object.put("priority", word(row.priority()));
        object.put("customer", row.customerAddress());
        object.put("assignee", row.agent());
        object.put("tags", row.tags());
        object.put("mailbox", mailbox(row.mailboxId()));
        object.put("createdAt", Output.utc(row.createdAt()));
        object.put("updatedAt", Output.utc(row.updatedAt()));
        object.put("deadline", Output.utc(row.deadline()));
        object.put("messages", messages);
        return object;
    }

    private @Nullable String mailbox(@Nullable Long id) {
        if (id == null) {
            return null;
        }
        return mailboxes.computeIfAbsent(
                id, one -> store.mailboxes().find(one).map(Mailbox::name).orElse(""));
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
