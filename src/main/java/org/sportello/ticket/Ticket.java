package org.sportello.ticket;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collections;
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
        tags = Collections.unmodifiableSortedSet(new TreeSet<>(tags));
    }

    /// The ticket as it begins. One that an agent opens has been looked at; all others are new.
    public static Ticket opened(
            long id, long number, TicketEvent.Opened event, Actor actor, Instant at) {
        boolean byAgent = actor.agentId() != null;
        return new Ticket(
                id,
                number,
                1,
                event.subject(),
                byAgent ? TicketState.OPEN : TicketState.NEW,
                null,
                null,
                event.priority(),
                event.customerId(),
                null,
                event.mailboxId(),
                event.channel(),
                Collections.emptySortedSet(),
                "",
                !byAgent,
                at,
                at,
                null,
                null,
                null,
                null,
                null,
                0,
                0,
                0,
                null,
                event.linkedTo());
    }

    /// The ticket after one more fact. Its rules are the rules of the desk: what reopens, what
    /// answers, what stops a clock. [TicketEvent.Opened] has its own beginning;
    /// [TicketEvent.Undone] and [TicketEvent.MailMovedAway] need the [TicketHistory].
    ///
    /// @param at when it happened; may be older than what is known already (an old mailbox comes in
    ///   newest first)
    public Ticket after(TicketEvent event, Actor actor, Instant at) {
        var next = new TicketProjection(this);
        next.apply(event, actor, at);
        return next.done();
    }

    Ticket withVersion(int newVersion) {
        return new Ticket(
                id,
                number,
                newVersion,
                subject,
                state,
                waitingFor,
                waitUntil,
                priority,
                customerId,
                agentId,
                mailboxId,
                channel,
                tags,
                snippet,
                unread,
                createdAt,
                updatedAt,
                askedAt,
                deadline,
                firstReplyAt,
                firstSolvedAt,
                lastSolvedAt,
                reopened,
                replies,
                interactions,
                mergedInto,
                linkedTo);
    }
}
