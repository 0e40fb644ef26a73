package org.sportello.ticket;

import tools.jackson.databind.json.JsonMapper;

/// How ticket facts are written into the log: a kind and JSON. Both are for ever: kinds and keys
/// are added, never renamed.
public final class TicketEvents {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private TicketEvents() {}

    /// The kind under which a fact is stored.
    public static String kind(TicketEvent event) {
        return switch (event) {
            case TicketEvent.Opened _ -> "opened";
            case TicketEvent.MailReceived _ -> "mail-received";
            case TicketEvent.Replied _ -> "replied";
            case TicketEvent.Acknowledged _ -> "acknowledged";
            case TicketEvent.Noted _ -> "noted";
            case TicketEvent.CallLogged _ -> "call-logged";
            case TicketEvent.StateChanged _ -> "state";
            case TicketEvent.Assigned _ -> "assigned";
            case TicketEvent.PriorityChanged _ -> "priority";
            case TicketEvent.Tagged _ -> "tagged";
            case TicketEvent.Untagged _ -> "untagged";
            case TicketEvent.SubjectChanged _ -> "subject";
            case TicketEvent.CustomerChanged _ -> "customer";
            case TicketEvent.DeliveryChanged _ -> "delivery";
            case TicketEvent.Read _ -> "read";
            case TicketEvent.MailMovedAway _ -> "mail-moved-away";
            case TicketEvent.Merged _ -> "merged";
            case TicketEvent.Absorbed _ -> "absorbed";
            case TicketEvent.Undone _ -> "undone";
        };
    }

    private static Class<? extends TicketEvent> type(String kind) {
        return switch (kind) {
            case "opened" -> TicketEvent.Opened.class;
            case "mail-received" -> TicketEvent.MailReceived.class;
            case "replied" -> TicketEvent.Replied.class;
            case "acknowledged" -> TicketEvent.Acknowledged.class;
            case "noted" -> TicketEvent.Noted.class;
            case "call-logged" -> TicketEvent.CallLogged.class;
            case "state" -> TicketEvent.StateChanged.class;
            case "assigned" -> TicketEvent.Assigned.class;
            case "priority" -> TicketEvent.PriorityChanged.class;
            case "tagged" -> TicketEvent.Tagged.class;
            case "untagged" -> TicketEvent.Untagged.class;
            case "subject" -> TicketEvent.SubjectChanged.class;
            case "customer" -> TicketEvent.CustomerChanged.class;
            case "delivery" -> TicketEvent.DeliveryChanged.class;
            case "read" -> TicketEvent.Read.class;
            case "mail-moved-away" -> TicketEvent.MailMovedAway.class;
            case "merged" -> TicketEvent.Merged.class;
            case "absorbed" -> TicketEvent.Absorbed.class;
            case "undone" -> TicketEvent.Undone.class;
            default -> throw new IllegalArgumentException("Unknown ticket fact: " + kind);
        };
    }

    /// The fact's details as JSON.
    public static String data(TicketEvent event) {
        return JSON.writeValueAsString(event);
    }

    /// The fact that was stored.
    public static TicketEvent read(String kind, String data) {
        return JSON.readValue(data, type(kind));
    }
}
