package org.sportello.app.demo;

import org.sportello.mail.MailIntake;
import org.sportello.mail.Mailboxes;
import org.sportello.mail.Mails;
import org.sportello.mail.RawMails;
import org.sportello.ticket.TicketRepository;
import org.sportello.ticket.thread.TicketThreads;

/// What the demo's year of mail is filed with.
public record DemoMail(
        MailIntake intake,
        Mailboxes mailboxes,
        RawMails raws,
        Mails mails,
        TicketRepository tickets,
        TicketThreads threads) {}
