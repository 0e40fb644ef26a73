package org.sportello.app;

import org.jspecify.annotations.Nullable;
import org.sportello.intake.Acknowledgement;
import org.sportello.intake.IntakeService;
import org.sportello.intake.IntakeStores;
import org.sportello.intake.MailReading;
import org.sportello.intake.arrival.IntakeSettings;
import org.sportello.kernel.Change;
import org.sportello.kernel.Change.Entity;
import org.sportello.kernel.Changes;
import org.sportello.mail.MailReader;
import org.sportello.mail.SyncHealth;
import org.sportello.mail.fetch.Limits;
import org.sportello.mail.imap.Connector;
import org.sportello.mail.message.MessageIds;
import org.sportello.mail.message.MessageParser;
import org.sportello.mail.message.ParsedMail;
import org.sportello.mail.outbox.Outbox;
import org.sportello.mail.parse.MailParser;
import org.sportello.mail.send.MimeComposer;
import org.sportello.mail.send.SendLoop;
import org.sportello.mail.send.Sender;
import org.sportello.mail.send.SentCopies;
import org.sportello.mail.setup.Accounts;
import org.sportello.mail.signin.LiveTrust;
import org.sportello.mail.signin.SecretStore;
import org.sportello.mail.signin.Trust;
import org.sportello.mail.signin.TrustedServers;
import org.sportello.mail.signin.provider.ProviderCredentials;
import org.sportello.mail.signin.provider.SignIns;
import org.sportello.mail.signin.provider.TokenDesk;
import org.sportello.mail.signin.secrets.FileSecrets;
import org.sportello.mail.signin.secrets.KeychainSecrets;
import org.sportello.mail.store.JooqOutbox;
import org.sportello.mail.store.JooqProviders;
import org.sportello.mail.store.JooqSendQueue;
import org.sportello.mail.store.JooqServerCommands;
import org.sportello.mail.store.JooqSyncHealth;
import org.sportello.mail.store.JooqTrustedServers;
import org.sportello.mail.store.OutboxRows;
import org.sportello.mail.store.SigningKey;
import org.sportello.mail.store.StoredMailReader;
import org.sportello.mail.sync.MailSync;
import org.sportello.mail.sync.Pace;
import org.sportello.reply.Conversation;
import org.sportello.reply.NewMessages;
import org.sportello.reply.ReplyComposer;
import org.sportello.reply.ReplyService;
import org.sportello.storage.Database;
import org.sportello.storage.StoreFolder;
import org.sportello.ticket.Actor;

import java.nio.file.Files;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// The road of mail: in from the servers, through intake; out from the outbox.
public final class MailWiring implements AutoCloseable {

    /// Keeps passwords out of the system's keychain, for scripts and tests without a desktop
    /// session: set as an environment variable, or as a property of this Java.
    public static final String FILE_SECRETS = "SPORTELLO_SECRETS_FILE";

    private static final String KEYCHAIN = "Sportello ";

    private final Database database;
    private final StoreWiring store;
    private final InstantSource clock;
    private final MessageIds messageIds;
    private final StoredMailReader reader;
    private final Outbox outbox;
    private final SecretStore secrets;
    private final Accounts accounts;
    private final TrustedServers trusted;
    private final Connector connector;
    private final ReplyService replies;
    private final NewMessages newMessages;
    private final Sender sender;
    private final SendLoop sendLoop;
    private final IntakeService intake;
    private final MailSync sync;
    private final SyncHealth health;
    private volatile @Nullable MailParser parser;

    MailWiring(
            StoreFolder folder,
            Database database,
            Changes changes,
            StoreWiring store,
            InstantSource clock) {
        this.database = database;
        this.store = store;
        this.clock = clock;
        messageIds = SigningKey.of(database);
        changes.subscribe(this::forgetAddresses);
        reader = new StoredMailReader(store.mails(), store.raws(), new PresentParser());
        var rows = new OutboxRows(database, this::delivered, clock);
        outbox =
                new JooqOutbox(
                        rows,
                        store.raws()::put,
                        store.mails(),
                        new MimeComposer(ZoneId.systemDefault()));
        var queue = new JooqSendQueue(rows);
        secrets = secrets(folder);
        var providers = new JooqProviders(database);
        var tokens = new TokenDesk(clock);
        var credentials = new ProviderCredentials(providers, secrets, tokens, clock);
        accounts =
                new Accounts(
                        store.mailboxes(),
                        secrets,
                        new SignIns(providers, secrets, tokens, credentials));
        trusted = new LiveTrust(new JooqTrustedServers(database));
        connector =
                new Connector(
                        credentials, Trust.with(folder.path().resolve("trusted.pem"), trusted));
        replies = replyService();
        newMessages =
                new NewMessages(database, store.ticketService(), store.customerService(), replies);
        sender =
                new Sender(
                        store.mailboxes(),
                        queue,
                        reader,
                        new SentCopies(store.mailboxes(), queue, store.mails(), reader, connector),
                        connector,
                        clock);
        sendLoop = new SendLoop(sender, queue, clock);
        intake = intake(UnaryOperator.identity());
        health = new JooqSyncHealth(database);
        sync =
                new MailSync(store.mailboxes(), intake, connector, Limits.USUAL, Pace.USUAL, clock)
                        .noting(health, new JooqServerCommands(database), store.serverMarks());
    }

