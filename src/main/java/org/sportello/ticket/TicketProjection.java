package org.sportello.ticket;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.SortedSet;
import java.util.TreeSet;

/// A ticket on its way from one fact to the next. One place where it is changeable; nobody sees it
/// but [Ticket].
final class TicketProjection {

    private final Ticket before;
    private String subject;
    private TicketState state;
    private @Nullable WaitingFor waitingFor;
    private @Nullable Instant waitUntil;
    private Priority priority;
    private long customerId;
    private @Nullable Long agentId;
    private final SortedSet<String> tags;
    private String snippet;
    private boolean unread;
    private Instant createdAt;
    private Instant updatedAt;
    private @Nullable Instant askedAt;
    private @Nullable Instant firstReplyAt;
    private @Nullable Instant firstSolvedAt;
    private @Nullable Instant lastSolvedAt;
    private int reopened;
    private int replies;
    private int interactions;
    private @Nullable Long mergedInto;

    TicketProjection(Ticket before) {
        this.before = before;
        subject = before.subject();
        state = before.state();
        waitingFor = before.waitingFor();
        waitUntil = before.waitUntil();
        priority = before.priority();
        customerId = before.customerId();
        agentId = before.agentId();
        tags = new TreeSet<>(before.tags());
        snippet = before.snippet();
        unread = before.unread();
        createdAt = before.createdAt();
        updatedAt = before.updatedAt();
        askedAt = before.askedAt();
        firstReplyAt = before.firstReplyAt();
        firstSolvedAt = before.firstSolvedAt();
        lastSolvedAt = before.lastSolvedAt();
        reopened = before.reopened();
        replies = before.replies();
        interactions = before.interactions();
        mergedInto = before.mergedInto();
    }

    void apply(TicketEvent event, Actor actor, Instant at) {
        switch (event) {
            case TicketEvent.MailReceived mail -> received(mail, at);
            case TicketEvent.Replied reply -> answered(reply.snippet(), at);
            case TicketEvent.CallLogged call -> called(call, at);
            case TicketEvent.StateChanged change -> {
                move(change, at);
                touched(at);
            }
            case TicketEvent.Assigned assigned -> {
                agentId = assigned.agentId();
                if (agentId != null && actor.agentId() != null) {
                    begun();
                }
                touched(at);
            }
            case TicketEvent.Noted _ -> touched(at);
            case TicketEvent.PriorityChanged change -> {
                priority = change.priority();
                touched(at);
            }
            case TicketEvent.Tagged tagged -> tags.add(tagged.tag());
            case TicketEvent.Untagged untagged -> tags.remove(untagged.tag());
            case TicketEvent.SubjectChanged change -> subject = change.subject();
            case TicketEvent.CustomerChanged change -> customerId = change.customerId();
            case TicketEvent.DeliveryChanged delivery -> delivered(delivery, at);
            case TicketEvent.Read read -> unread = !read.read();
            case TicketEvent.Merged merged -> {
                state = TicketState.MERGED;
                mergedInto = merged.into();
                settled();
                touched(at);
            }
            case TicketEvent.Absorbed absorbed -> {
                askedAt = earlier(askedAt, absorbed.askedAt());
                touched(at);
            }
            case TicketEvent.Acknowledged _ -> {
                // No person answered: no clock stops, and the list does not move.
            }
            case TicketEvent.Opened _, TicketEvent.Undone _, TicketEvent.MailMovedAway _ ->
                    throw new IllegalArgumentException("Not a step of a running ticket: " + event);
        }
    }

    /// An old mailbox comes in newest first: a mail may be older than what we know already.
    private void received(TicketEvent.MailReceived mail, Instant at) {
        if (!mail.human()) {
            return;
        }
        interactions++;
        said(mail.snippet(), at);
        createdAt = at.isBefore(createdAt) ? at : createdAt;
        boolean settledLater = lastSolvedAt != null && at.isBefore(lastSolvedAt);
        boolean answeredLater = firstReplyAt != null && !at.isAfter(firstReplyAt);
        if (state == TicketState.SPAM
                || state == TicketState.MERGED
                || state == TicketState.WITHDRAWN
                || settledLater) {
            return;
        }
        unread = true;
        if (!answeredLater) {
            askedAt = earlier(askedAt, at);
        }
        if (state != TicketState.NEW && state != TicketState.OPEN) {
            reopen();
        }
    }

