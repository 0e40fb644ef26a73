package org.sportello.app.cli.mail;

import org.jspecify.annotations.Nullable;
import org.sportello.customer.CustomerRepository;
import org.sportello.mail.Mail;
import org.sportello.mail.MailIntake.Filed;
import org.sportello.mail.MailIntake.FiledMail;
import org.sportello.mail.Mails;
import org.sportello.ticket.Ticket;
import org.sportello.ticket.TicketRepository;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/// What an import did, as the JSON object `sportello.import/1`. Where a message belongs is asked at
/// the end: a later message may have moved an earlier one.
final class ImportReport {

    private static final int CHUNK = 1000;

    private final List<Added> added = new ArrayList<>();
    private final List<String> heldBack = new ArrayList<>();
    private int messages;
    private int duplicates;
    private int quarantined;

    private record Added(long mailId, @Nullable String messageId, String source, String kind) {}

    /// One message at its place.
    private record Placed(Added added, Instant at, String why) {}

    void add(Filed filed) {
        messages += filed.mails().size();
        duplicates += filed.duplicates();
        quarantined += filed.quarantined();
        for (var mail : filed.mails()) {
            if (mail.duplicate()) {
                continue;
            }
            if (mail.mailId() == 0) {
                heldBack.add(mail.source());
            } else {
                added.add(compact(mail));
            }
        }
    }

    private static Added compact(FiledMail mail) {
        return new Added(mail.mailId(), mail.messageId(), mail.source(), mail.kind().intern());
    }

    /// Where the messages are that wait in quarantine now.
    List<String> heldBack() {
        return List.copyOf(heldBack);
    }

    int messages() {
        return messages;
    }

    int added() {
        return added.size();
    }

    int duplicates() {
        return duplicates;
    }

    int quarantined() {
        return quarantined;
    }

    void write(
            OutputStream out, Mails mails, TicketRepository tickets, CustomerRepository customers) {
        var byTicket = new HashMap<Long, List<Placed>>();
        var unfiled = new ArrayList<Placed>();
        place(mails, tickets, byTicket, unfiled);
        try (var json = JsonMapper.shared().createGenerator(out)) {
            json.configure(tools.jackson.core.StreamWriteFeature.AUTO_CLOSE_TARGET, false);
            json.writeStartObject();
            json.writeStringProperty("schema", "sportello.import/1");
            json.writeNumberProperty("messages", messages);
            json.writeNumberProperty("added", added.size());
            json.writeNumberProperty("duplicates", duplicates);
            json.writeNumberProperty("quarantined", quarantined);
            json.writeArrayPropertyStart("tickets");
            var found = tickets.getAll(byTicket.keySet());
            found.values().stream()
                    .sorted(Comparator.comparingLong(Ticket::number))
                    .forEach(ticket ->
                            write(
                                    json,
                                    ticket,
                                    byTicket.getOrDefault(ticket.id(), List.of()),
                                    customers));
            json.writeEndArray();
            json.writeArrayPropertyStart("unfiled");
            for (var one : unfiled) {
                message(json, one);
                json.writeStringProperty("reason", one.why());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayPropertyStart("heldBack");
            heldBack.forEach(json::writeString);
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private void place(
            Mails mails,
            TicketRepository tickets,
            Map<Long, List<Placed>> byTicket,
            List<Placed> unfiled) {
        for (int from = 0; from < added.size(); from += CHUNK) {
            var some = added.subList(from, Math.min(from + CHUNK, added.size()));
            var found = mails.getAll(some.stream().map(Added::mailId).toList());
            var ids = new HashSet<Long>();
            found.values().stream()
                    .map(Mail::ticketId)
                    .filter(java.util.Objects::nonNull)
                    .forEach(ids::add);
            var known = tickets.getAll(ids);
            for (var one : some) {
                var mail = found.get(one.mailId());
                if (mail == null) {
                    continue;
                }
                var placed = new Placed(one, mail.arrivedAt(), mail.why());
                var ticket = mail.ticketId() == null ? null : known.get(mail.ticketId());
                if (ticket == null) {
                    unfiled.add(placed);
                } else {
                    var survivor = ticket.mergedInto();
                    byTicket.computeIfAbsent(
                                    survivor == null ? ticket.id() : survivor,
                                    _ -> new ArrayList<>())
                            .add(placed);
                }
            }
        }
    }

    private static void write(
            JsonGenerator json,
            Ticket ticket,
            List<Placed> messages,
            CustomerRepository customers) {
        json.writeStartObject();
        json.writeStringProperty("id", Long.toString(ticket.number()));
        json.writeStringProperty("subject", ticket.subject());
        json.writeStringProperty("customer", customers.get(ticket.customerId()).address());
        json.writeArrayPropertyStart("messages");
        messages.sort(
                Comparator.comparing(Placed::at)
                        .thenComparingLong(placed -> placed.added().mailId()));
        for (var one : messages) {
            message(json, one);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /// Begins a message's object.
    private static void message(JsonGenerator json, Placed one) {
        json.writeStartObject();
        json.writeStringProperty("messageId", one.added().messageId());
        json.writeStringProperty("source", one.added().source());
        json.writeStringProperty("kind", one.added().kind());
    }
}
