package org.sportello.app.demo;

import org.jspecify.annotations.Nullable;
import org.sportello.app.Wiring;
import org.sportello.app.demo.shop.Shop;
import org.sportello.customer.store.JooqCustomerRepository;
import org.sportello.mail.Mailbox;
import org.sportello.mail.signin.SecretStore;
import org.sportello.mail.signin.secrets.FileSecrets;
import org.sportello.storage.SingleInstance;
import org.sportello.storage.StoreFolder;
import org.sportello.ticket.Agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// A demo that runs: a throwaway store with the shop in it, and the shop's living mail server.
/// Closing it stops the server and removes the store.
public final class Demo implements AutoCloseable {

    /// So much of the mail still lies on the server.
    private static final Duration ON_SERVER = Duration.ofDays(56);

    private final Path folder;
    private final StoreFolder store;
    private final SingleInstance instance;
    private final InstantSource clock = InstantSource.system();
    private final DemoServer server;
    private @Nullable Wiring wiring;
    private List<Mailbox> mailboxes = List.of();

    /// Starts the server, with empty mailboxes, beside a new store in a temporary folder.
    public Demo(Pace pace) {
        new Leftovers(Path.of(System.getProperty("java.io.tmpdir")), clock).remove();
        folder = temporary();
        store = new StoreFolder(folder.resolve("store")).create();
        instance = SingleInstance.lock(store);
        server = new DemoServer(clock, pace);
        // The demo's passwords have no business in anybody's keychain.
        new FileSecrets(store.secrets()).put("demo", DemoServer.PASSWORD);
    }

    public StoreFolder folder() {
        return store;
    }

    public SingleInstance instance() {
        return instance;
    }

    /// Opens the store and fills it, and the mailboxes too. Once.
    public Wiring open() {
        var opened = new Wiring(store, instance, clock);
        wiring = opened;
        var kept = opened.store();
        var mail =
                new DemoMail(
                        opened.mail().intake(),
                        kept.mailboxes(),
                        kept.raws(),
                        kept.mails(),
                        kept.tickets(),
                        kept.threads());
        var desk =
                new DemoStore.Desk(
                        kept.agents(),
                        as -> new JooqCustomerRepository(opened.database(), opened.log(), as),
                        kept.savedQueues(),
                        kept.scripts(),
                        kept.articles());
        var now = clock.instant();
        var filled = new DemoStore(opened.database(), mail, desk).fill(now, server);
        mailboxes = filled.mailboxes();
        var secrets = opened.mail().secrets();
        mailboxes.forEach(
                mailbox -> secrets.put(SecretStore.incoming(mailbox), DemoServer.PASSWORD));
        server.fill(filled.conversations(), now.minus(ON_SERVER));
        return opened;
    }

    /// The open store.
    public Wiring wiring() {
        if (wiring == null) {
            throw new IllegalStateException("The demo is not open");
        }
        return wiring;
    }

    public DemoServer server() {
        return server;
    }

    public List<Mailbox> mailboxes() {
        return mailboxes;
    }

    /// Who sits at the desk.
    public Agent agent() {
        return wiring().store().agents().findByName(Shop.ANNA.name()).orElseThrow();
    }

    @Override
    public void close() {
        if (wiring == null) {
            instance.close();
        } else {
            wiring.close();
        }
        server.close();
        Leftovers.remove(folder);
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory(Leftovers.PREFIX);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
