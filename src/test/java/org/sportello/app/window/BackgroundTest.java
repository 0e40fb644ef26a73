package org.sportello.app.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sportello.app.MailWiring;
import org.sportello.app.Wiring;
import org.sportello.mail.imap.TestServer;
import org.sportello.mail.message.MailAddress;
import org.sportello.mail.outbox.Outbox;
import org.sportello.mail.outbox.Outbox.State;
import org.sportello.mail.outbox.OutgoingMail;
import org.sportello.mail.signin.SecretStore;
import org.sportello.storage.StoreFolder;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// What goes on while the window is open, against a mail server in this process.
class BackgroundTest {

    @TempDir private Path folder = Path.of("");
    private final TestServer server = new TestServer();

    @AfterEach
    void stop() {
        System.clearProperty(MailWiring.FILE_SECRETS);
        server.close();
    }

    @Test
    void whatARefusedPasswordKeptBackLeavesWhenTheMailboxIsPutRight() throws Exception {
        System.setProperty(MailWiring.FILE_SECRETS, "1");
        try (var desk = new Wiring(new StoreFolder(folder));
                var _ = new Background(desk, _ -> {})) {
            var mailboxes = desk.store().mailboxes();
            var secrets = desk.mail().secrets();
            var mailbox = mailboxes.add(server.mailbox("INBOX"));
            secrets.put(SecretStore.incoming(mailbox), TestServer.PASSWORD);
            secrets.put(SecretStore.outgoing(mailbox), "wrong");

            var refused = reaches(desk, State.FAILED);
            desk.mail().outbox().add(mailbox, mail(), null, Instant.now());
            assertEquals("mail.signInRejected", refused.get(30, TimeUnit.SECONDS).problem());

            var sent = reaches(desk, State.SENT);
            secrets.put(SecretStore.outgoing(mailbox), TestServer.PASSWORD);
            mailboxes.update(mailbox);
            assertEquals(State.SENT, sent.get(30, TimeUnit.SECONDS).state());
        }
    }

    private static CompletableFuture<Outbox.Entry> reaches(Wiring desk, State state) {
        var reached = new CompletableFuture<Outbox.Entry>();
        desk.changes()
                .subscribe(_ ->
                        desk.mail()
                                .outbox()
                                .find(1)
                                .filter(entry -> entry.state() == state)
                                .ifPresent(reached::complete));
        return reached;
    }

    private static OutgoingMail mail() {
        return new OutgoingMail(
                "a@example.org",
                new MailAddress("", TestServer.ADDRESS),
                List.of(new MailAddress("", "anna@example.com")),
                List.of(),
                List.of(),
                "Matter",
                "Hello",
                null,
                null,
                List.of(),
                null,
                null,
                List.of(),
                false);
    }
}
