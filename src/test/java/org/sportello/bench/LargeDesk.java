package org.sportello.bench;

import org.jspecify.annotations.Nullable;
import org.sportello.app.Wiring;
import org.sportello.customer.CustomerRepository.NewCustomer;
import org.sportello.customer.Identity;
import org.sportello.mail.Mail;
import org.sportello.mail.Mailbox;
import org.sportello.mail.Mails.Received;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.message.MailAddress;
import org.sportello.mail.message.MessageKey;
import org.sportello.storage.StoreFolder;
import org.sportello.ticket.Actor;
import org.sportello.ticket.Channel;
import org.sportello.ticket.Interaction;
import org.sportello.ticket.Priority;
import org.sportello.ticket.Ticket;
import org.sportello.ticket.TicketEvent;
import org.sportello.ticket.TicketRepository.Step;
import org.sportello.ticket.TicketState;
import org.sportello.ticket.WaitingFor;
import org.sportello.ticket.queue.SavedQueues.SavedQueue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/// A desk with many tickets of two messages each: four years of a shop, a fifth of the tickets
/// unsolved, five agents, three mailboxes that are paused. It is made once, in
/// `target/bench/desk-COUNT`, and opened by every measurement.
final class LargeDesk {

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final int BATCH = 500;
    private static final String COMPLETE = "complete";

    private final Wiring desk;
    private final Random random = new Random(7);
    private final Prose prose = new Prose(random);
    private final List<Long> agents = new ArrayList<>();
    private final List<Long> mailboxes = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Received> mails = new ArrayList<>();
    private final List<byte[]> raws = new ArrayList<>();
    private final List<Interaction> entries = new ArrayList<>();

    private record Person(long id, String name, String address) {}

    private LargeDesk(Wiring desk) {
        this.desk = desk;
    }

