package org.sportello.intake;

import org.jspecify.annotations.Nullable;
import org.sportello.customer.CustomerRepository;
import org.sportello.intake.arrival.IntakeSettings;
import org.sportello.mail.Mail;
import org.sportello.mail.MailIntake.Filed;
import org.sportello.mail.MailIntake.Place;
import org.sportello.mail.Mailbox;
import org.sportello.mail.Mailboxes;
import org.sportello.mail.Mails;
import org.sportello.mail.Quarantine;
import org.sportello.mail.RawMail;
import org.sportello.mail.RawMails;
import org.sportello.mail.Replay;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.message.MessageIds;
import org.sportello.mail.message.ParsedMail;
import org.sportello.mail.outbox.AutomaticMail;
import org.sportello.mail.parse.MailParser;
import org.sportello.mail.store.JooqAutomaticMail;
import org.sportello.mail.store.JooqMailboxes;
import org.sportello.mail.store.JooqMails;
import org.sportello.mail.store.JooqQuarantine;
import org.sportello.mail.store.SigningKey;
import org.sportello.mail.store.pack.JooqRawMails;
import org.sportello.storage.Database;
import org.sportello.storage.TestStore;
import org.sportello.storage.event.EventLog;
import org.sportello.ticket.Agents;
import org.sportello.ticket.Interaction;
import org.sportello.ticket.Ticket;
import org.sportello.ticket.TicketRepository;
import org.sportello.ticket.store.JooqAgents;
import org.sportello.ticket.store.JooqTicketRepository;
import org.sportello.ticket.store.JooqTicketThreads;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A desk on a store in memory, with everything real but the sending.
final class TestDesk implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-21T09:00:00Z");
    static final String US = "aiuto@shop.example";

    final Database database;
    final Mails mails;
    final TicketRepository tickets;
    final Quarantine quarantine;
    final AutomaticMail automatic;
    final Mailboxes mailboxes;
    final MessageIds ids;
    final KeptOutbox outbox;
    final Agents agents;
    final CustomerRepository customers;
    private final Runnable closed;
    final IntakeService intake;
    private int files;

    /// What time it is.
    Instant now = NOW;

    TestDesk() {
        this(TestStore.create(), null);
    }

    /// With another reader of messages.
    TestDesk(Function<byte[], ParsedMail> parser) {
        this(TestStore.create(), parser);
    }

    private TestDesk(TestStore store, @Nullable Function<byte[], ParsedMail> parser) {
        this(store.database(), Set.of(US), parser, store::close);
    }

    /// On a store of its own, which stays open.
    TestDesk(Database database, Path packs, Set<String> self) {
        this(database, new JooqRawMails(database, packs), self, null, () -> {});
    }

    private TestDesk(
            Database database,
            Set<String> self,
            @Nullable Function<byte[], ParsedMail> parser,
            Runnable closed) {
        this(database, new JooqRawMails(database), self, parser, closed);
    }

    private TestDesk(
            Database database,
            RawMails raws,
            Set<String> self,
            @Nullable Function<byte[], ParsedMail> parser,
            Runnable closed) {
        this.database = database;
        this.closed = closed;
        var log = new EventLog(database);
        InstantSource clock = () -> now;
        mails = new JooqMails(database, log);
        tickets = new JooqTicketRepository(database, log);
        quarantine = new JooqQuarantine(database);
        automatic = new JooqAutomaticMail(database);
        mailboxes = new JooqMailboxes(database, log, clock);
        ids = SigningKey.of(database);
        outbox = new KeptOutbox(mails, NOW);
        agents = new JooqAgents(database, log, clock);
        customers = new org.sportello.customer.store.JooqCustomerRepository(database, log, clock);
        var stores =
                new IntakeStores(
                        new IntakeStores.OfMail(mails, raws, mailboxes, quarantine, automatic),
                        new IntakeStores.OfTickets(
                                tickets, new JooqTicketThreads(database), customers, agents));
        intake =
                new IntakeService(
                        database,
                        stores,
                        own ->
                                parser != null
                                        ? parser
                                        : new MailParser(own, id -> ids.verify(id).isPresent())
                                                ::parse,
                        new IntakeService.Acknowledging(
                                new Acknowledgement(outbox, automatic, ids), ids, (_, _) -> {}),
                        IntakeSettings.USUAL.withSelf(self),
                        clock);
    }

    Mailbox mailbox(boolean archive, boolean acknowledge) {
        return mailboxes.add(
                new Mailbox(
                        0,
                        "Shop " + mailboxes.all().size(),
                        US,
                        "Shop",
                        ServerUrl.parse("imaps://aiuto@imap.shop.example:993"),
                        ServerUrl.parse("smtps://aiuto@smtp.shop.example:465"),
                        List.of("INBOX"),
                        archive,
                        acknowledge,
                        false,
                        "",
                        true));
    }

    /// Files the messages in batches of that size, as an import does.
    List<Filed> importAll(int size, List<String> messages) {
        var all = new ArrayList<Filed>();
        for (int from = 0; from < messages.size(); from += size) {
            var batch =
                    messages.subList(from, Math.min(from + size, messages.size())).stream()
                            .map(this::raw)
                            .toList();
            all.add(intake.file(null, null, batch));
        }
        if (quarantine.count() > 0) {
            throw new AssertionError(quarantine.all(3).toString());
        }
        return all;
    }

    Filed importOne(String... messages) {
        return importAll(messages.length, List.of(messages)).getFirst();
    }

    Filed arrive(Mailbox mailbox, Place place, String... messages) {
        return intake.file(
                mailbox, place, java.util.stream.Stream.of(messages).map(this::raw).toList());
    }

    RawMail raw(String message) {
        files++;
        return new RawMail(
                message.getBytes(StandardCharsets.UTF_8), "in/" + files + ".eml", files, now);
    }

    /// Which messages stand together: their ids, by ticket, merged tickets followed; those without
    /// a ticket stand under “-”.
    Set<String> conversations() {
        var groups = new LinkedHashMap<Long, Set<String>>();
        for (var mail : all()) {
            var ticket = mail.ticketId() == null ? -1 : survivor(mail.ticketId()).id();
            groups.computeIfAbsent(ticket, _ -> new TreeSet<>())
                    .add(String.valueOf(mail.messageId()).replace("@m.example", ""));
        }
        return groups.entrySet().stream()
                .map(group -> (group.getKey() < 0 ? "-" : "") + String.join(" ", group.getValue()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Ticket survivor(long ticketId) {
        var ticket = tickets.get(ticketId);
        return ticket.mergedInto() == null ? ticket : tickets.get(ticket.mergedInto());
    }

    List<Mail> all() {
        var last = mails.reserve(1).getFirst();
        var every = new ArrayList<Long>();
        for (long id = 1; id < last; id++) {
            every.add(id);
        }
        return new ArrayList<>(mails.getAll(every).values());
    }

    Mail mail(String messageId) {
        return mails.findByMessageIds(List.of(Letter.full(messageId))).getFirst();
    }

    Ticket ticketOf(String messageId) {
        return survivor(mail(messageId).ticketId());
    }

    Map<Long, List<Interaction>> interactions() {
        return all().stream()
                .map(Mail::ticketId)
                .filter(java.util.Objects::nonNull)
                .distinct()
                .collect(Collectors.toMap(id -> id, id -> tickets.interactions(id, false)));
    }

    /// Tries messages in quarantine again; for a desk that keeps its bytes in rows.
    Replay replay() {
        return new Replay(
                database,
                quarantine,
                new JooqRawMails(database),
                mailboxes,
                intake,
                InstantSource.fixed(NOW));
    }

    @Override
    public void close() {
        intake.close();
        closed.run();
    }
}
