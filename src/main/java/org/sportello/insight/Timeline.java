package org.sportello.insight;

import org.jspecify.annotations.Nullable;
import org.sportello.ticket.TicketEvent;
import org.sportello.ticket.TicketHistory;
import org.sportello.ticket.TicketState;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What one ticket's history means for the figures: the clocks that were stopped and the stretches
/// in which it was not solved. A pure reading of the facts, in the order in which they became true.
///
/// * First response: creation → first public human reply; where an agent began, from the customer's
///   first message on.
/// * Response: the first of a run of unanswered customer messages → the next public human reply.
/// * Resolution: creation → first solved, and → last solved.
public final class Timeline {

    /// The clocks.
    public enum Kind {
        FIRST_RESPONSE,
        RESPONSE,
        RESOLUTION_FIRST,
        RESOLUTION_LAST
    }

    /// A clock that was stopped.
    public record Measure(
            Kind kind,
            Instant startedAt,
            Instant stoppedAt,
            @Nullable Long agentId,
            @Nullable Long mailId) {

        /// Never negative: a reply dated before its question counts as at once.
        public long seconds() {
            return Math.max(0, stoppedAt.getEpochSecond() - startedAt.getEpochSecond());
        }
    }

    /// A stretch in which it was not solved.
    ///
    /// @param solvedAt null while it goes on
    /// @param reopenedAt when it came back after that
    /// @param agentId who solved it; the owner if the program did
    /// @param replies public replies of ours until then
    /// @param interactions public messages both ways until then
    public record Span(
            Instant openedAt,
            @Nullable Instant solvedAt,
            @Nullable Instant reopenedAt,
            @Nullable Long agentId,
            int replies,
            int interactions) {}

    private final List<Measure> measures = new ArrayList<>();
    private final List<Span> spans = new ArrayList<>();
    private @Nullable Instant created;
    private @Nullable Instant asked;
    private @Nullable Instant openedAt;
    private @Nullable Instant firstSolved;
    private @Nullable Measure lastSolved;
    private @Nullable Long owner;
    private boolean responded;
    private int replies;
    private int interactions;

    private Timeline() {}

    /// Reads a history.
    public static Timeline of(TicketHistory history) {
        var timeline = new Timeline();
        for (var past : history.standing()) {
            timeline.read(past);
        }
        timeline.end();
        return timeline;
    }

    public List<Measure> measures() {
        return List.copyOf(measures);
    }

    public List<Span> spans() {
        return List.copyOf(spans);
    }

    private void read(TicketHistory.Past past) {
        switch (past.event()) {
            case TicketEvent.Opened _ -> {
                openedAt = past.at();
                created = past.actor().agentId() == null ? past.at() : null;
            }
            case TicketEvent.MailReceived mail -> {
                if (mail.human()) {
                    received(past.at());
                }
            }
            case TicketEvent.CallLogged call -> {
                interactions++;
                if (call.incoming()) {
                    created = created == null ? past.at() : created;
                }
            }
            case TicketEvent.Replied reply -> replied(past, reply.mailId());
            case TicketEvent.Assigned assigned -> owner = assigned.agentId();
            case TicketEvent.StateChanged change -> moved(past, change.state());
            default -> {
                // Notes, tags and the like stop no clock.
            }
        }
    }

    private void received(Instant at) {
        interactions++;
        created = created == null ? at : created;
        asked = asked == null ? at : asked;
        if (openedAt == null) {
            reopened(at);
        }
    }

    private void replied(TicketHistory.Past past, long mailId) {
        interactions++;
        replies++;
        var agent = past.actor().agentId();
        if (!responded && created != null) {
            responded = true;
            measures.add(new Measure(Kind.FIRST_RESPONSE, created, past.at(), agent, mailId));
        }
        if (asked != null) {
            measures.add(new Measure(Kind.RESPONSE, asked, past.at(), agent, mailId));
            asked = null;
        }
    }

    private void moved(TicketHistory.Past past, TicketState state) {
        if (state.unsolved()) {
            if (openedAt == null) {
                reopened(past.at());
            }
        } else if (state == TicketState.SOLVED || state == TicketState.CLOSED) {
            solved(past);
        }
    }

    private void solved(TicketHistory.Past past) {
        if (openedAt == null) {
            return;
        }
        var agent = Optional.ofNullable(past.actor().agentId()).orElse(owner);
        spans.add(new Span(openedAt, past.at(), null, agent, replies, interactions));
        openedAt = null;
        asked = null;
        if (created == null) {
            return;
        }
        if (firstSolved == null) {
            firstSolved = past.at();
            measures.add(new Measure(Kind.RESOLUTION_FIRST, created, past.at(), agent, null));
        }
        lastSolved = new Measure(Kind.RESOLUTION_LAST, created, past.at(), agent, null);
    }

    private void reopened(Instant at) {
        openedAt = at;
        if (!spans.isEmpty()) {
            var last = spans.removeLast();
            spans.add(
                    new Span(
                            last.openedAt(),
                            last.solvedAt(),
                            at,
                            last.agentId(),
                            last.replies(),
                            last.interactions()));
        }
    }

    private void end() {
        if (openedAt != null) {
            spans.add(new Span(openedAt, null, null, owner, replies, interactions));
        }
        if (lastSolved != null) {
            measures.add(lastSolved);
        }
    }
}
