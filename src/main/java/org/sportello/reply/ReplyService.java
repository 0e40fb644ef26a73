package org.sportello.reply;

import org.sportello.kernel.Transactions;
import org.sportello.mail.message.MailAddress;
import org.sportello.mail.message.MessageKey;
import org.sportello.mail.outbox.Outbox;
import org.sportello.mail.outbox.OutgoingMail;
import org.sportello.ticket.Actor;
import org.sportello.ticket.Ticket;
import org.sportello.ticket.TicketEvent;
import org.sportello.ticket.TicketState;
import org.sportello.ticket.handling.TicketService;
import org.sportello.ticket.thread.TicketThreads;
import org.sportello.ticket.thread.TicketThreads.Participant;
import org.sportello.ticket.thread.TicketThreads.Reference;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Sends answers. The mail goes into the outbox, the ticket's events and its conversation in one
/// transaction; until the mail leaves, all of it can be taken back.
public final class ReplyService {

    private final Transactions transactions;
    private final TicketService tickets;
    private final TicketThreads threads;
    private final Outbox outbox;
    private final ReplyComposer composer;
    private final InstantSource clock;

    public ReplyService(
            Transactions transactions,
            TicketService tickets,
            TicketThreads threads,
            Outbox outbox,
            ReplyComposer composer,
            InstantSource clock) {
        this.transactions = transactions;
        this.tickets = tickets;
        this.threads = threads;
        this.outbox = outbox;
        this.composer = composer;
        this.clock = clock;
    }

    /// Whom an answer goes to and under which subject, before the agent changes anything.
    public Addressed address(long ticketId, boolean all) {
        return composer.address(ticketId, all);
    }

    /// Puts the answer into the outbox. An unassigned ticket becomes the agent's who answers.
    ///
    /// @param undo how long it can be taken back
    /// @throws NoRecipient if nobody would get it
    /// @throws CannotSend if no mailbox can send it
    public Sent send(Reply reply, Duration undo, Actor actor) {
        return transactions.write(() -> {
            var composed = composer.compose(reply, actor.agentId());
            var leaves = leaves(reply, undo);
            var entry = outbox.add(composed.mailbox(), composed.mail(), reply.ticketId(), leaves);
            tickets.replied(
                    reply.ticketId(),
                    entry.mailId(),
                    reply.body().text(),
                    withIt(reply, composed.ticket(), actor),
                    actor);
            join(reply.ticketId(), composed.mail());
            return new Sent(reply.ticketId(), entry);
        });
    }

    private Instant leaves(Reply reply, Duration undo) {
        var earliest = clock.instant().plus(undo);
        var later = reply.later();
        return later != null && later.isAfter(earliest) ? later : earliest;
    }

    private static List<TicketEvent> withIt(Reply reply, Ticket before, Actor actor) {
        var events = new ArrayList<TicketEvent>();
        if (before.agentId() == null && actor.agentId() != null) {
            events.add(new TicketEvent.Assigned(actor.agentId()));
        }
        var then = reply.then();
        if (then.state() != TicketState.NEW) {
            events.add(new TicketEvent.StateChanged(then.state(), then.waitingFor(), then.until()));
        }
        return events;
    }

    /// From now on the customer's answer finds the ticket by the id of our mail, and whoever got it
    /// takes part.
    private void join(long ticketId, OutgoingMail mail) {
        threads.addReferences(
                List.of(new Reference(MessageKey.of(mail.messageId()), ticketId, true)));
        threads.addParticipants(
                Stream.of(mail.to(), mail.cc())
                        .flatMap(List::stream)
                        .map(MailAddress::key)
                        .map(address -> new Participant(ticketId, address))
                        .toList());
    }

    /// A message of ours that waits for its time, or was refused: both can still be taken back; or
    /// one that was not worth sending.
    public Optional<Sent> waiting(long mailId) {
        return outbox.findByMail(mailId).flatMap(ReplyService::unsent);
    }

    private static Optional<Sent> unsent(Outbox.Entry entry) {
        var ticketId = entry.ticketId();
        var unsent =
                switch (entry.state()) {
                    case QUEUED, FAILED, DROPPED -> true;
                    case SENDING, SENT, MAYBE_SENT, CANCELLED -> false;
                };
        return unsent && ticketId != null
                ? Optional.of(new Sent(ticketId, entry))
                : Optional.empty();
    }

    /// Everyone a message goes to, also those who are not named in it; mail addresses.
    public List<String> envelope(Sent sent) {
        return outbox.envelope(sent.outboxId());
    }

    /// Lets a message leave that waits for its time or was refused.
    public void sendNow(Sent sent) {
        outbox.retry(sent.outboxId());
    }

    /// Takes an answer back, with all that was done together with it. False if it is too late: the
    /// mail has left.
    public boolean undo(Sent sent, Actor actor) {
        return transactions.write(() -> {
            if (!outbox.cancel(sent.outboxId())) {
                return false;
            }
            tickets.withdrawReply(sent.ticketId(), sent.mailId(), actor);
            return true;
        });
    }
}
