package org.sportello.mail.store.pack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sportello.storage.schema.Tables.RAW_CHUNK;
import static org.sportello.storage.schema.Tables.RAW_DICTIONARY;
import static org.sportello.storage.schema.Tables.RAW_MAIL;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.io.TempDir;
import org.sportello.storage.StoreDamaged;
import org.sportello.storage.StoreTest;
import org.sportello.storage.TestStore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.IntStream;

final class JooqRawMailsTest {

    @StoreTest
    void bytesComeBackAsTheyWere(TestStore store) {
        var mails = new JooqRawMails(store.database());
        var random = new byte[1_500_000];
        new Random(1).nextBytes(random);
        var raws = List.of(letter(1), new byte[0], random, new byte[] {0, 13, 10, -1}, letter(2));

        var ids = store.database().write(() -> mails.putAll(raws));

        for (var i = 0; i < raws.size(); i++) {
            assertArrayEquals(raws.get(i), mails.get(ids.get(i)));
        }
    }

    @StoreTest
    void whatIsRemovedLeavesNothing(TestStore store) {
        var mails = new JooqRawMails(store.database());
        var ids = store.database().write(() -> mails.putAll(letters(1, 250)));

        store.database().write(() -> mails.removeAll(ids.subList(0, 249)));

        assertThrows(NoSuchElementException.class, () -> mails.get(ids.getFirst()));
        assertArrayEquals(letter(250), mails.get(ids.getLast()));
        assertEquals(1, store.database().sql().fetchCount(RAW_CHUNK));
    }

    @StoreTest
    void manySmallMessagesTeachADictionary(TestStore store) {
        var mails = new JooqRawMails(store.database());
        var before = store.database().write(() -> mails.putAll(letters(1, 1100)));
        assertEquals(1, store.database().sql().fetchCount(RAW_DICTIONARY));

        var after = store.database().write(() -> mails.putAll(letters(1, 1100)));

        for (var i = 0; i < 1100; i += 50) {
            assertArrayEquals(letter(i + 1), mails.get(before.get(i)));
            assertArrayEquals(letter(i + 1), mails.get(after.get(i)));
        }
        assertTrue(packed(store, after) < packed(store, before) / 2);
        assertArrayEquals(letter(7), new JooqRawMails(store.database()).get(after.get(6)));
    }

    @StoreTest
    void aDictionaryThatWasTakenBackIsNeverUsed(TestStore store) {
        var mails = new JooqRawMails(store.database());
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        store.database()
                                .write(() -> {
                                    mails.putAll(letters(1, 1100));
                                    mails.putAll(letters(1, 10));
                                    throw new IllegalArgumentException();
                                }));

        var ids = store.database().write(() -> mails.putAll(letters(1, 10)));

        assertArrayEquals(letter(3), new JooqRawMails(store.database()).get(ids.get(2)));
    }

    @StoreTest
    void filesBesideTheStoreHoldTheBytes(TestStore store, @TempDir Path folder) {
        var mails = new JooqRawMails(store.database(), folder);
        var ids = store.database().write(() -> mails.putAll(letters(1, 1100)));
        var more = store.database().write(() -> mails.putAll(letters(1, 300)));

        for (var i = 0; i < 300; i += 30) {
            assertArrayEquals(letter(i + 1), mails.get(ids.get(i)));
            assertArrayEquals(letter(i + 1), mails.get(more.get(i)));
        }
        assertEquals(0, store.database().sql().fetchCount(RAW_CHUNK));
    }

    @StoreTest
    void whatWasNotCommittedIsWrittenOver(TestStore store, @TempDir Path folder)
            throws IOException {
        var mails = new JooqRawMails(store.database(), folder);
        var first = store.database().write(() -> mails.put(letter(1)));
        var length = Files.size(folder.resolve("000001.pack"));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        store.database()
                                .write(() -> {
                                    mails.putAll(letters(10, 20));
                                    throw new IllegalArgumentException();
                                }));

        var second = store.database().write(() -> mails.put(letter(2)));

        assertArrayEquals(letter(1), mails.get(first));
        assertArrayEquals(letter(2), mails.get(second));
        assertEquals(
                length,
                store.database().sql().fetchSingle(RAW_MAIL, RAW_MAIL.ID.eq(second)).getPackAt());
    }

    @StoreTest
    void aDamagedFileIsNoticed(TestStore store, @TempDir Path folder) throws IOException {
        var mails = new JooqRawMails(store.database(), folder);
        var id = store.database().write(() -> mails.put(letter(1)));
        var file = folder.resolve("000001.pack");
        var bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        assertThrows(StoreDamaged.class, () -> mails.get(id));
        Files.write(file, Arrays.copyOf(bytes, 20));
        assertThrows(StoreDamaged.class, () -> mails.get(id));
    }

    @StoreTest
    void roomOfRemovedMessagesIsWonBack(TestStore store, @TempDir Path folder) throws IOException {
        var files = new PackFiles(store.database(), folder, 20_000);
        var mails = new JooqRawMails(store.database(), files);
        var ids = store.database().write(() -> mails.putAll(letters(1, 400)));
        var before = size(folder);
        var kept = ids.stream().filter(id -> id % 4 == 0).toList();
        store.database()
                .write(() -> mails.removeAll(ids.stream().filter(id -> id % 4 != 0).toList()));

        mails.tidy();
        mails.tidy();

        assertTrue(size(folder) < before / 2, size(folder) + " of " + before);
        for (var id : kept) {
            assertArrayEquals(letter(ids.indexOf(id) + 1), mails.get(id));
        }
    }

    private static long size(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.mapToLong(file -> file.toFile().length()).sum();
        }
    }

    private static int packed(TestStore store, List<Long> ids) {
        return store
                .database()
                .sql()
                .select(RAW_CHUNK.BYTES)
                .from(RAW_CHUNK)
                .where(RAW_CHUNK.RAW_ID.between(ids.getFirst(), ids.getLast()))
                .fetch(RAW_CHUNK.BYTES)
                .stream()
                .mapToInt(bytes -> bytes.length)
                .sum();
    }

    private static List<byte[]> letters(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(JooqRawMailsTest::letter).toList();
    }

    private static byte[] letter(int number) {
        var random = new Random(number);
        var words = new StringBuilder();
        for (var i = 0; i < 20; i++) {
            words.append(Integer.toString(random.nextInt(1_000_000), 36)).append(' ');
        }
        return """
        From: Customer %d <customer%d@example.com>\r
        To: Help desk <help@example.org>\r
        Subject: My order %d has not arrived yet\r
        MIME-Version: 1.0\r
        Content-Type: text/plain; charset=utf-8\r
        Content-Transfer-Encoding: 8bit\r
        Message-ID: <%x@mail.example.com>\r
        \r
        Good morning, could you please tell me where my parcel is? %s\r
        --\r
        Customer service is kindly asked to answer to this address only.\r
        """
                .formatted(number, number, number, random.nextLong(), words)
                .getBytes(UTF_8);
    }
}
