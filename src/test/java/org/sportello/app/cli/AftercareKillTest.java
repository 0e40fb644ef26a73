package org.sportello.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sportello.storage.schema.Tables.MAIL;
import static org.sportello.storage.schema.Tables.SERVER_COMMAND;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sportello.app.Wiring;
import org.sportello.mail.fault.FaultProxy;
import org.sportello.mail.fetching.Afterwards;
import org.sportello.mail.fetching.Fetching;
import org.sportello.mail.imap.Dovecot;
import org.sportello.mail.imap.Shelf;
import org.sportello.mail.imap.Shelf.Lying;
import org.sportello.mail.imap.TestServer;
import org.sportello.storage.StoreFolder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/// `sportello sync` in a process of its own, killed while it marks, moves or deletes messages on
/// the server, at random moments of that talk: in the end each command is done once, and no message
/// is lost. Three kills each in a build; `-Dsportello.kills=200 -Dsportello.seed=7` for more and
/// others.
@Tag("dovecot")
@Tag("slow")
class AftercareKillTest {

    private static final int KILLS = Integer.getInteger("sportello.kills", 3);
    private static final int AT_A_TIME = 12;
    private static final int MOMENTS = 24;
    private static final String FROM = "Desk";
    private static final String INTO = "Done";
    private static final Duration LATER = Duration.ofDays(4);

    /// What changes something on the server.
    private static final Pattern CHANGE =
            Pattern.compile(
                    "\\S+ (UID (STORE|MOVE|COPY|EXPUNGE)|CREATE|SUBSCRIBE) .*", Pattern.DOTALL);

    @TempDir Path temp;

    enum Tidying {
        MOVED("", INTO, 0),
        /// The server knows no MOVE: a copy, and a deletion.
        COPIED("imap_capability = IMAP4rev1 IDLE UIDPLUS LITERAL+ NAMESPACE", INTO, 0),
        DELETED("", "", 3);

        private final String settings;
        private final String moveTo;
        private final int days;

        Tidying(String settings, String moveTo, int days) {
            this.settings = settings;
            this.moveTo = moveTo;
            this.days = days;
        }

        private Fetching fetching() {
            return new Fetching(0, new Afterwards(true, moveTo, days));
        }
    }

    @ParameterizedTest
    @EnumSource
    void killedWhileItTidiesTheServerItDoesEverythingOnce(Tidying tidying) throws Exception {
        Assumptions.assumeTrue(
                Dovecot.installed(), "Dovecot is not installed (Debian: dovecot-imapd)");
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
        var home = Files.createDirectory(temp.resolve("dovecot"));
        try (var server = Dovecot.startWith(home, tidying.settings + "\n");
                var proxy = new FaultProxy(server.port())) {
            var mailbox = server.mailbox(proxy.port(), FROM).withFetching(tidying.fetching());
            var program = SyncProgram.of(temp.resolve("store"), mailbox, "bench");
            var random = new Random(Long.getLong("sportello.seed", 4711));
            var killed = 0;
            for (int round = 0; round < KILLS; round++) {
                server.append(FROM, messages(round));
                killed += killed(program, proxy, random.nextInt(MOMENTS)) ? 1 : 0;
                later(program.store());
            }
            for (int i = 0; i < 2; i++) {
                assertEquals(0, program.start().waitFor(), program::said);
                later(program.store());
            }
            assertTrue(killed > 0, "never killed");
            check(tidying, server, program.store());
        }
    }

    private static List<String> messages(int round) {
        return IntStream.range(0, AT_A_TIME)
                .mapToObj(i -> TestServer.message("Matter " + round + "." + i, "About it"))
                .toList();
    }

    /// @param moment so many steps of the talk after the first change of something on the server
    private static boolean killed(SyncProgram program, FaultProxy proxy, int moment)
            throws Exception {
        var left = new AtomicInteger(Integer.MIN_VALUE);
        var process = program.start();
        proxy.listen((_, step) -> {
            if (left.get() == Integer.MIN_VALUE && CHANGE.matcher(step).matches()) {
                left.set(moment + 1);
            }
            if (left.get() > 0 && left.decrementAndGet() == 0) {
                process.destroyForcibly();
                process.onExit().join();
            }
        });
        var code = process.waitFor();
        proxy.listen((_, _) -> {});
        return code != 0;
    }

    /// So much time passes.
    private static void later(Path store) {
        try (var desk = new Wiring(new StoreFolder(store))) {
            for (var row : desk.database().sql().fetch(SERVER_COMMAND)) {
                desk.database()
                        .write(() ->
                                desk.database()
                                        .sql()
                                        .update(SERVER_COMMAND)
                                        .set(SERVER_COMMAND.NOTED_AT, row.getNotedAt().minus(LATER))
                                        .set(
                                                SERVER_COMMAND.NOT_BEFORE,
                                                row.getNotBefore().minus(LATER))
                                        .where(SERVER_COMMAND.ID.eq(row.getId()))
                                        .execute());
            }
        }
    }

    private static void check(Tidying tidying, Dovecot server, Path store) {
        try (var line = server.open()) {
            assertEquals(List.of(), Shelf.of(line, FROM));
            if (tidying != Tidying.DELETED) {
                var there = Shelf.of(line, INTO);
                assertEquals(KILLS * AT_A_TIME, there.size());
                assertTrue(there.stream().allMatch(Lying::seen), there.toString());
                for (int round = 0; round < KILLS; round++) {
                    for (int i = 0; i < AT_A_TIME; i++) {
                        var id = "Matter." + round + "." + i + "@example.com";
                        assertEquals(1, Shelf.copies(line, INTO, id), id);
                    }
                }
            }
        }
        try (var desk = new Wiring(new StoreFolder(store))) {
            var sql = desk.database().sql();
            assertEquals(KILLS * AT_A_TIME, sql.fetchCount(MAIL, MAIL.RAW_ID.isNotNull()));
            assertEquals(0, sql.fetchCount(SERVER_COMMAND));
        }
    }
}
