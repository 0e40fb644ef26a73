package org.sportello.mail.view;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Changes;
import org.sportello.kernel.Subscription;
import org.sportello.kernel.Transactions;
import org.sportello.mail.FakeIntake;
import org.sportello.mail.Incomplete;
import org.sportello.mail.Mail;
import org.sportello.mail.MailIntake;
import org.sportello.mail.Mailbox;
import org.sportello.mail.PackedMail;
import org.sportello.mail.Quarantine;
import org.sportello.mail.RawMail;
import org.sportello.mail.RawMails;
import org.sportello.mail.Replay;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.imap.ImapConnection.RemoteFolder;
import org.sportello.mail.message.MailAddress;
import org.sportello.mail.outbox.Outbox;
import org.sportello.mail.outbox.OutgoingMail;
import org.sportello.mail.pictures.PictureSenders;
import org.sportello.mail.setup.Accounts;
import org.sportello.mail.setup.FakeRecords;
import org.sportello.mail.setup.ServerCheck;
import org.sportello.mail.setup.ServerSearch;
import org.sportello.mail.signin.CertificateRejected;
import org.sportello.mail.signin.Credential;
import org.sportello.mail.signin.FakeTrustedServers;
import org.sportello.mail.signin.ShownCertificate;
import org.sportello.mail.signin.ShownCertificate.Fault;
import org.sportello.mail.signin.provider.FakeProviders;
import org.sportello.mail.signin.provider.ProviderCredentials;
import org.sportello.mail.signin.provider.SignIns;
import org.sportello.mail.signin.provider.TokenDesk;
import org.sportello.mail.sync.MailboxState;
import org.sportello.mail.sync.Syncing;
import org.sportello.mail.view.setup.SetupDesk;
import org.sportello.mail.view.setup.Trying;
import org.sportello.ui.Texts;
import org.sportello.ui.Tools;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/// A desk of which everything is in memory.
public final class Samples {

    public static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    public static final List<RemoteFolder> FOLDERS =
            List.of(
                    folder("Sent", "\\Sent"),
                    folder("Trash", "\\Trash"),
                    folder("Orders"),
                    folder("INBOX"),
                    folder("Junk", "\\Junk"),
                    folder("Archive/2025", "\\Archive"));

    public final Texts texts;
    public final Tools tools;
    public final Map<Long, Mailbox> mailboxes = new LinkedHashMap<>();
    public final Map<String, String> secrets = new HashMap<>();
    public final List<String> tried = new ArrayList<>();
    final Changes changes = new Changes();
    public final List<MailboxState> states = new ArrayList<>();
    public final List<String> asked = new ArrayList<>();
    public final Map<Long, Outbox.Entry> outbox = new LinkedHashMap<>();
    public final Map<Long, Mail> mails = new HashMap<>();
    public final Map<Long, Quarantine.Entry> quarantine = new LinkedHashMap<>();
    public boolean readable;
    public Checking checking = (_, _) -> FOLDERS;

    /// What the servers answer; for sending the folders do not matter.
    public interface Checking {
        List<RemoteFolder> answer(ServerUrl url, String password);
    }

    public Samples(Locale language) {
        texts = texts(language);
        tools = Tools.inline(texts, changes);
    }

    public static Texts texts(Locale language) {
        return new Texts(language, InstantSource.fixed(NOW), ZoneOffset.UTC);
    }

    public static RemoteFolder folder(String name, String... attributes) {
        return new RemoteFolder(name, true, '/', List.of(attributes));
    }

    /// A server in the own house that vouches for itself.
    public static CertificateRejected selfSigned(ServerUrl url) {
        return new CertificateRejected(
                new ShownCertificate(
                        url.host(),
                        url.port(),
                        List.of(Fault.SELF_SIGNED, Fault.OTHER_NAME),
                        "mail.example.org, imap.example.org",
                        "mail.example.org",
                        Instant.parse("2026-03-01T00:00:00Z"),
                        Instant.parse("2027-03-01T00:00:00Z"),
                        "3f".repeat(32)),
                null);
    }

    public SetupDesk setup() {
        return desk().setup();
    }

    public MailDesk desk() {
        return new MailDesk(
                accounts(),
                new Trying(search, new Check(), trusted, page -> browser.accept(page)),
                new Sync(),
                new Waiting(),
                mails(),
                replay(),
                pictures);
    }

    final KnownSenders pictures = new KnownSenders();

    /// Senders whose pictures are loaded, in memory.
    static final class KnownSenders implements PictureSenders {

        private final java.util.TreeSet<String> known = new java.util.TreeSet<>();

        @Override
        public boolean isAllowed(String address) {
            return known.contains(address);
        }

        @Override
        public void allow(String address) {
            known.add(address);
        }

        @Override
        public void revoke(String address) {
            known.remove(address);
        }

