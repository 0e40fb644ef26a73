package org.sportello.intake.check;

import org.jspecify.annotations.Nullable;
import org.sportello.ticket.Actor;
import org.sportello.ticket.Ticket;
import org.sportello.ticket.TicketEvent;
import org.sportello.ticket.TicketRepository.Step;
import org.sportello.ticket.TicketState;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// A ticket while a batch is being filed: as the store has it, with everything that the batch has
/// added so far.
public final class Conversation {

    private Ticket ticket;
    private final Set<String> people;
    private final List<Step> steps;
    private @Nullable Conversation survivor;

    /// @param steps where its facts are collected, those of all conversations in one order
    Conversation(Ticket ticket, Collection<String> people, List<Step> steps) {
        this.ticket = ticket;
        this.people = new LinkedHashSet<>(people);
        this.steps = steps;
    }

    /// Itself, or what it has been merged into.
    public Conversation current() {
        var current = this;
        while (current.survivor != null) {
            current = current.survivor;
        }
        return current;
    }

    public Ticket ticket() {
        return ticket;
    }

    public long id() {
        return ticket.id();
    }

    /// Who takes part: addresses in lower case.
    public Set<String> people() {
        return people;
    }

    boolean includesAny(Collection<String> addresses) {
        return addresses.stream().anyMatch(people::contains);
    }

    public void happened(TicketEvent event, String cause, Instant at) {
        var actor = Actor.program(cause);
        ticket = ticket.after(event, actor, at);
        steps.add(new Step(ticket, event, actor, at));
    }

    /// As [#happened], for history: an old mail does not reopen what only the archive had solved.
    public void happenedInHistory(TicketEvent event, String cause, Instant at) {
        var before = ticket;
        happened(event, cause, at);
        if (ticket.reopened() > before.reopened()) {
            boolean byArchive = Objects.equals(before.firstSolvedAt(), before.lastSolvedAt());
            corrected(
                    byArchive ? null : ticket.firstSolvedAt(),
                    byArchive ? null : ticket.lastSolvedAt(),
                    before.reopened(),
                    ticket.unread());
        }
    }

    /// The matter is history: solved with its last message, and nothing new to look at.
    public void settle(String cause) {
        happened(
                new TicketEvent.StateChanged(TicketState.SOLVED, null, null),
                cause,
                ticket.updatedAt());
        corrected(ticket.firstSolvedAt(), ticket.lastSolvedAt(), ticket.reopened(), false);
    }

    /// Replaces what the last step led to: the way there was not the usual one.
    private void corrected(
            @Nullable Instant firstSolved,
            @Nullable Instant lastSolved,
            int reopened,
            boolean unread) {
        var last = steps.removeLast();
        ticket =
                new Ticket(
                        ticket.id(),
                        ticket.number(),
                        ticket.version(),
                        ticket.subject(),
                        ticket.state(),
                        ticket.waitingFor(),
                        ticket.waitUntil(),
                        ticket.priority(),
                        ticket.customerId(),
                        ticket.agentId(),
                        ticket.mailboxId(),
                        ticket.channel(),
                        ticket.tags(),
                        ticket.snippet(),
                        unread,
                        ticket.createdAt(),
                        ticket.updatedAt(),
                        ticket.askedAt(),
                        ticket.deadline(),
                        ticket.firstReplyAt(),
                        firstSolved,
                        lastSolved,
                        reopened,
                        ticket.replies(),
                        ticket.interactions(),
                        ticket.mergedInto(),
                        ticket.linkedTo());
        steps.add(new Step(ticket, last.event(), last.actor(), last.at()));
    }

    void mergedInto(Conversation other) {
        survivor = other;
        other.people.addAll(people);
    }

    /// How far a moment lies outside of the conversation's time; zero inside.
    Duration distance(Instant at) {
        if (at.isBefore(ticket.createdAt())) {
            return Duration.between(at, ticket.createdAt());
        }
        return at.isAfter(ticket.updatedAt())
                ? Duration.between(ticket.updatedAt(), at)
                : Duration.ZERO;
    }

    /// True if it has been closed for so long that more mail begins a new ticket.
    boolean closedLongBefore(Instant at, Duration limit) {
        return ticket.state() == TicketState.CLOSED && ticket.updatedAt().plus(limit).isBefore(at);
    }
}
