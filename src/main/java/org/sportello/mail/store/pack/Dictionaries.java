package org.sportello.mail.store.pack;

import static org.sportello.storage.schema.Tables.RAW_DICTIONARY;

import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.sportello.mail.store.pack.Packing.Dictionary;
import org.sportello.storage.Database;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// The dictionaries learned so far. They are never changed or removed, so what was read once is
/// kept.
final class Dictionaries {

    private final Database database;
    private final ConcurrentMap<Long, Dictionary> read = new ConcurrentHashMap<>();

    Dictionaries(Database database) {
        this.database = database;
    }

    /// The one to pack with now; null if there is none yet. It is looked up every time: one that
    /// was added in a transaction that failed must never be used.
    @Nullable Newest newest() {
        return database.sql()
                .select(RAW_DICTIONARY.ID, RAW_DICTIONARY.NEWEST_RAW_ID)
                .from(RAW_DICTIONARY)
                .orderBy(RAW_DICTIONARY.ID.desc())
                .limit(1)
                .fetchOne(row -> new Newest(row.value1(), row.value2(), get(row.value1())));
    }

    Dictionary get(long id) {
        return read.computeIfAbsent(
                id,
                missing ->
                        Dictionary.of(
                                database.sql()
                                        .select(RAW_DICTIONARY.BYTES)
                                        .from(RAW_DICTIONARY)
                                        .where(RAW_DICTIONARY.ID.eq(missing))
                                        .fetchSingle()
                                        .value1()));
    }

    void add(long newestRawId, byte[] bytes) {
        database.sql()
                .insertInto(RAW_DICTIONARY, RAW_DICTIONARY.NEWEST_RAW_ID, RAW_DICTIONARY.BYTES)
                .values(DSL.val(newestRawId), Bytes.of(bytes))
                .execute();
    }

    /// @param newestRawId the newest message there was when it was learned
    record Newest(long id, long newestRawId, Dictionary dictionary) {}
}
