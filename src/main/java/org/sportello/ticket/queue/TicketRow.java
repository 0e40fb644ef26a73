package org.sportello.ticket.queue;

import org.jspecify.annotations.Nullable;
import org.sportello.ticket.Priority;
import org.sportello.ticket.TicketState;
import org.sportello.ticket.WaitingFor;

import java.time.Instant;
import java.util.List;

/// A ticket as lists show it: two lines, no more than a row needs.
///
/// @param customer the customer's name, or the address if there is no name
/// @param tier 0 to 3 stars
/// @param unsent a message of ours on it did not leave, or perhaps did not, and waits for a person
/// @param agent the owner's name, null while unassigned
public record TicketRow(
        long id,
        long number,
        String subject,
        String snippet,
        TicketState state,
        @Nullable WaitingFor waitingFor,
        Priority priority,
        long customerId,
        String customer,
        String customerAddress,
        int tier,
        @Nullable Long agentId,
        @Nullable String agent,
        @Nullable Long mailboxId,
        List<String> tags,
        boolean unread,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant askedAt,
        @Nullable Instant deadline,
        boolean unsent) {

    public TicketRow {
        tags = List.copyOf(tags);
    }
}
