package org.sportello.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sportello.storage.schema.Tables.MAIL;
import static org.sportello.storage.schema.Tables.MAIL_LOCATION;
import static org.sportello.storage.schema.Tables.QUARANTINE;
import static org.sportello.storage.schema.Tables.RAW_MAIL;
import static org.sportello.storage.schema.Tables.TICKET;

import org.jooq.impl.DSL;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sportello.app.Wiring;
import org.sportello.mail.Mailbox;
import org.sportello.mail.imap.Dovecot;
import org.sportello.storage.StoreFolder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;

/// `sportello sync` in a process of its own, killed at random moments and started again: what it
/// leaves is what a sync leaves that nobody disturbed. Ten kills in a build; `-Dsportello.kills=200
/// -Dsportello.seed=7` for more and others, ten to each store.
@Tag("dovecot")
@Tag("slow")
class KillTest {

    private static final int MATTERS = 300;
    private static final int KILLS = Integer.getInteger("sportello.kills", 10);
    private static final int KILLS_OF_A_STORE = 10;

    @TempDir Path temp;

    @Test
    void killedSyncEndsWhereAnUndisturbedOneDoes() throws Exception {
        Assumptions.assumeTrue(
                Dovecot.installed(), "Dovecot is not installed (Debian: dovecot-imapd)");
        var server = Files.createDirectory(temp.resolve("dovecot"));
        Files.setPosixFilePermissions(
                temp, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
        try (var dovecot = Dovecot.start(server)) {
            dovecot.append("Desk", messages());
            var mailbox = dovecot.mailbox(dovecot.port(), "Desk");

            var calm = program("calm", mailbox);
            var began = System.nanoTime();
            finish(calm);
            var duration = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);

            var matters = contents(calm.store());
            assertEquals(MATTERS, matters.size());
            assertTrue(matters.stream().allMatch(parts -> parts.size() == 3));
            var random = new Random(Long.getLong("sportello.seed", 4711));
            for (int kills = 0; kills < KILLS; kills += KILLS_OF_A_STORE) {
                var disturbed = program("disturbed " + kills, mailbox);
                var moments = random.longs(KILLS_OF_A_STORE, 300, 300 + duration).toArray();
                for (var moment : moments) {
                    disturbed.killed(moment);
                }
                finish(disturbed);
                assertEquals(
                        matters,
                        contents(disturbed.store()),
                        () -> "killed after " + Arrays.toString(moments) + " ms");
            }
        }
    }

    private static List<String> messages() {
        var messages = new ArrayList<String>();
        for (int part = 0; part < 3; part++) {
            for (int matter = 0; matter < MATTERS; matter++) {
                messages.add(message(matter, part));
            }
        }
        return messages;
    }

    private static String message(int matter, int part) {
        var lines =
                List.of(
                        "From: Customer %1$d <customer%1$d@example.com>".formatted(matter),
                        "To: desk@example.org",
                        "Subject: " + (part == 0 ? "" : "Re: ") + "Matter " + matter,
                        "Message-ID: <m%d.%d@example.com>".formatted(matter, part),
                        "Date: Mon, 2 Nov 2026 %02d:00:00 +0100".formatted(8 + part),
                        part == 0
                                ? "X-First: yes"
                                : "In-Reply-To: <m%d.%d@example.com>".formatted(matter, part - 1),
                        "",
                        "Part %d of matter %d.".formatted(part, matter),
                        "Some more words.\r\n".repeat(matter % 50));
        return String.join("\r\n", lines);
    }

    private SyncProgram program(String name, Mailbox mailbox) {
        return SyncProgram.of(temp.resolve(name), mailbox, "bench");
    }

    private static void finish(SyncProgram program) throws Exception {
        assertEquals(0, program.start().waitFor(), program::said);
    }

    /// Which messages, by their bytes, belong to one ticket, that of a merged one included; each
    /// message once, each with its place.
    private static Set<Set<String>> contents(Path store) {
        try (var desk = new Wiring(new StoreFolder(store))) {
            var sql = desk.database().sql();
            assertEquals(0, sql.fetchCount(QUARANTINE));
            assertEquals(MATTERS * 3, sql.fetchCount(MAIL, MAIL.TICKET_ID.isNotNull()));
            assertEquals(MATTERS * 3, sql.fetchCount(MAIL_LOCATION));
            var tickets = new HashMap<Long, Set<String>>();
            sql.select(DSL.coalesce(TICKET.MERGED_INTO, TICKET.ID), RAW_MAIL.SHA256)
                    .from(MAIL)
                    .join(RAW_MAIL)
                    .on(RAW_MAIL.ID.eq(MAIL.RAW_ID))
                    .join(TICKET)
                    .on(TICKET.ID.eq(MAIL.TICKET_ID))
                    .forEach(row ->
                            tickets.computeIfAbsent(row.value1(), _ -> new TreeSet<>())
                                    .add(HexFormat.of().formatHex(row.value2())));
            return Set.copyOf(tickets.values());
        }
    }
}