        @Override
        public List<String> all() {
            return List.copyOf(known);
        }
    }

    public OutboxPane.Ways ways(LongConsumer openTicket) {
        return new OutboxPane.Ways(openTicket, entry -> new Waiting().cancel(entry.id()));
    }

    public final List<String> opened = new ArrayList<>();
    public Consumer<String> browser = opened::add;
    public ServerSearch search = nothingPublished();
    public final FakeTrustedServers trusted = new FakeTrustedServers();
    public final FakeProviders providers = new FakeProviders();

    /// No domain says anything; somebody opens everywhere.
    public static ServerSearch nothingPublished() {
        return new ServerSearch(_ -> Optional.empty(), new FakeRecords(), _ -> Optional.empty());
    }

    public Accounts accounts() {
        var kept = new KeptSecrets();
        var tokens = new TokenDesk(java.time.InstantSource.system());
        var credentials =
                new ProviderCredentials(providers, kept, tokens, java.time.InstantSource.system());
        return new Accounts(
                new KeptMailboxes(), kept, new SignIns(providers, kept, tokens, credentials));
    }

    public Mailbox mailbox(long id, String name) {
        var mailbox =
                new Mailbox(
                        id,
                        name,
                        "support@example.com",
                        name,
                        ServerUrl.parse("imaps://support@example.com@imap.example.com"),
                        ServerUrl.parse("smtps://support@example.com@smtp.example.com"),
                        List.of("INBOX", "Orders"),
                        true,
                        true,
                        true,
                        "Kind regards",
                        true);
        mailboxes.put(id, mailbox);
        secrets.put("mailbox." + id, "old secret");
        return mailbox;
    }

    public void waits(
            long id, Outbox.State state, String subject, @Nullable String problem, String detail) {
        outbox.put(
                id,
                new Outbox.Entry(
                        id,
                        id,
                        1,
                        1000 + id,
                        false,
                        state,
                        NOW.plusSeconds(600),
                        2,
                        problem,
                        detail,
                        NOW.minusSeconds(1200),
                        null));
        mails.put(
                id,
                new Mail(
                        id,
                        null,
                        1L,
                        true,
                        "m" + id + "@example.com",
                        "reply",
                        subject,
                        new MailAddress("Support", "support@example.com"),
                        List.of(new MailAddress("Maria Rossi", "maria@example.org")),
                        "",
                        null,
                        NOW,
                        0,
                        1000 + id,
                        "",
                        ""));
    }

    public void unread(long id) {
        quarantine.put(
                id,
                new Quarantine.Entry(
                        id,
                        id,
                        null,
                        "INBOX " + (4700 + id),
                        "7KQ2-M0FD",
                        "IndexOutOfBounds in the third part of the message",
                        NOW.minusSeconds(4000)));
    }

    public void tooLarge(long id) {
        var why = Incomplete.tooLarge(157_300_000, 100_000_000);
        quarantine.put(
                id,
                new Quarantine.Entry(
                        id, id, null, "INBOX " + (4700 + id), why.code(), why.detail(), NOW));
    }

    private static String said(Credential credential) {
        return switch (credential) {
            case Credential.Password(var secret) -> secret;
            case Credential.Token(var value) -> value;
        };
    }

    private final class Check implements ServerCheck {
        @Override
        public List<RemoteFolder> receive(ServerUrl incoming, Credential credential) {
            tried.add(incoming.host() + ":" + incoming.port());
            return checking.answer(incoming, said(credential));
        }

        @Override
        public void send(ServerUrl outgoing, Credential credential) {
            tried.add(outgoing.host() + ":" + outgoing.port());
            checking.answer(outgoing, said(credential));
        }
    }

    private final class Sync implements Syncing {
        @Override
        public List<MailboxState> states() {
            return states;
        }

        @Override
        public Subscription subscribe(Consumer<MailboxState> listener) {
            return () -> {};
        }

        @Override
        public void syncNow(long mailboxId) {
            asked.add("sync " + mailboxId);
        }

        @Override
        public void pause(long mailboxId) {
            asked.add("pause " + mailboxId);
        }

        @Override
        public void resume(long mailboxId) {
            asked.add("resume " + mailboxId);
        }
    }

    private final class Waiting implements Outbox {
        @Override
        public Outbox.Entry add(
                Mailbox mailbox, OutgoingMail mail, @Nullable Long ticketId, Instant notBefore) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<Outbox.Entry> find(long id) {
            return Optional.ofNullable(outbox.get(id));
        }

        @Override
        public Optional<Outbox.Entry> findByMail(long mailId) {
            return find(mailId);
        }

        @Override
        public List<Outbox.Entry> waiting() {
            return List.copyOf(outbox.values());
        }

        @Override
        public List<String> envelope(long id) {
            return List.of();
        }

        @Override
        public boolean cancel(long id) {
            asked.add("cancel " + id);
            return outbox.remove(id) != null;
        }

