package org.sportello.desk;

import org.sportello.customer.CustomerRepository;
import org.sportello.customer.CustomerService;
import org.sportello.customer.CustomerTimeline;
import org.sportello.knowledge.Articles;
import org.sportello.mail.MailReader;
import org.sportello.mail.Mailboxes;
import org.sportello.mail.Mails;
import org.sportello.mail.marks.ServerMarks;
import org.sportello.mail.pictures.PictureSenders;
import org.sportello.reply.NewMessages;
import org.sportello.reply.ReplyService;
import org.sportello.script.Scripts;
import org.sportello.ticket.Agents;
import org.sportello.ticket.Drafts;
import org.sportello.ticket.TicketRepository;
import org.sportello.ticket.handling.TicketService;
import org.sportello.ticket.queue.Queues;
import org.sportello.ticket.queue.SavedQueues;
import org.sportello.ticket.queue.TicketPages;
import org.sportello.ticket.queue.TicketQuery;
import org.sportello.ticket.thread.SplitChoices;

/// What lies on the desk: everything an agent works with, by feature.
public record Desk(Tickets tickets, Post post, Customers customers, Help help) {

    public record Tickets(
            TicketRepository all,
            TicketService service,
            Queues queues,
            SavedQueues saved,
            Agents agents,
            SplitChoices splits,
            Asking asking) {}

    /// The query language with the names it knows, and the lists that answer it.
    public record Asking(TicketQuery query, TicketQuery.Names names, TicketPages pages) {}

    public record Post(
            Mails mails,
            MailReader reader,
            ReplyService replies,
            NewMessages newMessages,
            Refiling refiling,
            Drafts drafts,
            Mailboxes mailboxes,
            PictureSenders pictures,
            ServerMarks marks) {}

    public record Customers(
            CustomerRepository all, CustomerService service, CustomerTimeline timeline) {}

    public record Help(Scripts scripts, Articles articles) {}
}
