package org.sportello.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.sportello.storage.schema.Tables.RAW_MAIL;
import static org.sportello.storage.schema.Tables.STORE_FACT;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.sportello.kernel.Changes;
import org.sportello.mail.store.pack.JooqRawMails;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/// No room left on the disk: it is said, what was committed is kept, and the work goes on when
/// there is room again. Needs a folder on a file system of a few megabytes, all its own.
@EnabledIfEnvironmentVariable(
        named = DiskFullTest.SMALL_DISK,
        matches = ".+",
        disabledReason = "no small file system to fill: SPORTELLO_TEST_SMALL_DISK is not set")
final class DiskFullTest {

    static final String SMALL_DISK = "SPORTELLO_TEST_SMALL_DISK";

    @Test
    void rowsWaitForRoom() throws IOException {
        var folder = folder();
        var ballast = Files.write(folder.path().resolve("ballast"), new byte[4_000_000]);
        try (var database = Database.file(folder.database(), new Changes())) {
            assertThrows(
                    DiskFull.class,
                    () -> {
                        for (var i = 0; ; i++) {
                            var name = "fact " + i;
                            database.write(() -> put(database, name, noise(100_000)));
                        }
                    });

            Files.delete(ballast);
            var facts = database.sql().fetchCount(STORE_FACT);
            database.write(() -> put(database, "after", "1"));

            assertEquals(facts + 1, database.sql().fetchCount(STORE_FACT));
        }
    }

    @Test
    void mailWaitsForRoom() throws IOException {
        var folder = folder();
        var ballast = Files.write(folder.path().resolve("ballast"), new byte[3_000_000]);
        try (var database = Database.file(folder.database(), new Changes())) {
            var mails = new JooqRawMails(database, folder.mail());
            var raw = noise(300_000).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            assertThrows(
                    DiskFull.class,
                    () -> {
                        while (true) {
                            database.write(() -> mails.put(raw));
                        }
                    });

            Files.delete(ballast);
            assertArrayEquals(raw, mails.get(database.sql().fetchCount(RAW_MAIL)));
            var id = database.write(() -> mails.put(raw));

            assertArrayEquals(raw, mails.get(id));
        }
    }

    private static void put(Database database, String name, String fact) {
        database.sql()
                .insertInto(STORE_FACT, STORE_FACT.NAME, STORE_FACT.FACT)
                .values(name, fact)
                .execute();
    }

    private static String noise(int length) {
        return new Random(length)
                .ints(length, 33, 127)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static StoreFolder folder() throws IOException {
        try (var before = Files.walk(Path.of(System.getenv(SMALL_DISK)))) {
            before.filter(Files::isRegularFile).forEach(file -> file.toFile().delete());
        }
        return new StoreFolder(
                Files.createTempDirectory(Path.of(System.getenv(SMALL_DISK)), "store"));
    }
}