    /// A store whose passwords are in its file stays with the file.
    private static SecretStore secrets(StoreFolder folder) {
        var file = new FileSecrets(folder.secrets());
        boolean inFile =
                System.getenv(FILE_SECRETS) != null
                        || System.getProperty(FILE_SECRETS) != null
                        || Files.exists(folder.secrets());
        return inFile ? file : new KeychainSecrets(KEYCHAIN + folder.path(), file);
    }

    private ReplyService replyService() {
        var conversation = new Conversation(store.tickets(), store.mails(), reader);
        var composer =
                new ReplyComposer(
                        conversation,
                        store.mailboxes(),
                        store.agents(),
                        store.customers(),
                        messageIds,
                        clock);
        return new ReplyService(
                database, store.ticketService(), store.threads(), outbox, composer, clock);
    }

    /// Intake with other settings than the usual ones, for imports.
    public IntakeService intake(UnaryOperator<IntakeSettings> settings) {
        var acknowledgement = new Acknowledgement(outbox, store.automatic(), messageIds);
        MailReading reading = this::parsing;
        return new IntakeService(
                database,
                new IntakeStores(
                        new IntakeStores.OfMail(
                                store.mails(),
                                store.raws(),
                                store.mailboxes(),
                                store.quarantine(),
                                store.automatic()),
                        new IntakeStores.OfTickets(
                                store.tickets(),
                                store.threads(),
                                store.customers(),
                                store.agents())),
                reading,
                new IntakeService.Acknowledging(acknowledgement, messageIds, reader::remember),
                settings.apply(IntakeSettings.USUAL),
                clock);
    }

    private Function<byte[], ParsedMail> parsing(Set<String> self) {
        return new MailParser(self, id -> messageIds.verify(id).isPresent())::gist;
    }

    /// Knows our own addresses as they are now.
    private final class PresentParser implements MessageParser {

        @Override
        public ParsedMail parse(byte[] raw) {
            return parser().parse(raw);
        }

        @Override
        public ParsedMail gist(byte[] raw) {
            return parser().gist(raw);
        }

        @Override
        public @Nullable String designed(byte[] raw) {
            return parser().designed(raw);
        }

        @Override
        public byte[] content(byte[] raw, int index) {
            return parser().content(raw, index);
        }
    }

    /// Made anew when a mailbox has changed.
    private MailParser parser() {
        var present = parser;
        if (present == null) {
            var self =
                    store.mailboxes().all().stream()
                            .flatMap(mailbox -> mailbox.addresses().stream())
                            .collect(Collectors.toUnmodifiableSet());
            present = new MailParser(self, id -> messageIds.verify(id).isPresent());
            parser = present;
        }
        return present;
    }

    private void forgetAddresses(List<Change> changes) {
        if (changes.stream().anyMatch(change -> change.entity() == Entity.MAILBOX)) {
            parser = null;
        }
    }

    /// How a mail of ours fares is part of its ticket's story.
    private void delivered(Outbox.Entry entry) {
        var word =
                switch (entry.state()) {
                    case SENT -> "sent";
                    case FAILED -> "failed";
                    case MAYBE_SENT -> "maybe-sent";
                    case QUEUED, SENDING, CANCELLED, DROPPED -> "";
                };
        if (entry.ticketId() != null && !word.isEmpty()) {
            store.ticketService()
                    .delivery(entry.ticketId(), entry.mailId(), word, Actor.program("outbox"));
        }
    }

    public MailReader reader() {
        return reader;
    }

    public MessageIds messageIds() {
        return messageIds;
    }

    public Outbox outbox() {
        return outbox;
    }

    public SecretStore secrets() {
        return secrets;
    }

    public Accounts accounts() {
        return accounts;
    }

    /// The servers for which an exception was made.
    public TrustedServers trusted() {
        return trusted;
    }

    public Connector connector() {
        return connector;
    }

    public ReplyService replies() {
        return replies;
    }

    public NewMessages newMessages() {
        return newMessages;
    }

    public Sender sender() {
        return sender;
    }

    public SendLoop sendLoop() {
        return sendLoop;
    }

    public IntakeService intake() {
        return intake;
    }

    public SyncHealth health() {
        return health;
    }

    public MailSync sync() {
        return sync;
    }

    @Override
    public void close() {
        sync.close();
        sendLoop.close();
        intake.close();
    }
}
