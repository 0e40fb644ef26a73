package org.sportello.desk;

import org.jspecify.annotations.Nullable;
import org.sportello.customer.CustomerService;
import org.sportello.customer.CustomerService.Contact;
import org.sportello.kernel.Problem;
import org.sportello.kernel.Transactions;
import org.sportello.mail.Mail;
import org.sportello.mail.MailReader;
import org.sportello.mail.Mails;
import org.sportello.mail.message.MailAddress;
import org.sportello.mail.message.MessageKey;
import org.sportello.ticket.Actor;
import org.sportello.ticket.Channel;
import org.sportello.ticket.Interaction;
import org.sportello.ticket.Priority;
import org.sportello.ticket.Ticket;
import org.sportello.ticket.TicketEvent;
import org.sportello.ticket.thread.MailMoves;
import org.sportello.ticket.thread.TicketThreads;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Files a received mail on another ticket by hand, with what later mail finds its way by.
public final class Refiling {

    private final Transactions transactions;
    private final Desk.Tickets tickets;
    private final Ways ways;
    private final Letters letters;
    private final CustomerService customers;

    /// How mails change their tickets, and by what they find them.
    public record Ways(MailMoves moves, TicketThreads threads) {}

    /// The mails and what they say.
    public record Letters(Mails mails, MailReader reader) {}

    public Refiling(
            Transactions transactions,
            Desk.Tickets tickets,
            Ways ways,
            Letters letters,
            CustomerService customers) {
        this.transactions = transactions;
        this.tickets = tickets;
        this.ways = ways;
        this.letters = letters;
        this.customers = customers;
    }

    /// What was done, to be taken back.
    ///
    /// @param why what had filed the mail before
    /// @param begun true if the ticket was made for the mail
    /// @param merged the tickets before, where the mail was all there was: then they were merged
    public record Moved(
            long mailId, long from, Ticket to, String why, boolean begun, List<Ticket> merged) {

        public Moved {
            merged = List.copyOf(merged);
        }
    }

    /// Moves the mail to a ticket. If nothing else is said on its own one, that lives on there.
    ///
    /// @throws Problem if it is there already
    public Moved move(Interaction entry, long to, Actor actor) {
        return transactions.write(() -> {
            var mail = mail(entry);
            var asked = tickets.all().get(to);
            var target = asked.mergedInto() == null ? asked : tickets.all().get(asked.mergedInto());
            var from = entry.ticketId();
            if (target.id() == from
                    || Objects.equals(tickets.all().get(from).mergedInto(), target.id())) {
                throw new Problem("desk.move.same", Long.toString(target.number()));
            }
            if (isAlone(entry)) {
                var before = List.of(tickets.all().get(from), target);
                var merged = tickets.service().merge(List.of(from), target.id(), actor);
                return new Moved(mail.id(), from, merged, mail.why(), false, before);
            }
            ways.moves().move(mail.id(), from, target.id(), actor);
            refile(mail, from, target.id(), "moved #" + tickets.all().get(from).number());
            return moved(mail, from, target.id(), false);
        });
    }

    /// Moves the mail to a new ticket of its sender's.
    ///
    /// @throws Problem if nothing else is said on its own one
    public Moved moveToNew(Interaction entry, Actor actor) {
        return transactions.write(() -> {
            var mail = mail(entry);
            if (isAlone(entry)) {
                throw new Problem("desk.move.alone");
            }
            var from = tickets.all().get(entry.ticketId());
            var opened =
                    new TicketEvent.Opened(
                            mail.subject(),
                            customer(mail, from),
                            from.mailboxId(),
                            Channel.MAIL,
                            Priority.NORMAL,
                            from.id());
            var ticket = ways.moves().moveToNew(mail.id(), from.id(), opened, actor);
            refile(mail, from.id(), ticket.id(), "moved #" + from.number());
            return moved(mail, from.id(), ticket.id(), true);
        });
    }

    /// Makes a ticket of its own out of received mails that begin another matter, in their order.
    ///
    /// @throws Problem if nothing else is said on their ticket
    public List<Moved> split(List<Interaction> entries, Actor actor) {
        return transactions.write(() -> {
            var moved = new ArrayList<Moved>();
            moved.add(moveToNew(entries.getFirst(), actor));
            var to = moved.getFirst().to().id();
            entries.stream().skip(1).forEach(entry -> moved.add(move(entry, to, actor)));
            return List.copyOf(moved);
        });
    }

    /// Takes several moves back, the last one first.
    public void undo(List<Moved> moved, Actor actor) {
        transactions.write(() -> moved.reversed().forEach(one -> undo(one, actor)));
    }

    /// Takes a move back.
    public void undo(Moved moved, Actor actor) {
        transactions.write(() -> {
            if (!moved.merged().isEmpty()) {
                tickets.service().undo(moved.merged(), actor);
                return;
            }
            var mail = Objects.requireNonNull(letters.mails().find(moved.mailId()).orElse(null));
            ways.moves().back(moved.mailId(), moved.from(), moved.to().id(), actor);
            refile(mail, moved.to().id(), moved.from(), moved.why());
            if (moved.begun()) {
                tickets.service().merge(List.of(moved.to().id()), moved.from(), actor);
            }
        });
    }

    private Moved moved(Mail mail, long from, long to, boolean begun) {
        return new Moved(mail.id(), from, tickets.all().get(to), mail.why(), begun, List.of());
    }

    private Mail mail(Interaction entry) {
        @Nullable Long id = entry.mailId();
        if (id == null || entry.kind() != Interaction.Kind.MAIL_IN) {
            throw new IllegalArgumentException("Only received mail can be moved");
        }
        return letters.mails().find(id).orElseThrow();
    }

    private boolean isAlone(Interaction entry) {
        return tickets.all().interactions(entry.ticketId(), false).stream()
                .noneMatch(
                        other -> other.ticketId() == entry.ticketId() && other.id() != entry.id());
    }

    private long customer(Mail mail, Ticket from) {
        var parsed = mail.rawId() == null ? null : letters.reader().read(mail.id());
        var sender = parsed == null ? mail.from() : sender(mail, parsed.customer());
        if (sender.address().isBlank()) {
            return from.customerId();
        }
        var ids = customers.findOrCreate(List.of(new Contact(sender.name(), sender.address())));
        return Objects.requireNonNull(ids.get(sender.key().strip()));
    }

    private static MailAddress sender(Mail mail, @Nullable MailAddress customer) {
        return customer == null ? mail.from() : customer;
    }

    private void refile(Mail mail, long from, long to, String why) {
        letters.mails().file(mail.id(), to, why);
        if (mail.messageId() != null) {
            ways.threads().moveReference(MessageKey.of(mail.messageId()), from, to);
        }
        if (!mail.from().address().isBlank()) {
            ways.threads()
                    .addParticipants(List.of(new TicketThreads.Participant(to, mail.from().key())));
        }
    }
}
