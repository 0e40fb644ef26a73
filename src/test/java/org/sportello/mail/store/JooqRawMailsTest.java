package org.sportello.mail.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sportello.storage.schema.Tables.RAW_CHUNK;
import static org.sportello.storage.schema.Tables.RAW_DICTIONARY;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.sportello.storage.StoreTest;
import org.sportello.storage.TestStore;

import java.util.ArrayList;
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
    void theSameBytesAreFound(TestStore store) {
        var mails = new JooqRawMails(store.database());

        var ids =
                store.database()
                        .write(() -> mails.putAll(List.of(letter(1), letter(2), letter(1))));

        assertEquals(List.of(ids.get(0), ids.get(2)), mails.same(letter(1)));
        assertEquals(List.of(), mails.same(letter(3)));
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

        var all = new ArrayList<>(before);
        all.addAll(after);
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