    /// Where the desk lies; makes it if it is not there.
    static Path folder(int count) throws IOException {
        var folder = Path.of("target", "bench", "desk-" + count).toAbsolutePath();
        if (Files.notExists(folder.resolve(COMPLETE))) {
            delete(folder);
            try (var desk = new Wiring(StoreFolder.of(folder))) {
                new LargeDesk(desk).fill(count);
                desk.catchUp();
            }
            Files.createFile(folder.resolve(COMPLETE));
        }
        return folder;
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void fill(int count) {
        var store = desk.store();
        store.savedQueues().add(new SavedQueue(0, "Returns", "tag:returns is:unsolved", ""));
        store.savedQueues().add(new SavedQueue(0, "Urgent", "priority:urgent is:unsolved", ""));
        for (int i = 0; i < 5; i++) {
            agents.add(store.agents().add("Agent " + i, "agent" + i + "@example.com").id());
        }
        for (int i = 1; i <= 3; i++) {
            mailboxes.add(store.mailboxes().add(mailbox("Mailbox " + i)).id());
        }
        var people = people(Math.max(1, count / 5));
        for (int from = 0; from < count; from += BATCH) {
            int size = Math.min(BATCH, count - from);
            desk.database().write(() -> tickets(size, people));
        }
    }

    private static Mailbox mailbox(String name) {
        var server = "help@mail.shop.example";
        return new Mailbox(
                0,
                name,
                "help@example.com",
                name,
                ServerUrl.parse("imaps://" + server + ":993"),
                ServerUrl.parse("smtps://" + server + ":465"),
                List.of("INBOX"),
                false,
                false,
                true,
                "",
                false);
    }

    private List<Person> people(int count) {
        var people = new ArrayList<Person>();
        for (int from = 0; from < count; from += BATCH) {
            var some = new ArrayList<Person>();
            for (int i = from; i < Math.min(count, from + BATCH); i++) {
                var name = prose.name() + " " + prose.name();
                some.add(new Person(0, name, "person" + i + "@shop" + i % 50 + ".example.org"));
            }
            var ids =
                    desk.store()
                            .customers()
                            .addAll(
                                    some.stream()
                                            .map(one ->
                                                    new NewCustomer(
                                                            one.name(),
                                                            List.of(
                                                                    new Identity(
                                                                            Identity.Kind.MAIL,
                                                                            one.address()))))
                                            .toList());
            for (int i = 0; i < some.size(); i++) {
                people.add(new Person(ids.get(i), some.get(i).name(), some.get(i).address()));
            }
        }
        return people;
    }

    /// Half of the customers write most of the mail.
    private Person somebody(List<Person> people) {
        var most = random.nextBoolean() ? people.size() : Math.max(1, people.size() / 8);
        return people.get(random.nextInt(most));
    }

    private void tickets(int size, List<Person> people) {
        var store = desk.store();
        var mailIds = store.mails().reserve(2 * size).iterator();
        for (var number : store.tickets().reserve(size)) {
            var from = somebody(people);
            var mailbox = mailboxes.get(random.nextInt(mailboxes.size()));
            var opened =
                    new TicketEvent.Opened(
                            prose.sentence(6),
                            from.id(),
                            mailbox,
                            Channel.MAIL,
                            Priority.ofRank(random.nextInt(4)),
                            null);
            var at = now.minusSeconds(random.nextInt(4 * 365 * 86_400));
            var actor = Actor.program("new");
            var ticket = Ticket.opened(number.id(), number.number(), opened, actor, at);
            steps.add(new Step(ticket, opened, actor, at));
            for (var event : story(mailIds.next(), mailIds.next())) {
                mail(event, ticket, from, mailbox, at);
                ticket = ticket.after(event, actor, at);
                steps.add(new Step(ticket, event, actor, at));
            }
        }
        write();
    }

    private void mail(TicketEvent event, Ticket ticket, Person person, long mailbox, Instant at) {
        long id;
        boolean outgoing;
        switch (event) {
            case TicketEvent.MailReceived received -> {
                id = received.mailId();
                outgoing = false;
            }
            case TicketEvent.Replied replied -> {
                id = replied.mailId();
                outgoing = true;
            }
            default -> {
                return;
            }
        }
        var customer = new MailAddress(person.name(), person.address());
        var desk = new MailAddress("Desk", "help@example.com");
        var from = outgoing ? desk : customer;
        var to = outgoing ? customer : desk;
        var text = prose.letter();
        var messageId = "m" + id + "@example.com";
        raws.add(
                ("From: %s <%s>\r\nTo: %s\r\nSubject: %s\r\nMessage-ID: <%s>\r\n"
                                + "Content-Type: text/plain; charset=utf-8\r\n\r\n%s\r\n")
                        .formatted(
                                from.name(),
                                from.address(),
                                to.address(),
                                ticket.subject(),
                                messageId,
                                text)
                        .getBytes(StandardCharsets.UTF_8));
        var row =
                new Mail(
                        id,
                        null,
                        mailbox,
                        outgoing,
                        messageId,
                        outgoing ? "reply" : "customer",
                        ticket.subject(),
                        from,
                        List.of(to),
                        text.substring(0, 80),
                        at,
                        at,
                        0,
                        ticket.id(),
                        "new",
                        "");
        mails.add(new Received(row, MessageKey.of(messageId), id));
        var kind = outgoing ? Interaction.Kind.MAIL_OUT : Interaction.Kind.MAIL_IN;
        entries.add(new Interaction(0, ticket.id(), kind, at, id, null, "", "new", null));
    }

    private void write() {
        var store = desk.store();
        store.tickets().append(steps);
        var rawIds = store.raws().putAll(raws);
        var received = new ArrayList<Received>();
        for (int i = 0; i < mails.size(); i++) {
            var one = mails.get(i);
            received.add(
                    new Received(
                            with(one.mail(), rawIds.get(i)), one.messageKey(), one.contentKey()));
        }
        store.mails().addReceived(received);
        store.tickets().addInteractions(entries);
        steps.clear();
        mails.clear();
        raws.clear();
        entries.clear();
    }

    private static Mail with(Mail mail, long rawId) {
        return new Mail(
                mail.id(),
                rawId,
                mail.mailboxId(),
                mail.outgoing(),
                mail.messageId(),
                mail.kind(),
                mail.subject(),
                mail.from(),
                mail.recipients(),
                mail.snippet(),
                mail.sentAt(),
                mail.arrivedAt(),
                mail.attachments(),
                mail.ticketId(),
                mail.why(),
                mail.flags());
    }

    private List<TicketEvent> story(long first, long second) {
        var story = new ArrayList<TicketEvent>();
        story.add(new TicketEvent.MailReceived(first, true, prose.sentence(20)));
        if (random.nextInt(4) > 0) {
            story.add(new TicketEvent.Assigned(agents.get(random.nextInt(agents.size()))));
        }
        if (random.nextInt(10) == 0) {
            story.add(new TicketEvent.Tagged("returns"));
        }
        int fate = random.nextInt(100);
        if (fate < 94) {
            story.add(new TicketEvent.Replied(second, prose.sentence(20)));
        } else {
            story.add(new TicketEvent.MailReceived(second, true, prose.sentence(20)));
        }
        if (fate < 78) {
            story.add(state(fate < 40 ? TicketState.SOLVED : TicketState.CLOSED, null));
        } else if (fate < 80) {
            story.add(state(TicketState.SPAM, null));
        } else if (fate < 88) {
            var until = fate < 84 ? now.plusSeconds(random.nextInt(86_400 * 30)) : null;
            story.add(state(TicketState.WAITING, until));
        }
        return story;
    }

    private TicketEvent state(TicketState state, @Nullable Instant until) {
        return new TicketEvent.StateChanged(
                state, state == TicketState.WAITING ? WaitingFor.CUSTOMER : null, until);
    }
}
