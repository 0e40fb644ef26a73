package org.sportello.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.sportello.kernel.Change.Entity;
import org.sportello.mail.RawMail;
import org.sportello.search.Hit;
import org.sportello.search.IndexKeeper;
import org.sportello.storage.DiskFull;
import org.sportello.storage.StoreFolder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/// What comes in can be found, whatever became of it.
class IndexedMailTest {

    private static final String SMALL_DISK = "SPORTELLO_TEST_SMALL_DISK";
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir Path folder;
    private Wiring desk;

    @BeforeEach
    void open() {
        desk = new Wiring(StoreFolder.of(folder.resolve("desk")));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aNewsletterWithoutATicketIsFoundToo() {
        arrive(
                """
                From: News <news@example.net>
                To: desk@example.org
                List-Id: <news.example.net>
                Precedence: bulk
                Subject: Autumn catalogue
                Message-ID: <news@example.net>

                Chestnuts and lanterns.
                """);
        desk.catchUp();

        assertEquals(List.of(), hits("chestnuts", Hit.Type.TICKET));
        assertEquals(List.of("Autumn catalogue"), hits("chestnuts", Hit.Type.MESSAGE));
    }

    @Test
    void whatTheKeeperReadAndWhatItLeftIsThereOnce() {
        try (var _ = desk.keepIndex(IndexKeeper.NOBODY_LOOKS, bug -> throwIt(bug))) {
            for (int i = 0; i < 30; i++) {
                arrive(mail(i));
            }
        }

        desk.catchUp();

        assertEquals(30, hits("lantern", Hit.Type.MESSAGE).size());
        assertEquals(0, desk.indexFollower().behind());
    }

    @Test
    void whenTheIndexHasTheMailTheListsAreTold() throws Exception {
        var told = new LinkedBlockingQueue<List<String>>();
        try (var _ =
                        desk.changes()
                                .subscribe(changes -> {
                                    if (changes.stream()
                                            .anyMatch(one -> one.entity() == Entity.INDEX)) {
                                        told.add(hits("lantern", Hit.Type.MESSAGE));
                                    }
                                });
                var _ = desk.keepIndex(Duration.ZERO, bug -> throwIt(bug))) {
            arrive(mail(1));

            var found = told.poll(30, TimeUnit.SECONDS);
            while (found != null && found.isEmpty()) {
                found = told.poll(30, TimeUnit.SECONDS);
            }
            assertEquals(List.of("Lantern number 1"), found);
        }
    }

    /// Only the index lies on the small disk here: mail comes in all the time.
    @Test
    @EnabledIfEnvironmentVariable(named = SMALL_DISK, matches = ".+")
    void anIndexOnAFullDiskGoesOnWhenThereIsRoom() throws Exception {
        desk.close();
        var small = Path.of(System.getenv(SMALL_DISK));
        var index = Files.createTempDirectory(small, "index");
        Files.createDirectories(folder.resolve("small"));
        Files.createSymbolicLink(StoreFolder.of(folder.resolve("small")).index(), index);
        desk = new Wiring(StoreFolder.of(folder.resolve("small")));
        var told = new LinkedBlockingQueue<Throwable>();
        try (var _ = desk.keepIndex(Duration.ZERO, told::add)) {
            arrive(mail(1));
            untilIndexed();
            var ballast = fill(index.resolve("ballast"));
            arrive(mail(2));
            assertInstanceOf(DiskFull.class, told.poll(30, TimeUnit.SECONDS));
            arrive(mail(3));

            Files.delete(ballast);
            arrive(mail(4));
            untilIndexed();
        }
        assertEquals(0, told.size(), "told once");
        assertEquals(4, hits("lantern", Hit.Type.MESSAGE).size());
    }

    private static Path fill(Path ballast) throws IOException {
        try (var out = Files.newOutputStream(ballast)) {
            while (true) {
                out.write(new byte[1024]);
            }
        } catch (FileSystemException full) {
            throw full;
        } catch (IOException full) {
            return ballast;
        }
    }

    private void untilIndexed() {
        while (desk.indexFollower().behind() > 0) {
            Thread.onSpinWait();
        }
    }

    private static String mail(int number) {
        return """
        From: Ada <ada%1$d@example.com>
        To: desk@example.org
        Subject: Lantern number %1$d
        Message-ID: <lantern.%1$d@example.com>

        It does not shine.
        """
                .formatted(number);
    }

    private static void throwIt(Throwable bug) {
        throw new AssertionError(bug);
    }

    private void arrive(String message) {
        var bytes = message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        try (var intake = desk.mail().intake(UnaryOperator.identity())) {
            intake.file(null, null, List.of(new RawMail(bytes, "test", 0, NOW)));
        }
    }

    private List<String> hits(String typed, Hit.Type type) {
        return desk.search().find(typed, 100).hits().stream()
                .filter(hit -> hit.type() == type)
                .map(Hit::title)
                .toList();
    }
}
