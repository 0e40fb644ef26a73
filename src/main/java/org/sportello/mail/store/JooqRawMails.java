package org.sportello.mail.store;

import static org.sportello.storage.schema.Tables.RAW_CHUNK;
import static org.sportello.storage.schema.Tables.RAW_MAIL;

import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.sportello.mail.RawMails;
import org.sportello.mail.store.Dictionaries.Newest;
import org.sportello.storage.Database;

import java.io.ByteArrayOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;

/// Raw messages in rows: packed by zstd and cut into chunks. `docs/decisions/0002-raw-mail.md` says
/// why.
public final class JooqRawMails implements RawMails {

    private static final int CHUNK = 256 * 1024;
    private static final int ROWS = 100;
    private static final short PLAIN = 0;
    private static final short ZSTD = 1;

    /// A dictionary is learned when this many messages are there, and again when there are many
    /// times more: by then it knows more, and what it is needed for has changed.
    private static final long FIRST_LESSON = 1000;

    private static final long NEXT_LESSON = 8;
    private static final int LESSON = 1000;

    private final Database database;
    private final Dictionaries dictionaries;

    public JooqRawMails(Database database) {
        this.database = database;
        dictionaries = new Dictionaries(database);
    }

    @Override
    public List<Long> putAll(List<byte[]> raws) {
        if (raws.isEmpty()) {
            return List.of();
        }
        var dictionary = dictionaries.newest();
        var ids = new ArrayList<Long>(raws.size());
        for (var from = 0; from < raws.size(); from += ROWS) {
            ids.addAll(put(raws.subList(from, Math.min(from + ROWS, raws.size())), dictionary));
        }
        learn(ids.getLast(), dictionary);
        return ids;
    }

    private List<Long> put(List<byte[]> raws, @Nullable Newest dictionary) {
        var packed = raws.stream().map(raw -> Packed.of(raw, dictionary)).toList();
        var ids = insert(packed);
        var sql = database.sql();
        var chunks =
                sql.batch(
                        sql.insertInto(RAW_CHUNK, RAW_CHUNK.RAW_ID, RAW_CHUNK.SEQ, RAW_CHUNK.BYTES)
                                .values((Long) null, null, null));
        for (var i = 0; i < packed.size(); i++) {
            var bytes = packed.get(i).bytes();
            for (int at = 0, seq = 0; at < bytes.length; at += CHUNK, seq++) {
                chunks =
                        chunks.bind(
                                ids.get(i),
                                seq,
                                Arrays.copyOfRange(bytes, at, Math.min(at + CHUNK, bytes.length)));
            }
        }
        if (chunks.size() > 0) {
            chunks.execute();
        }
        return ids;
    }

    private List<Long> insert(List<Packed> packed) {
        var insert =
                database.sql()
                        .insertInto(
                                RAW_MAIL,
                                RAW_MAIL.SHA256,
                                RAW_MAIL.SIZE,
                                RAW_MAIL.CODEC,
                                RAW_MAIL.DICTIONARY_ID);
        for (var one : packed) {
            insert = insert.values(one.sha256(), one.size(), one.codec(), one.dictionaryId());
        }
        return insert.returningResult(RAW_MAIL.ID).fetch(RAW_MAIL.ID);
    }

    private void learn(long newestId, @Nullable Newest dictionary) {
        var next = dictionary == null ? FIRST_LESSON : dictionary.newestRawId() * NEXT_LESSON;
        if (newestId < next) {
            return;
        }
        var samples =
                database.sql()
                        .select(RAW_MAIL.ID)
                        .from(RAW_MAIL)
                        .where(RAW_MAIL.SIZE.lt((long) Packing.SMALL))
                        .orderBy(RAW_MAIL.ID.desc())
                        .limit(LESSON)
                        .fetch(row -> get(row.value1()));
        Packing.learn(samples).ifPresent(learned -> dictionaries.add(newestId, learned));
    }

    @Override
    public byte[] get(long rawId) {
        return database.read(() -> {
            var mail =
                    database.sql()
                            .select(RAW_MAIL.SIZE, RAW_MAIL.CODEC, RAW_MAIL.DICTIONARY_ID)
                            .from(RAW_MAIL)
                            .where(RAW_MAIL.ID.eq(rawId))
                            .fetchOne();
            if (mail == null) {
                throw new NoSuchElementException("Raw message " + rawId);
            }
            return unpacked(mail, bytes(rawId));
        });
    }

    private byte[] unpacked(Record mail, byte[] bytes) {
        if (mail.get(RAW_MAIL.CODEC) == PLAIN) {
            return bytes;
        }
        var dictionary = mail.get(RAW_MAIL.DICTIONARY_ID);
        return Packing.unpack(
                bytes,
                Math.toIntExact(mail.get(RAW_MAIL.SIZE)),
                dictionary == null ? null : dictionaries.bytes(dictionary));
    }

    private byte[] bytes(long rawId) {
        var chunks =
                database.sql()
                        .select(RAW_CHUNK.BYTES)
                        .from(RAW_CHUNK)
                        .where(RAW_CHUNK.RAW_ID.eq(rawId))
                        .orderBy(RAW_CHUNK.SEQ)
                        .fetch(RAW_CHUNK.BYTES);
        if (chunks.size() == 1) {
            return chunks.getFirst();
        }
        var whole = new ByteArrayOutputStream(chunks.size() * CHUNK);
        chunks.forEach(whole::writeBytes);
        return whole.toByteArray();
    }

    @Override
    public List<Long> same(byte[] raw) {
        return database.sql()
                .select(RAW_MAIL.ID)
                .from(RAW_MAIL)
                .where(RAW_MAIL.SHA256.eq(sha256(raw)), RAW_MAIL.SIZE.eq((long) raw.length))
                .orderBy(RAW_MAIL.ID)
                .fetch(RAW_MAIL.ID);
    }

    @Override
    public void removeAll(Collection<Long> rawIds) {
        var ids = List.copyOf(rawIds);
        IntStream.iterate(0, from -> from < ids.size(), from -> from + ROWS)
                .forEach(from ->
                        database.sql()
                                .deleteFrom(RAW_MAIL)
                                .where(
                                        RAW_MAIL.ID.in(
                                                ids.subList(
                                                        from, Math.min(from + ROWS, ids.size()))))
                                .execute());
    }

    private static byte[] sha256(byte[] raw) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(raw);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new AssertionError(everyJdkHasIt);
        }
    }

    /// A message ready to be kept. What does not get smaller stays as it is.
    private record Packed(
            byte[] sha256, long size, short codec, @Nullable Long dictionaryId, byte[] bytes) {

        static Packed of(byte[] raw, @Nullable Newest newest) {
            var dictionary = raw.length < Packing.SMALL ? newest : null;
            var packed = Packing.pack(raw, dictionary == null ? null : dictionary.bytes());
            return packed.length < raw.length
                    ? new Packed(
                            JooqRawMails.sha256(raw),
                            raw.length,
                            ZSTD,
                            dictionary == null ? null : dictionary.id(),
                            packed)
                    : new Packed(JooqRawMails.sha256(raw), raw.length, PLAIN, null, raw);
        }
    }
}
