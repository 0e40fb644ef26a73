package org.sportello.bench;

import org.sportello.app.Wiring;
import org.sportello.mail.sync.MailboxState.Phase;
import org.sportello.search.IndexKeeper;
import org.sportello.storage.StoreFolder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// How long a hundred new messages take from their arrival on the server to the last one being
/// found, while the program runs; also from the moment when the server tells of them. Arguments: a
/// store whose mailbox has been synced, the server's Maildir, and a folder with messages to
/// deliver.
final class ArrivalMeasure {

    private static final int ROUNDS = 5;
    private static final int MESSAGES = 100;

    private ArrivalMeasure() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var inbox = Path.of(arguments[1], "new");
        try (var files = Files.list(Path.of(arguments[2]));
                var desk = new Wiring(StoreFolder.of(Path.of(arguments[0])))) {
            var mails = files.sorted().limit((long) ROUNDS * MESSAGES).toList();
            var moved = new Semaphore(0);
            var told = new AtomicLong();
            try (var _ = desk.keepIndex(IndexKeeper.SOMEBODY_LOOKS, Throwable::printStackTrace);
                    var _ =
                            desk.mail()
                                    .sync()
                                    .subscribe(state -> {
                                        if (state.phase() == Phase.SYNCING) {
                                            told.compareAndSet(0, System.nanoTime());
                                        }
                                        moved.release();
                                    })) {
                desk.mail().sync().start();
                desk.changes().subscribe(_ -> moved.release());
                while (desk.mail().sync().states().stream()
                        .anyMatch(state -> state.phase() != Phase.IDLE)) {
                    moved.acquire();
                }
                for (int round = 0; round < ROUNDS; round++) {
                    var some = mails.subList(round * MESSAGES, (round + 1) * MESSAGES);
                    var word = "round" + "abcdefgh".charAt(round) + System.nanoTime();
                    for (var mail : some) {
                        deliver(mail, inbox, word);
                    }
                    var began = System.nanoTime();
                    told.set(0);
                    while (desk.search().find("subject:" + word + " ", MESSAGES).total()
                            < MESSAGES) {
                        LockSupport.parkNanos(5_000_000);
                    }
                    var found = System.nanoTime();
                    System.out.printf(
                            "%d messages found after %d ms, %d ms after the server told of them%n",
                            MESSAGES,
                            (found - began) / 1_000_000,
                            (found - told.get()) / 1_000_000);
                }
            }
        }
    }

    private static void deliver(Path mail, Path inbox, String word) throws IOException {
        var text = Files.readString(mail, StandardCharsets.ISO_8859_1);
        // Without the sizes that a name may tell: they are no longer true.
        var file = mail.getFileName().toString().replaceAll(",.*", "") + "." + word;
        var written = inbox.resolveSibling("tmp").resolve(file);
        Files.writeString(
                written,
                text.replaceFirst("(?mi)^Subject:", "Subject: " + word)
                        .replaceFirst("(?mi)^(Message-ID:\\s*<)", "$1" + word),
                StandardCharsets.ISO_8859_1);
        Files.move(written, inbox.resolve(file));
    }
}
