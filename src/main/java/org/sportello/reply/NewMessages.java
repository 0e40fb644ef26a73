package org.sportello.reply;

import org.sportello.customer.CustomerService;
import org.sportello.customer.CustomerService.Contact;
import org.sportello.kernel.Problem;
import org.sportello.kernel.Transactions;
import org.sportello.mail.message.MailAddress;
import org.sportello.ticket.Actor;
import org.sportello.ticket.Channel;
import org.sportello.ticket.Priority;
import org.sportello.ticket.handling.TicketService;
import org.sportello.ticket.handling.TicketService.NewTicket;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/// Sends messages that answer nothing. Ticket, mail and, where it is somebody new, customer are
/// made in one transaction; [ReplyService#undo] takes the message back, and the ticket that was
/// begun for it out of queues and figures.
public final class NewMessages {

    private final Transactions transactions;
    private final TicketService tickets;
    private final CustomerService customers;
    private final ReplyService replies;

    public NewMessages(
            Transactions transactions,
            TicketService tickets,
            CustomerService customers,
            ReplyService replies) {
        this.transactions = transactions;
        this.tickets = tickets;
        this.customers = customers;
        this.replies = replies;
    }

    /// Puts the message into the outbox. The ticket belongs to the agent who writes.
    ///
    /// @param undo how long it can be taken back
    /// @throws NoRecipient if nobody would get it
    /// @throws CannotSend if no mailbox can send it
    /// @throws Problem if it has no subject
    public Sent send(NewMessage message, Duration undo, Actor actor) {
        var first = message.first().orElseThrow(() -> new NoRecipient(""));
        if (message.subject().isBlank()) {
            throw new Problem("reply.no-subject");
        }
        return transactions.write(() -> {
            var ticket =
                    tickets.open(
                            new NewTicket(
                                    message.subject(),
                                    customer(first),
                                    message.mailboxId(),
                                    Channel.MAIL,
                                    Priority.NORMAL,
                                    actor.agentId()),
                            actor);
            return replies.send(message.on(ticket.id()), undo, actor);
        });
    }

    private long customer(MailAddress address) {
        var ids = customers.findOrCreate(List.of(new Contact(address.name(), address.address())));
        return Objects.requireNonNull(ids.get(address.key().strip()));
    }
}
