package org.sportello.app.window;

import org.sportello.app.Wiring;
import org.sportello.desk.Desk;
import org.sportello.desk.Refiling;
import org.sportello.ticket.thread.MailMoves;

/// Lays on the Desk what its panes work with: of the store, and of the road of mail.
final class DeskWiring {

    private final Wiring wiring;

    DeskWiring(Wiring wiring) {
        this.wiring = wiring;
    }

    Desk desk() {
        var store = wiring.store();
        var tickets = tickets();
        return new Desk(
                tickets,
                new Desk.Post(
                        store.mails(),
                        wiring.mail().reader(),
                        wiring.mail().replies(),
                        wiring.mail().newMessages(),
                        refiling(tickets),
                        store.drafts(),
                        store.mailboxes(),
                        store.pictureSenders(),
                        store.serverMarks()),
                new Desk.Customers(store.customers(), store.customerService(), store.timeline()),
                new Desk.Help(store.scripts(), store.articles()));
    }

    private Desk.Tickets tickets() {
        var store = wiring.store();
        return new Desk.Tickets(
                store.tickets(),
                store.ticketService(),
                store.queues(),
                store.savedQueues(),
                store.agents(),
                store.splitChoices(),
                new Desk.Asking(store.query(), store.names(), store.ticketPages()));
    }

    private Refiling refiling(Desk.Tickets tickets) {
        var store = wiring.store();
        return new Refiling(
                wiring.database(),
                tickets,
                new Refiling.Ways(
                        new MailMoves(wiring.database(), store.tickets(), wiring.clock()),
                        store.threads()),
                new Refiling.Letters(store.mails(), wiring.mail().reader()),
                store.customerService());
    }
}
