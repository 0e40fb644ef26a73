package org.sportello.mail.store.pack;

import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.sum;
import static org.sportello.storage.schema.Tables.RAW_MAIL;

import org.sportello.storage.Database;
import org.sportello.storage.StoreDamaged;
import org.sportello.storage.StoreProblems;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/// Packed messages one after the other in files beside a store of one desk. Only the database knows
/// what is in them: what lies behind the last frame that it knows was never committed, and is
/// written over. Frames are forced to the disk before the transaction that names them commits.
final class PackFiles implements Frames {

    /// A file is full when it is this long; a frame is never split.
    private static final long FULL = 64L * 1024 * 1024;

    private final Database database;
    private final Path folder;
    private final long full;

    PackFiles(Database database, Path folder) {
        this(database, folder, FULL);
    }

    PackFiles(Database database, Path folder, long full) {
        this.database = database;
        this.folder = folder;
        this.full = full;
    }

    @Override
    public List<Place> places(List<byte[]> frames) {
        var end = end();
        var pack = end.pack();
        var at = end.at();
        var places = new ArrayList<Place>(frames.size());
        for (var frame : frames) {
            if (at >= full) {
                pack++;
                at = 0;
            }
            places.add(new Place(pack, at, frame.length));
            at += frame.length;
        }
        return places;
    }

    private End end() {
        var newest =
                database.sql().select(max(RAW_MAIL.PACK)).from(RAW_MAIL).fetchSingle().value1();
        if (newest == null) {
            return new End(1, 0);
        }
        var last =
                database.sql()
                        .select(RAW_MAIL.PACK_AT, RAW_MAIL.PACKED_SIZE)
                        .from(RAW_MAIL)
                        .where(RAW_MAIL.PACK.eq(newest))
                        .orderBy(RAW_MAIL.PACK.desc(), RAW_MAIL.PACK_AT.desc())
                        .limit(1)
                        .fetchSingle();
        return new End(newest, last.value1() + last.value2());
    }

    @Override
    public void put(List<Long> rawIds, List<byte[]> frames, List<Place> places) {
        try {
            Files.createDirectories(folder);
            for (var from = 0; from < places.size(); ) {
                var pack = pack(places.get(from));
                var to = from + 1;
                while (to < places.size() && pack(places.get(to)) == pack) {
                    to++;
                }
                append(pack, at(places.get(from)), frames.subList(from, to));
                from = to;
            }
        } catch (IOException failure) {
            throw StoreProblems.of(failure);
        }
    }

    private void append(int pack, long at, List<byte[]> frames) throws IOException {
        try (var file =
                FileChannel.open(file(pack), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            file.position(at);
            for (var frame : frames) {
                var left = ByteBuffer.wrap(frame);
                while (left.hasRemaining()) {
                    file.write(left);
                }
            }
            file.force(false);
        }
    }

    @Override
    public byte[] get(long rawId, Place place) {
        // Opened each time: a channel is closed when a thread that reads it is interrupted.
        try (var file = FileChannel.open(file(pack(place)), StandardOpenOption.READ)) {
            var frame = ByteBuffer.allocate(place.length());
            for (var at = at(place); frame.hasRemaining(); ) {
                var read = file.read(frame, at);
                if (read < 0) {
                    throw new StoreDamaged(new EOFException("raw message " + rawId));
                }
                at += read;
            }
            return frame.array();
        } catch (NoSuchFileException gone) {
            throw new StoreDamaged(gone);
        } catch (IOException failure) {
            throw StoreProblems.of(failure);
        }
    }

    /// Wins back the room of removed messages: files with many holes are copied to the end, and
    /// those that nothing lies in any more since the last time are deleted. So whoever reads
    /// meanwhile still finds what it looked up.
    void tidy() {
        var newest = end().pack();
        for (var pack = 1; pack < newest; pack++) {
            var file = file(pack);
            if (Files.exists(file)) {
                tidy(pack, file);
            }
        }
    }

    private void tidy(int pack, Path file) {
        try {
            var used = used(pack);
            if (used == 0) {
                Files.delete(file);
            } else if (used < Files.size(file) / 4 * 3) {
                move(pack);
            }
        } catch (IOException failure) {
            throw StoreProblems.of(failure);
        }
    }

    private long used(int pack) {
        var used =
                database.sql()
                        .select(sum(RAW_MAIL.PACKED_SIZE))
                        .from(RAW_MAIL)
                        .where(RAW_MAIL.PACK.eq(pack))
                        .fetchSingle()
                        .value1();
        return used == null ? 0 : used.longValueExact();
    }

    private void move(int pack) {
        while (moveSome(pack) > 0) {
            // A few at a time, so that whoever else writes need not wait for long.
        }
    }

    private int moveSome(int pack) {
        return database.write(() -> {
            var rows =
                    database.sql()
                            .select(
                                    RAW_MAIL.ID,
                                    RAW_MAIL.PACK,
                                    RAW_MAIL.PACK_AT,
                                    RAW_MAIL.PACKED_SIZE)
                            .from(RAW_MAIL)
                            .where(RAW_MAIL.PACK.eq(pack))
                            .orderBy(RAW_MAIL.PACK_AT)
                            .limit(50)
                            .fetch();
            var ids = rows.getValues(RAW_MAIL.ID);
            var frames =
                    rows.map(row ->
                            get(row.value1(), new Place(row.value2(), row.value3(), row.value4())));
            var places = places(frames);
            put(ids, frames, places);
            for (var i = 0; i < ids.size(); i++) {
                database.sql()
                        .update(RAW_MAIL)
                        .set(RAW_MAIL.PACK, places.get(i).pack())
                        .set(RAW_MAIL.PACK_AT, places.get(i).at())
                        .where(RAW_MAIL.ID.eq(ids.get(i)))
                        .execute();
            }
            return ids.size();
        });
    }

    private Path file(int pack) {
        return folder.resolve(String.format(Locale.ROOT, "%06d.pack", pack));
    }

    private static int pack(Place place) {
        return Objects.requireNonNull(place.pack());
    }

    private static long at(Place place) {
        return Objects.requireNonNull(place.at());
    }

    private record End(int pack, long at) {}
}
