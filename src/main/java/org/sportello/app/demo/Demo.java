package org.sportello.app.demo;

import org.sportello.app.Wiring;
import org.sportello.app.demo.shop.Shop;
import org.sportello.mail.Mailbox;
import org.sportello.mail.signin.FileSecrets;
import org.sportello.mail.signin.SecretStore;
import org.sportello.storage.StoreFolder;
import org.sportello.ticket.Agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;

/// A demo that runs: a throwaway store with the shop in it, and the shop's living mail server.
/// Closing it stops the server and removes the store.
public final class Demo implements AutoCloseable {

    /// So much of the mail still lies on the server.
    private static final Duration ON_SERVER = Duration.ofDays(56);

    private final Path folder;
    private final DemoServer server;
    private final Wiring wiring;
    private final List<Mailbox> mailboxes;

    /// Starts the server and fills a new store in a temporary folder.
    public Demo(Pace pace) {
        this(temporary(), pace);
    }

    private Demo(Path folder, Pace pace) {
        this.folder = folder;
        var clock = InstantSource.system();
        server = new DemoServer(clock, pace);
        var store = new StoreFolder(folder.resolve("store")).create();
        // The demo's passwords have no business in anybody's keychain.
        var secrets = new FileSecrets(store.secrets());
        secrets.put("demo", DemoServer.PASSWORD);
        wiring = new Wiring(store);
        var kept = wiring.store();
        var filled =
                new DemoStore(
                                wiring.database(),
                                new DemoMail(
                                        wiring.mail().intake(),
                                        kept.mailboxes(),
                                        kept.raws(),
                                        kept.mails(),
                                        kept.tickets(),
                                        kept.threads()),
                                new DemoStore.Desk(
                                        kept.agents(),
                                        kept.customers(),
                                        kept.savedQueues(),
                                        kept.scripts(),
                                        kept.articles()))
                        .fill(clock.instant(), server);
        mailboxes = filled.mailboxes();
        mailboxes.forEach(mailbox ->
                wiring.mail().secrets().put(SecretStore.incoming(mailbox), DemoServer.PASSWORD));
        server.fill(filled.conversations(), clock.instant().minus(ON_SERVER));
    }

    public Wiring wiring() {
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
        return wiring.store().agents().findByName(Shop.ANNA.name()).orElseThrow();
    }

    @Override
    public void close() {
        wiring.close();
        server.close();
        remove(folder);
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("sportello-demo-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
