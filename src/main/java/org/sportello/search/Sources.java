package org.sportello.search;

import org.sportello.customer.CustomerRepository;
import org.sportello.knowledge.Articles;
import org.sportello.mail.MailReader;
import org.sportello.mail.Mails;
import org.sportello.script.Scripts;
import org.sportello.ticket.TicketRepository;
import org.sportello.ticket.queue.TicketPages;

/// Where the index reads the things that the log says were touched, as they are now.
public record Sources(
        TicketRepository tickets,
        TicketPages pages,
        CustomerRepository customers,
        Mails mails,
        MailReader reader,
        Articles articles,
        Scripts scripts) {}
