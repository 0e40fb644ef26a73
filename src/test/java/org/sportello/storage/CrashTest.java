package org.sportello.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sportello.kernel.Changes;
import org.sportello.mail.store.pack.JooqRawMails;
import org.sportello.storage.event.EventLog;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;

/// Kill -9 at any moment: whatever was committed is there, nothing else is, and the work goes on.
final class CrashTest {

    private static final int KILLS = 10;

    @Test
    void whatWasCommittedSurvivesTheEndOfTheProcess(@TempDir Path path)
            throws IOException, InterruptedException {
        var folder = new StoreFolder(path);
        var random = new Random(20261121);
        var total = 0;
        for (var kill = 0; kill < KILLS; kill++) {
            var committed = killed(folder, 1 + random.nextInt(15), random.nextInt(2_000_000));
            total = check(folder, committed);
        }
        assertTrue(total >= KILLS, total + " transactions in all");
    }

    /// Lets a process write and kills it, some time after it has said that so many transactions are
    /// committed.
    ///
    /// @return the last transaction that it said is committed
    private static int killed(StoreFolder folder, int after, int nanos)
            throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                KilledWriter.class.getName(),
                                folder.path().toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        var last = 0;
        try (var said =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var i = 0; i < after; i++) {
                last = Integer.parseInt(String.valueOf(said.readLine()));
            }
            spin(nanos);
            // Through the handle: the process's own method would close the stream too.
            process.toHandle().destroyForcibly();
            for (var line = said.readLine(); line != null; line = said.readLine()) {
                last = Integer.parseInt(line);
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        return last;
    }

    /// Moves the moment of the kill into the middle of a transaction.
    private static void spin(int nanos) {
        var until = System.nanoTime() + nanos;
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }

    private static int check(StoreFolder folder, int committed) {
        try (var database = Database.file(folder.database(), new Changes())) {
            var mails = new JooqRawMails(database, folder.mail());
            var events = new EventLog(database).read(0, Integer.MAX_VALUE);
            var numbers = events.stream().map(event -> event.fact().version()).toList();
            for (var i = 0; i < numbers.size(); i++) {
                assertEquals(i + 1, numbers.get(i));
            }
            assertTrue(
                    numbers.size() == committed || numbers.size() == committed + 1,
                    numbers.size() + " found, " + committed + " committed");
            for (var event : events.subList(Math.max(0, events.size() - 70), events.size())) {
                for (var i = 0; i < 20; i++) {
                    assertArrayEquals(
                            KilledWriter.message(event.fact().version(), i),
                            mails.get(event.fact().entityId() + i));
                }
            }
            return numbers.size();
        }
    }
}
