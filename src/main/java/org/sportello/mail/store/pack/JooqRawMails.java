package org.sportello.mail.store.pack;

import static org.sportello.storage.schema.Tables.RAW_MAIL;

import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.sportello.mail.PackedMail;
import org.sportello.mail.RawMails;
import org.sportello.mail.store.pack.Dictionaries.Newest;
import org.sportello.storage.Database;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;

/// Raw messages, packed by zstd: a row for each, the bytes in pack files beside the database or in
/// rows too. `docs/decisions/0002-raw-mail.md` says why.
public final class JooqRawMails implements RawMails {

    private static final int ROWS = 100;
    private static final short ZSTD = 1;

    private static final List<Field<?>> COLUMNS =
            List.of(
                    RAW_MAIL.SHA256,
                    RAW_MAIL.SIZE,
                    RAW_MAIL.CODEC,
                    RAW_MAIL.DICTIONARY_ID,
                    RAW_MAIL.PACKED_SIZE,
                    RAW_MAIL.PACK,
                    RAW_MAIL.PACK_AT);

    /// A dictionary is learned when this many messages are there, and again when there are many
    /// times more: by then it knows more, and what it is needed for has changed.
    private static final long FIRST_LESSON = 1000;

    private static final long NEXT_LESSON = 8;
    private static final int LESSON = 1000;

    private final Database database;
    private final Dictionaries dictionaries;
    private final Frames rows;
    private final @Nullable PackFiles files;

    JooqRawMails(Database database, @Nullable PackFiles files) {
        this.database = database;
        this.files = files;
        rows = new ChunkRows(database);
        dictionaries = new Dictionaries(database);
    }

    /// Bytes in the database: for a team's database, and for stores in memory.
    public JooqRawMails(Database database) {
        this(database, (PackFiles) null);
    }

    /// Bytes in pack files in that folder: for a desk of one.
    public JooqRawMails(Database database, Path folder) {
        this(database, new PackFiles(database, folder));
    }

    @Override
    public Packer packer() {
        var dictionary = dictionaries.newest();
        return raw -> pack(raw, raw.length < Packing.SMALL ? dictionary : null);
    }

    private static PackedMail pack(byte[] raw, @Nullable Newest dictionary) {
        return new PackedMail(
                Packing.pack(raw, dictionary == null ? null : dictionary.dictionary()),
                sha256(raw),
                raw.length,
                dictionary == null ? null : dictionary.id());
    }

    @Override
    public List<Long> putPacked(List<PackedMail> packed) {
        if (packed.isEmpty()) {
            return List.of();
        }
        var frames = packed.stream().map(PackedMail::frame).toList();
        var kept = files == null ? rows : files;
        var places = kept.places(frames);
        var ids = new ArrayList<Long>(packed.size());
        for (var from = 0; from < packed.size(); from += ROWS) {
            var to = Math.min(from + ROWS, packed.size());
            ids.addAll(insert(packed.subList(from, to), places.subList(from, to)));
        }
        kept.put(ids, frames, places);
        learn(ids.getLast());
        return ids;
    }

    private List<Long> insert(List<PackedMail> packed, List<Place> places) {
        var insert = database.sql().insertInto(RAW_MAIL).columns(COLUMNS);
        for (var i = 0; i < packed.size(); i++) {
            var mail = packed.get(i);
            insert =
                    insert.values(
                            Bytes.of(mail.sha256()),
                            mail.size(),
                            ZSTD,
                            mail.dictionaryId(),
                            places.get(i).length(),
                            places.get(i).pack(),
                            places.get(i).at());
        }
        return insert.returningResult(RAW_MAIL.ID).fetch(RAW_MAIL.ID);
    }

    private void learn(long newestId) {
        var dictionary = dictionaries.newest();
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
            var row = database.sql().fetchOne(RAW_MAIL, RAW_MAIL.ID.eq(rawId));
            if (row == null) {
                throw new NoSuchElementException("Raw message " + rawId);
            }
            var place = new Place(row.getPack(), row.getPackAt(), row.getPackedSize());
            var dictionary = row.getDictionaryId();
            return Packing.unpack(
                    kept(place).get(rawId, place),
                    Math.toIntExact(row.getSize()),
                    dictionary == null ? null : dictionaries.get(dictionary));
        });
    }

    private Frames kept(Place place) {
        if (place.pack() == null) {
            return rows;
        }
        if (files == null) {
            throw new IllegalStateException("The folder of the pack files was not named");
        }
        return files;
    }

    @Override
    public void removeAll(Collection<Long> rawIds) {
        var ids = List.copyOf(rawIds);
        for (var from = 0; from < ids.size(); from += ROWS) {
            var some = ids.subList(from, Math.min(from + ROWS, ids.size()));
            database.sql().deleteFrom(RAW_MAIL).where(RAW_MAIL.ID.in(some)).execute();
        }
    }

    @Override
    public void tidy() {
        if (files != null) {
            files.tidy();
        }
    }

    private static byte[] sha256(byte[] raw) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(raw);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new AssertionError(everyJdkHasIt);
        }
    }
}