        @Override
        public boolean wasSent(long id) {
            asked.add("was sent " + id);
            return outbox.remove(id) != null;
        }

        @Override
        public void retry(long id) {
            asked.add("retry " + id);
        }
    }

    private final class KeptMailboxes implements org.sportello.mail.Mailboxes {

        @Override
        public java.util.Collection<Long> read(
                long folderId, long uidValidity, java.util.Collection<Long> uids) {
            return List.of();
        }

        @Override
        public Set<Long> paused() {
            return Set.of();
        }

        @Override
        public void pause(long id, boolean pause) {
            asked.add((pause ? "pause " : "resume ") + id);
        }

        @Override
        public List<Mailbox> all() {
            return mailboxes.values().stream().filter(Mailbox::active).toList();
        }

        @Override
        public Optional<Mailbox> find(long id) {
            return Optional.ofNullable(mailboxes.get(id));
        }

        @Override
        public Optional<Mailbox> findByName(String name) {
            return all().stream().filter(one -> one.name().equals(name)).findFirst();
        }

        @Override
        public Mailbox add(Mailbox mailbox) {
            long id = mailboxes.size() + 1L;
            var added = mailbox.withId(id);
            mailboxes.put(id, added);
            return added;
        }

        @Override
        public void update(Mailbox mailbox) {
            mailboxes.put(mailbox.id(), mailbox);
        }

        @Override
        public void remove(long id) {
            mailboxes.remove(id);
        }

        @Override
        public List<org.sportello.mail.Folder> folders(long mailboxId) {
            return List.of();
        }

        @Override
        public void move(long folderId, org.sportello.mail.FolderCursor cursor) {
            throw new UnsupportedOperationException();
        }
    }

    private final class KeptSecrets implements org.sportello.mail.signin.SecretStore {
        @Override
        public Optional<String> get(String key) {
            return Optional.ofNullable(secrets.get(key));
        }

        @Override
        public void put(String key, String secret) {
            secrets.put(key, secret);
        }

        @Override
        public void remove(String key) {
            secrets.remove(key);
        }
    }

    /// Only what the screens ask of it.
    private org.sportello.mail.Mails mails() {
        return (org.sportello.mail.Mails)
                Proxy.newProxyInstance(
                        Samples.class.getClassLoader(),
                        new Class<?>[] {org.sportello.mail.Mails.class},
                        (_, method, arguments) -> {
                            if (!method.getName().equals("getAll")) {
                                throw new UnsupportedOperationException(method.getName());
                            }
                            var found = new HashMap<Long, Mail>();
                            for (var id : (Collection<?>) arguments[0]) {
                                found.put((Long) id, mails.get(id));
                            }
                            return found;
                        });
    }

    private Replay replay() {
        return new Replay(
                new NoTransactions(),
                new KeptQuarantine(),
                new KeptRaws(),
                new KeptMailboxes(),
                FakeIntake.answering(this::file),
                InstantSource.fixed(NOW));
    }

    private MailIntake.Filed file(List<RawMail> batch) {
        var filed =
                new MailIntake.FiledMail(
                        batch.getFirst().source(),
                        readable ? 7 : 0,
                        null,
                        "customer",
                        false,
                        readable ? 42L : null,
                        "new");
        return new MailIntake.Filed(readable ? 1 : 0, 0, readable ? 0 : 1, 0, List.of(filed));
    }

    private static final class NoTransactions implements Transactions {
        @Override
        public <T> T write(Supplier<T> work) {
            return work.get();
        }

        @Override
        public <T> T read(Supplier<T> work) {
            return work.get();
        }
    }

    private final class KeptQuarantine implements Quarantine {
        @Override
        public long add(
                long rawId,
                @Nullable Long mailboxId,
                String source,
                String errorCode,
                String detail,
                Instant at) {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Quarantine.Entry> all(int limit) {
            return List.copyOf(quarantine.values());
        }

        @Override
        public Optional<Quarantine.Entry> find(long id) {
            return Optional.ofNullable(quarantine.get(id));
        }

        @Override
        public int count() {
            return quarantine.size();
        }

        @Override
        public boolean held(PackedMail packed) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void resolve(long id, long mailId, Instant at) {
            quarantine.remove(id);
        }
    }

    private static final class KeptRaws implements RawMails {
        @Override
        public Packer packer() {
            throw new UnsupportedOperationException();
        }

        @Override
        public List<Long> putPacked(List<PackedMail> packed) {
            throw new UnsupportedOperationException();
        }

        @Override
        public byte[] get(long rawId) {
            return ("From: maria@example.org\r\nSubject: broken "
                            + rawId
                            + "\r\n\r\nGood\u0007 day")
                    .getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public void removeAll(Collection<Long> rawIds) {}

        @Override
        public void tidy() {}
    }
}
