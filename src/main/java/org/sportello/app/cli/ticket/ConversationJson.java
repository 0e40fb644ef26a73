package org.sportello.app.cli.ticket;

import org.jspecify.annotations.Nullable;
import org.sportello.app.Wiring;
import org.sportello.app.cli.call.Output;
import org.sportello.desk.view.reading.DeliveryWords;
import org.sportello.mail.Mail;
import org.sportello.mail.message.Attachment;
import org.sportello.mail.message.MailAddress;
import org.sportello.mail.message.ParsedMail;
import org.sportello.reply.Sent;
import org.sportello.ticket.Agent;
import org.sportello.ticket.EventLine;
import org.sportello.ticket.Interaction;
import org.sportello.ui.Texts;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// A ticket's conversation as JSON objects of the contract. Texts of mail are read out of the kept
/// messages.
final class ConversationJson {

    /// For people only, not for the JSON: how far a message of ours has come.
    static final String IN_WORDS = "deliveryInWords";

    /// What it is and when it was, for a person; not part of the JSON either.
    static final String HEAD = "headInWords";

    static final Set<String> FOR_A_PERSON = Set.of(IN_WORDS, HEAD);

    private static final Set<String> UNSENT = Set.of("queued", "failed", "dropped");

    private final Wiring desk;
    private final Texts texts;
    private final Map<Long, String> agents;

    ConversationJson(Wiring desk, Texts texts) {
        this.desk = desk;
        this.texts = texts;
        agents =
                desk.store().agents().all().stream()
                        .collect(Collectors.toMap(Agent::id, Agent::name));
    }

    List<Map<String, @Nullable Object>> of(long ticketId) {
        var entries = desk.store().tickets().interactions(ticketId, true);
        var mails =
                desk.store()
                        .mails()
                        .getAll(
                                entries.stream()
                                        .map(Interaction::mailId)
                                        .filter(Objects::nonNull)
                                        .toList());
        return entries.stream().map(entry -> object(entry, mails.get(entry.mailId()))).toList();
    }

    private Map<String, @Nullable Object> object(Interaction entry, @Nullable Mail mail) {
        var object = mail == null ? written(entry) : mailed(entry, mail);
        object.put(
                HEAD,
                texts.formats().dateTime(entry.at())
                        + "  "
                        + texts.get("cli.ticket.kind." + TicketJson.word(entry.kind())));
        return object;
    }

    private Map<String, @Nullable Object> written(Interaction entry) {
        var isEvent = entry.kind() == Interaction.Kind.EVENT;
        var text = isEvent ? words(entry) : entry.text();
        var object = new LinkedHashMap<String, @Nullable Object>();
        object.put("kind", TicketJson.word(entry.kind()));
        object.put("at", Output.utc(entry.at()));
        object.put("from", entry.agentId() == null ? null : agents.get(entry.agentId()));
        object.put("to", List.of());
        object.put("messageId", null);
        object.put("text", text);
        object.put("newText", text);
        object.put("why", entry.why());
        object.put("delivery", null);
        object.put("leavesAt", null);
        object.put(IN_WORDS, "");
        object.put("attachments", List.of());
        return object;
    }

    /// An event in words, as the window shows it.
    String words(Interaction entry) {
        var line = EventLine.of(entry, id -> agents.getOrDefault(id, "?"));
        var arguments =
                line.arguments().stream()
                        .map(one -> one instanceof Instant at ? texts.formats().dateTime(at) : one)
                        .toArray();
        return texts.get(line.key(), arguments);
    }

    private Map<String, @Nullable Object> mailed(Interaction entry, Mail mail) {
        var parsed = desk.mail().reader().read(mail.id());
        var object = new LinkedHashMap<String, @Nullable Object>();
        object.put("kind", TicketJson.word(entry.kind()));
        object.put("at", Output.utc(entry.at()));
        object.put("from", mail.from().address());
        object.put("to", mail.recipients().stream().map(MailAddress::address).toList());
        object.put("messageId", mail.messageId());
        object.put("text", parsed.text());
        object.put("newText", parsed.newText());
        object.put("why", mail.why());
        var waiting = waiting(entry, mail);
        object.put("delivery", delivery(entry, waiting));
        object.put(
                "leavesAt",
                waiting == null || waiting.refused() || waiting.dropped()
                        ? null
                        : Output.utc(waiting.leaves()));
        object.put(IN_WORDS, words(entry, waiting));
        object.put("attachments", attachments(parsed));
        return object;
    }

    private @Nullable Sent waiting(Interaction entry, Mail mail) {
        return UNSENT.contains(String.valueOf(entry.delivery()))
                ? desk.mail().replies().waiting(mail.id()).orElse(null)
                : null;
    }

    /// One of the contract's words; what was taken back is on no way at all.
    private @Nullable String delivery(Interaction entry, @Nullable Sent waiting) {
        var word = new DeliveryWords(texts).word(entry, waiting);
        return switch (word) {
            case "", "cancelled", "dropped" -> null;
            case "waiting" -> "queued";
            default -> word;
        };
    }

    /// What the window says of it; empty for what has arrived, as far as is known.
    private String words(Interaction entry, @Nullable Sent waiting) {
        var words = new DeliveryWords(texts);
        return waiting == null ? words.state(entry, null) : words.line(waiting);
    }

    private static List<Map<String, @Nullable Object>> attachments(ParsedMail parsed) {
        return parsed.attachments().stream().map(ConversationJson::attachment).toList();
    }

    private static Map<String, @Nullable Object> attachment(Attachment attachment) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        object.put("name", attachment.name());
        object.put("type", attachment.type());
        object.put("size", attachment.size());
        return object;
    }
}
