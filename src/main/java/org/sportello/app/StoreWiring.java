package org.sportello.app;

import org.sportello.customer.CustomerRepository;
import org.sportello.customer.CustomerService;
import org.sportello.customer.CustomerTimeline;
import org.sportello.customer.store.JooqCustomerRepository;
import org.sportello.customer.store.JooqCustomerTimeline;
import org.sportello.insight.Measures;
import org.sportello.insight.store.JooqMeasures;
import org.sportello.insight.store.RollUp;
import org.sportello.knowledge.Articles;
import org.sportello.knowledge.store.JooqArticles;
import org.sportello.mail.Mailboxes;
import org.sportello.mail.Mails;
import org.sportello.mail.Quarantine;
import org.sportello.mail.RawMails;
import org.sportello.mail.marks.ServerMarks;
import org.sportello.mail.outbox.AutomaticMail;
import org.sportello.mail.pictures.PictureSenders;
import org.sportello.mail.store.JooqAutomaticMail;
import org.sportello.mail.store.JooqMailboxes;
import org.sportello.mail.store.JooqMails;
import org.sportello.mail.store.JooqPictureSenders;
import org.sportello.mail.store.JooqQuarantine;
import org.sportello.mail.store.marks.JooqServerMarks;
import org.sportello.mail.store.pack.JooqRawMails;
import org.sportello.script.Scripts;
import org.sportello.script.store.JooqScripts;
import org.sportello.storage.Database;
import org.sportello.storage.StoreFolder;
import org.sportello.storage.event.EventLog;
import org.sportello.ticket.Agents;
import org.sportello.ticket.Drafts;
import org.sportello.ticket.TicketRepository;
import org.sportello.ticket.handling.TicketService;
import org.sportello.ticket.queue.Queues;
import org.sportello.ticket.queue.SavedQueues;
import org.sportello.ticket.queue.TicketPages;
import org.sportello.ticket.queue.TicketQuery;
import org.sportello.ticket.queue.TicketWords;
import org.sportello.ticket.store.JooqAgents;
import org.sportello.ticket.store.JooqDrafts;
import org.sportello.ticket.store.JooqNames;
import org.sportello.ticket.store.JooqSavedQueues;
import org.sportello.ticket.store.JooqSplitChoices;
import org.sportello.ticket.store.JooqTicketPages;
import org.sportello.ticket.store.JooqTicketRepository;
import org.sportello.ticket.store.JooqTicketThreads;
import org.sportello.ticket.thread.SplitChoices;
import org.sportello.ticket.thread.TicketThreads;

import java.time.InstantSource;
import java.time.ZoneId;

/// Everything that is kept, by feature, and the services on top of it that need no network.
public final class StoreWiring {

    private final Agents agents;
    private final TicketRepository tickets;
    private final TicketPages ticketPages;
    private final TicketService ticketService;
    private final TicketThreads threads;
    private final TicketQuery query;
    private final TicketQuery.Names names;
    private final Queues queues;
    private final SavedQueues savedQueues;
    private final Drafts drafts;
    private final CustomerRepository customers;
    private final CustomerService customerService;
    private final CustomerTimeline timeline;
    private final PictureSenders pictureSenders;
    private final SplitChoices splitChoices;
    private final Mailboxes mailboxes;
    private final Mails mails;
    private final ServerMarks serverMarks;
    private final RawMails raws;
    private final Quarantine quarantine;
    private final AutomaticMail automatic;
    private final Scripts scripts;
    private final Articles articles;
    private final Measures measures;
    private final RollUp rollUp;

    StoreWiring(
            StoreFolder folder,
            Database database,
            EventLog log,
            TicketWords words,
            InstantSource clock) {
        agents = new JooqAgents(database, log, clock);
        tickets = new JooqTicketRepository(database, log);
        ticketPages = new JooqTicketPages(database, words);
        ticketService = new TicketService(database, tickets, clock);
        threads = new JooqTicketThreads(database);
        query = new TicketQuery(clock, ZoneId.systemDefault());
        names = new JooqNames(database);
        splitChoices = new JooqSplitChoices(database, clock);
        savedQueues = new JooqSavedQueues(database, log, clock);
        queues = new Queues(ticketPages, savedQueues, query, names, clock, ZoneId.systemDefault());
        drafts = new JooqDrafts(database);
        customers = new JooqCustomerRepository(database, log, clock);
        customerService = new CustomerService(database, customers);
        timeline = new JooqCustomerTimeline(database);
        mailboxes = new JooqMailboxes(database, log, clock);
        mails = new JooqMails(database, log);
        serverMarks = new JooqServerMarks(database, clock);
        raws = new JooqRawMails(database, folder.path().resolve("mail"));
        quarantine = new JooqQuarantine(database);
        pictureSenders = new JooqPictureSenders(database, clock);
        automatic = new JooqAutomaticMail(database);
        scripts = new JooqScripts(database, log, clock);
        articles = new JooqArticles(database, log, clock);
        measures = new JooqMeasures(database);
        rollUp = new RollUp(database, log, tickets);
    }

    public Agents agents() {
        return agents;
    }

    public TicketRepository tickets() {
        return tickets;
    }

    public TicketPages ticketPages() {
        return ticketPages;
    }

    public TicketService ticketService() {
        return ticketService;
    }

    public TicketThreads threads() {
        return threads;
    }

    public TicketQuery query() {
        return query;
    }

    public TicketQuery.Names names() {
        return names;
    }

    public Queues queues() {
        return queues;
    }

    public SavedQueues savedQueues() {
        return savedQueues;
    }

    public Drafts drafts() {
        return drafts;
    }

    public CustomerRepository customers() {
        return customers;
    }

    public CustomerService customerService() {
        return customerService;
    }

    public SplitChoices splitChoices() {
        return splitChoices;
    }

    public PictureSenders pictureSenders() {
        return pictureSenders;
    }

    public CustomerTimeline timeline() {
        return timeline;
    }

    public Mailboxes mailboxes() {
        return mailboxes;
    }

    public Mails mails() {
        return mails;
    }

    public ServerMarks serverMarks() {
        return serverMarks;
    }

    public RawMails raws() {
        return raws;
    }

    public Quarantine quarantine() {
        return quarantine;
    }

    public AutomaticMail automatic() {
        return automatic;
    }

    public Scripts scripts() {
        return scripts;
    }

    public Articles articles() {
        return articles;
    }

    /// The figures, after the roll-ups have read on.
    public Measures measures() {
        return measures;
    }

    public RollUp rollUp() {
        return rollUp;
    }
}
