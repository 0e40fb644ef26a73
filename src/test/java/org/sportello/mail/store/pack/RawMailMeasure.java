package org.sportello.mail.store.pack;

import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.sportello.kernel.Changes;
import org.sportello.mail.PackedMail;
import org.sportello.mail.RawMails;
import org.sportello.storage.Database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Function;

/// Where should raw messages be kept? Measures rows, large objects and a file beside the database
/// on a corpus of real size. Arguments: folder of messages, folder to work in, and which to measure
/// (`rows`, `files`, `objects`; default: all). The figures are in
/// `docs/decisions/0002-raw-mail.md`.
final class RawMailMeasure {

    private static final int BATCH = 200;

    private RawMailMeasure() {}

    public static void main(String[] arguments) throws IOException {
        var corpus = files(Path.of(arguments[0]));
        var work = Path.of(arguments[1]);
        var kinds = new LinkedHashMap<String, Function<Database, RawMails>>();
        kinds.put("rows", JooqRawMails::new);
        kinds.put("files", database -> new JooqRawMails(database, work.resolve("mail")));
        kinds.put("objects", LargeObjects::new);
        if (arguments.length > 2) {
            kinds.keySet().retainAll(List.of(arguments).subList(2, arguments.length));
        }
        for (var kind : kinds.entrySet()) {
            measure(kind.getKey(), corpus, work, kind.getValue());
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var walk = Files.walk(folder)) {
            return walk.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static void measure(
            String name, List<Path> corpus, Path work, Function<Database, RawMails> kind)
            throws IOException {
        clear(work);
        var database = open(work);
        var mails = kind.apply(database);
        var watch = System.nanoTime();
        var busy = busy();
        var raw = 0L;
        var ids = new ArrayList<Long>();
        for (var from = 0; from < corpus.size(); from += BATCH) {
            var batch = read(corpus.subList(from, Math.min(from + BATCH, corpus.size())));
            raw += batch.stream().mapToLong(bytes -> bytes.length).sum();
            database.write(() -> ids.addAll(mails.putAll(batch)));
        }
        System.out.printf(
                Locale.ROOT, "%n%s: %d messages, %d MB%n", name, ids.size(), raw / 1_000_000);
        System.out.printf(
                Locale.ROOT,
                "  kept in %.1f s, %.1f s of processor (reading the files included), %s%n",
                seconds(watch),
                busy() - busy,
                size(work, raw));
        watch = System.nanoTime();
        database.close();
        System.out.printf(Locale.ROOT, "  closed in %.2f s, %s%n", seconds(watch), size(work, raw));

        watch = System.nanoTime();
        database = open(work);
        System.out.printf(Locale.ROOT, "  opened in %.3f s%n", seconds(watch));
        var again = kind.apply(database);
        get(again, corpus, ids);
        remove(database, again, ids);
        watch = System.nanoTime();
        database.close();
        System.out.printf(
                Locale.ROOT,
                "  closed in %.2f s after a third was removed, %s%n",
                seconds(watch),
                size(work, raw));

        database = open(work);
        kind.apply(database).tidy();
        kind.apply(database).tidy();
        System.out.printf(Locale.ROOT, "  tidied, %s%n", size(work, raw));
        var third = kind.apply(database);
        for (var from = 0; from < corpus.size() / 3; from += BATCH) {
            var batch = read(corpus.subList(from, Math.min(from + BATCH, corpus.size() / 3)));
            var open = database;
            open.write(() -> third.putAll(batch));
        }
        System.out.printf(Locale.ROOT, "  a third kept once more, %s%n", size(work, raw));
        database.close();
        System.out.printf(Locale.ROOT, "  closed, %s%n", size(work, raw));
        clear(work);
    }

    private static void get(RawMails mails, List<Path> corpus, List<Long> ids) throws IOException {
        var random = new Random(1);
        var times = new ArrayList<Long>();
        for (var i = 0; i < 2000; i++) {
            var which = random.nextInt(ids.size());
            var watch = System.nanoTime();
            var bytes = mails.get(ids.get(which));
            times.add(System.nanoTime() - watch);
            if (bytes.length != Files.size(corpus.get(which))) {
                throw new IllegalStateException("Another message came back");
            }
        }
        times.sort(Comparator.naturalOrder());
        System.out.printf(
                Locale.ROOT,
                "  read one: median %.2f ms, p99 %.2f ms%n",
                times.get(1000) / 1e6,
                times.get(1980) / 1e6);
    }

    private static void remove(Database database, RawMails mails, List<Long> ids) {
        var watch = System.nanoTime();
        var random = new Random(2);
        var gone = ids.stream().filter(id -> random.nextInt(3) == 0).toList();
        for (var from = 0; from < gone.size(); from += BATCH) {
            var some = gone.subList(from, Math.min(from + BATCH, gone.size()));
            database.write(() -> mails.removeAll(some));
        }
        System.out.printf(Locale.ROOT, "  a third removed in %.2f s%n", seconds(watch));
    }

    private static Database open(Path work) {
        return Database.file(work.resolve("desk"), new Changes());
    }

    private static List<byte[]> read(List<Path> files) throws IOException {
        var bytes = new ArrayList<byte[]>();
        for (var file : files) {
            bytes.add(Files.readAllBytes(file));
        }
        return bytes;
    }

    private static void clear(Path work) throws IOException {
        Files.createDirectories(work);
        for (var file : files(work)) {
            Files.delete(file);
        }
    }

    private static String size(Path work, long raw) throws IOException {
        var size = 0L;
        for (var file : files(work)) {
            size += Files.size(file);
        }
        return String.format(
                Locale.ROOT, "%d MB on disk = %.3f of raw", size / 1_000_000, (double) size / raw);
    }

    private static double busy() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    /// One column of a large object.
    private static final class LargeObjects implements RawMails {

        private final Database database;

        LargeObjects(Database database) {
            this.database = database;
            database.write(() -> {
                database.sql()
                        .execute(
                                "create table if not exists large (id identity, size int, bytes"
                                        + " blob)");
            });
        }

        @Override
        public Packer packer() {
            return raw -> new PackedMail(Packing.pack(raw, null), new byte[0], raw.length, null);
        }

        @Override
        public List<Long> putPacked(List<PackedMail> packed) {
            return packed.stream()
                    .map(mail ->
                            database.sql()
                                    .resultQuery(
                                            "select id from final table (insert into large"
                                                    + " (size, bytes) values (?, ?))",
                                            mail.size(),
                                            DSL.val(mail.frame(), SQLDataType.BLOB))
                                    .fetchSingle(0, Long.class))
                    .toList();
        }

        @Override
        public byte[] get(long rawId) {
            var row =
                    database.sql()
                            .resultQuery("select bytes, size from large where id = ?", rawId)
                            .fetchSingle();
            return Packing.unpack(row.get(0, byte[].class), row.get(1, int.class), null);
        }

        @Override
        public void tidy() {}

        @Override
        public void removeAll(Collection<Long> rawIds) {
            rawIds.forEach(id -> database.sql().execute("delete from large where id = ?", id));
        }
    }
}
