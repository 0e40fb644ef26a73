package org.sportello.intake;

import org.sportello.customer.CustomerRepository;
import org.sportello.mail.Mailboxes;
import org.sportello.mail.Mails;
import org.sportello.mail.Quarantine;
import org.sportello.mail.RawMails;
import org.sportello.mail.outbox.AutomaticMail;
import org.sportello.ticket.Agents;
import org.sportello.ticket.TicketRepository;
import org.sportello.ticket.thread.TicketThreads;

/// Everything that intake reads from and writes to, in one transaction a batch.
public record IntakeStores(OfMail mail, OfTickets tickets) {

    /// What is kept of mail itself.
    public record OfMail(
            Mails mails,
            RawMails raws,
            Mailboxes mailboxes,
            Quarantine quarantine,
            AutomaticMail automatic) {}

    /// What is kept of tickets and people.
    public record OfTickets(
            TicketRepository tickets,
            TicketThreads threads,
            CustomerRepository customers,
            Agents agents) {}
}
