package org.sportello.ticket;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;

/// A customer's matter: the projection of its [TicketEvent]s.
///
/// @param number the human number, shown as `#10482`
/// @param version counts the events; two writers with the same version: the second is refused
/// @param agentId its owner, null while unassigned
/// @param askedAt when the oldest customer message came that no person has answered yet; null if
///   none waits
/// @param deadline the next promise to keep, null if none
/// @param firstReplyAt the first public human reply
/// @param reopened how often it came back after being solved
/// @param replies public replies by people of ours
/// @param interactions public messages both ways
/// @param linkedTo the older ticket that this one continues
public record Ticket(
        long id,
        long number,
        int version,
        String subject,
        TicketState state,
        @Nullable WaitingFor waitingFor,
        @Nullable Instant waitUntil,
        Priority priority,
        long customerId,
        @Nullable Long agentId,
        @Nullable Long mailboxId,
        Channel channel,
        SortedSet<String> tags,
        String snippet,
        boolean unread,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant askedAt,
        @Nullable Instant deadline,
        @Nullable Instant firstReplyAt,
        @Nullable Instant firstSolvedAt,
        @Nullable Instant lastSolvedAt,
        int reopened,
        int replies,
        int interactions,
        @Nullable Long mergedInto,
        @Nullable Long linkedTo) {

    public Ticket {
        tags = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(tags));
    }
}
