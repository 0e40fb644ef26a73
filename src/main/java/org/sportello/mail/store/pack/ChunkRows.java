package org.sportello.mail.store.pack;

import static org.sportello.storage.schema.Tables.RAW_CHUNK;

import org.jooq.impl.DSL;
import org.sportello.storage.Database;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

/// Packed messages in rows of the database: for a team, whose desks share nothing but the database.
final class ChunkRows implements Frames {

    private static final int CHUNK = 256 * 1024;

    private final Database database;

    ChunkRows(Database database) {
        this.database = database;
    }

    @Override
    public List<Place> places(List<byte[]> frames) {
        return frames.stream().map(frame -> new Place(null, null, frame.length)).toList();
    }

    @Override
    public void put(List<Long> rawIds, List<byte[]> frames, List<Place> places) {
        var sql = database.sql();
        var chunks =
                sql.batch(
                        sql.insertInto(RAW_CHUNK, RAW_CHUNK.RAW_ID, RAW_CHUNK.SEQ, RAW_CHUNK.BYTES)
                                .values(
                                        DSL.val((Long) null),
                                        DSL.val((Integer) null),
                                        Bytes.of(new byte[0])));
        for (var i = 0; i < frames.size(); i++) {
            var frame = frames.get(i);
            for (int at = 0, seq = 0; at < frame.length; at += CHUNK, seq++) {
                var end = Math.min(at + CHUNK, frame.length);
                chunks = chunks.bind(rawIds.get(i), seq, Arrays.copyOfRange(frame, at, end));
            }
        }
        chunks.execute();
    }

    @Override
    public byte[] get(long rawId, Place place) {
        var whole = new ByteArrayOutputStream(place.length());
        database.sql()
                .select(RAW_CHUNK.BYTES)
                .from(RAW_CHUNK)
                .where(RAW_CHUNK.RAW_ID.eq(rawId))
                .orderBy(RAW_CHUNK.SEQ)
                .fetch(RAW_CHUNK.BYTES)
                .forEach(whole::writeBytes);
        return whole.toByteArray();
    }
}
