package org.sportello.mail.sync;

import org.sportello.mail.FakeIntake;
import org.sportello.mail.FakeMailboxes;
import org.sportello.mail.Mailbox;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.fetch.Limits;
import org.sportello.mail.imap.Connector;
import org.sportello.mail.imap.TestServer;
import org.sportello.mail.signin.Trust;
import org.sportello.mail.sync.folder.SyncListener;

import java.time.InstantSource;
import java.util.List;

/// Measures how fast messages come over the line, filed nowhere: `FetchMeasure URL PASSWORD RUNS`.
final class FetchMeasure {

    private FetchMeasure() {}

    public static void main(String[] arguments) {
        var secrets = new TestServer.Secrets();
        secrets.usual(arguments[1]);
        for (int run = 1; run <= Integer.parseInt(arguments[2]); run++) {
            var mailboxes = new FakeMailboxes();
            var bytes = new long[1];
            var mailbox =
                    mailboxes.add(
                            new Mailbox(
                                    0,
                                    "Bench",
                                    "bench@example.org",
                                    "",
                                    ServerUrl.parse(arguments[0]),
                                    null,
                                    List.of("INBOX"),
                                    false,
                                    false,
                                    true,
                                    "",
                                    true));
            var began = System.nanoTime();
            try (var sync =
                    new MailSync(
                            mailboxes,
                            FakeIntake.answering(batch -> {
                                batch.forEach(mail -> bytes[0] += mail.bytes().length);
                                return FakeIntake.all(batch);
                            }),
                            new Connector(secrets, Trust.usual()),
                            Limits.USUAL,
                            Pace.USUAL,
                            InstantSource.system())) {
                var result = sync.syncOnce(List.of(mailbox), SyncListener.NONE).getFirst();
                var seconds = (System.nanoTime() - began) / 1e9;
                var fetched = result.folders().getFirst().fetched();
                System.out.printf(
                        "run %d: %d messages, %.1f MB in %.2f s: %.0f messages/s, %.0f MB/s%n",
                        run,
                        fetched,
                        bytes[0] / 1e6,
                        seconds,
                        fetched / seconds,
                        bytes[0] / 1e6 / seconds);
            }
        }
    }
}