    private void answered(String words, Instant at) {
        countWhileUnsolved(at);
        said(words, at);
        replies++;
        firstReplyAt = earlier(firstReplyAt, at);
        if (askedAt != null && !askedAt.isAfter(at)) {
            askedAt = null;
        }
        unread = false;
        begun();
    }

    private void called(TicketEvent.CallLogged call, Instant at) {
        if (call.incoming()) {
            countWhileUnsolved(at);
            said(call.snippet(), at);
        } else {
            answered(call.snippet(), at);
        }
    }

    /// What we say after the last solve ("you are welcome") is no effort that it took.
    private void countWhileUnsolved(Instant at) {
        if (!settledState(state) || (lastSolvedAt != null && !at.isAfter(lastSolvedAt))) {
            interactions++;
        }
    }

    private void said(String words, Instant at) {
        if (!at.isBefore(updatedAt) || snippet.isEmpty()) {
            snippet = words;
        }
        touched(at);
    }

    private void move(TicketEvent.StateChanged change, Instant at) {
        boolean wasSettled = settledState(state);
        state = change.state();
        waitingFor = state == TicketState.WAITING ? change.waitingFor() : null;
        waitUntil = state == TicketState.WAITING ? change.until() : null;
        mergedInto = null;
        if (settledState(state)) {
            if (!wasSettled) {
                firstSolvedAt = earlier(firstSolvedAt, at);
                lastSolvedAt = later(lastSolvedAt, at);
            }
            settled();
        } else if (state == TicketState.SPAM || state == TicketState.WITHDRAWN) {
            settled();
        } else if (wasSettled) {
            reopened++;
        }
    }

    private void reopen() {
        if (settledState(state)) {
            reopened++;
        }
        state = TicketState.OPEN;
        waitingFor = null;
        waitUntil = null;
    }

    private void delivered(TicketEvent.DeliveryChanged delivery, Instant at) {
        switch (delivery.delivery()) {
            case "failed", "bounced", "maybe-sent" -> {
                unread = true;
                touched(at);
            }
            default -> {
                // Sent as expected: nothing that the lists should show.
            }
        }
    }

    /// New until a person of ours does something about it.
    private void begun() {
        if (state == TicketState.NEW) {
            state = TicketState.OPEN;
        }
    }

    /// Nobody waits for us any more.
    private void settled() {
        askedAt = null;
        waitingFor = null;
        waitUntil = null;
    }

    private void touched(Instant at) {
        updatedAt = at.isAfter(updatedAt) ? at : updatedAt;
    }

    private static boolean settledState(TicketState state) {
        return state == TicketState.SOLVED || state == TicketState.CLOSED;
    }

    private static @Nullable Instant earlier(@Nullable Instant known, @Nullable Instant other) {
        if (known == null) {
            return other;
        }
        return other != null && other.isBefore(known) ? other : known;
    }

    private static @Nullable Instant later(@Nullable Instant known, Instant other) {
        return known != null && known.isAfter(other) ? known : other;
    }

    /// Until there are promises, the only deadline is the day until which a ticket waits.
    private @Nullable Instant deadline() {
        return state == TicketState.WAITING ? waitUntil : null;
    }

    Ticket done() {
        return new Ticket(
                before.id(),
                before.number(),
                before.version() + 1,
                subject,
                state,
                waitingFor,
                waitUntil,
                priority,
                customerId,
                agentId,
                before.mailboxId(),
                before.channel(),
                tags,
                snippet,
                unread,
                createdAt,
                updatedAt,
                askedAt,
                deadline(),
                firstReplyAt,
                firstSolvedAt,
                lastSolvedAt,
                reopened,
                replies,
                interactions,
                mergedInto,
                before.linkedTo());
    }
}
