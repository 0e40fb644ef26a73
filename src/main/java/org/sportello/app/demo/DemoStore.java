package org.sportello.app.demo;

import org.sportello.app.demo.shop.Conversation;
import org.sportello.app.demo.shop.Shop;
import org.sportello.app.demo.shop.ShopMail;
import org.sportello.customer.CustomerRepository;
import org.sportello.kernel.Transactions;
import org.sportello.knowledge.Articles;
import org.sportello.mail.Mailbox;
import org.sportello.mail.ServerUrl;
import org.sportello.script.Scripts;
import org.sportello.ticket.Agent;
import org.sportello.ticket.Agents;
import org.sportello.ticket.queue.SavedQueues;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Fills an empty store with the demo shop: three agents, two mailboxes, 150 customers, a year of
/// tickets with their true dates, articles, canned replies, playbooks and queues.
public final class DemoStore {

    /// Mail younger than this is left to the sync, so that one sees it arrive.
    private static final Duration FRESH = Duration.ofMinutes(30);

    private final Transactions transactions;
    private final DemoMail mail;
    private final Desk desk;

    /// What else is filled.
    ///
    /// @param customers the repository of customers as of a moment
    public record Desk(
            Agents agents,
            Function<InstantSource, CustomerRepository> customers,
            SavedQueues queues,
            Scripts scripts,
            Articles articles) {}

    public DemoStore(Transactions transactions, DemoMail mail, Desk desk) {
        this.transactions = transactions;
        this.mail = mail;
        this.desk = desk;
    }

    /// What was filled in.
    ///
    /// @param conversations everything that the shop's mail consists of, with what was left to the
    ///   sync
    public record Filled(List<Conversation> conversations, List<Mailbox> mailboxes) {

        public Filled {
            conversations = List.copyOf(conversations);
            mailboxes = List.copyOf(mailboxes);
        }
    }

    /// Fills the store.
    ///
    /// @param now when the year ends
    /// @param server where the mailboxes are
    public Filled fill(Instant now, DemoServer server) {
        var shop = new ShopMail(now);
        var conversations = shop.conversations();
        var fresh = now.minus(FRESH);
        return transactions.write(() -> {
            var boxes = mailboxes(server);
            var clerks = clerks();
            new DemoPeople(desk.customers(), now).enter(shop.people());
            new DemoLibrary(desk.scripts(), desk.articles(), desk.agents()).enter(now);
            queues();
            new DemoHistory(mail, boxes, clerks, now.minus(Duration.ofHours(6)))
                    .file(
                            conversations.stream()
                                    .filter(one -> begun(one).isBefore(fresh))
                                    .toList());
            return new Filled(conversations, List.copyOf(boxes.values()));
        });
    }

    private static Instant begun(Conversation conversation) {
        return conversation.steps().getFirst().at();
    }

    private Map<String, Mailbox> mailboxes(DemoServer server) {
        var boxes = new LinkedHashMap<String, Mailbox>();
        for (var box : Shop.BOXES) {
            boxes.put(
                    box.address(),
                    mail.mailboxes()
                            .add(
                                    new Mailbox(
                                            0,
                                            box.name(),
                                            box.address(),
                                            Shop.NAME,
                                            ServerUrl.parse(server.incoming(box)),
                                            ServerUrl.parse(server.outgoing(box)),
                                            List.of("INBOX"),
                                            false,
                                            false,
                                            true,
                                            "Bottega Larice · cose che durano",
                                            true)));
        }
        return boxes;
    }

    private Map<Shop.Clerk, Long> clerks() {
        var clerks = new HashMap<Shop.Clerk, Long>();
        for (var clerk : Shop.CLERKS) {
            var agent = desk.agents().add(clerk.name(), clerk.address());
            desk.agents()
                    .update(
                            new Agent(
                                    agent.id(),
                                    agent.name(),
                                    agent.address(),
                                    clerk.firstName(),
                                    true));
            clerks.put(clerk, agent.id());
        }
        return clerks;
    }

    private void queues() {
        var queues = desk.queues();
        queues.add(queue("Reclami", "complaint", "danger"));
        queues.add(queue("Resi", "returns", "warning"));
        queues.add(queue("Fatture", "invoice", "accent"));
    }

    private static SavedQueues.SavedQueue queue(String name, String tag, String colour) {
        return new SavedQueues.SavedQueue(0, name, "is:unsolved tag:" + tag, colour);
    }
}
