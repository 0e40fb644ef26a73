package org.sportello.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sportello.storage.schema.Tables.MAIL;
import static org.sportello.storage.schema.Tables.QUARANTINE;
import static org.sportello.storage.schema.Tables.RAW_MAIL;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sportello.mail.Mailbox;
import org.sportello.mail.fault.FaultProxy;
import org.sportello.mail.imap.Dovecot;
import org.sportello.mail.signin.SecretStore;
import org.sportello.mail.sync.MailboxResult;
import org.sportello.mail.sync.folder.SyncListener;
import org.sportello.storage.StoreFolder;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;

/// A small folder is read over a line that is cut, cut short, disturbed or delayed at every single
/// step of the conversation with a real server; then the line is healed. In the end every message
/// is in the store once, byte for byte, on as many tickets as there were matters.
@Tag("dovecot")
@Tag("slow")
class FaultyLineTest {

    private static final int MATTERS = 3;
    private static final int MESSAGES = 2 * MATTERS;

    @TempDir Path temp;

    @Test
    void whateverBreaksWhereverEveryMessageIsThereOnceInTheEnd() throws Exception {
        Assumptions.assumeTrue(
                Dovecot.installed(), "Dovecot is not installed (Debian: dovecot-imapd)");
        Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rwxr-xr-x"));
        var failures = new ArrayList<String>();
        try (var dovecot = Dovecot.start(Files.createDirectory(temp.resolve("dovecot")));
                var proxy = new FaultProxy(dovecot.port());
                var desk = new Wiring(new StoreFolder(temp.resolve("desk")))) {
            var calm = new Case(dovecot, proxy, desk, "calm");
            assertNull(calm.sync().problem());
            assertEquals("", calm.wrong());
            var faults = proxy.faults(Integer.getInteger("sportello.faults", 1));
            assertTrue(faults.size() > 120, faults.size() + " faults");
            for (var fault : faults) {
                var disturbed = new Case(dovecot, proxy, desk, "case" + faults.indexOf(fault));
                proxy.plan(fault);
                disturbed.sync();
                proxy.heal();
                var healed = disturbed.sync().problem();
                if (healed != null) {
                    failures.add(fault + ": " + healed);
                }
                var wrong = disturbed.wrong();
                if (!wrong.isEmpty()) {
                    failures.add(fault + ": " + wrong);
                }
            }
            assertEquals(0, desk.database().sql().fetchCount(QUARANTINE));
        }
        assertEquals(List.of(), failures);
    }

    /// One folder of its own, with mail of its own.
    private static final class Case {

        private final Wiring desk;
        private final Mailbox mailbox;
        private final List<String> messages = new ArrayList<>();

        Case(Dovecot dovecot, FaultProxy proxy, Wiring desk, String name) throws Exception {
            this.desk = desk;
            for (int part = 0; part < 2; part++) {
                for (int matter = 0; matter < MATTERS; matter++) {
                    messages.add(message(name + "." + matter, part));
                }
            }
            var folder = "A folder for " + name;
            dovecot.append(folder, messages);
            var given = dovecot.mailbox(proxy.port(), folder);
            mailbox =
                    desk.store()
                            .mailboxes()
                            .add(
                                    new Mailbox(
                                            0,
                                            name,
                                            given.address(),
                                            "",
                                            given.incoming(),
                                            null,
                                            given.folders(),
                                            false,
                                            false,
                                            true,
                                            "",
                                            true));
            desk.mail().secrets().put(SecretStore.incoming(mailbox), "bench");
        }

        private static String message(String matter, int part) {
            return String.join(
                    "\r\n",
                    "From: Customer " + matter + " <" + matter + "@example.com>",
                    "To: bench@example.org",
                    "Subject: " + (part == 0 ? "" : "Re: ") + "Matter " + matter,
                    "Message-ID: <" + matter + "." + part + "@example.com>",
                    part == 0 ? "X-First: yes" : "In-Reply-To: <" + matter + ".0@example.com>",
                    "",
                    "Part " + part + " of " + matter,
                    "more\r\n".repeat(matter.hashCode() & 15));
        }

        MailboxResult sync() {
            return desk.mail().sync().syncOnce(List.of(mailbox), SyncListener.NONE).getFirst();
        }

        /// What is not as it should be in the store; empty if all is.
        String wrong() throws Exception {
            var expected = new TreeSet<String>();
            for (var message : messages) {
                expected.add(
                        HexFormat.of()
                                .formatHex(
                                        MessageDigest.getInstance("SHA-256")
                                                .digest(message.getBytes(StandardCharsets.UTF_8))));
            }
            var found = new ArrayList<String>();
            var tickets = new HashSet<Long>();
            desk.database()
                    .sql()
                    .select(RAW_MAIL.SHA256, MAIL.TICKET_ID)
                    .from(MAIL)
                    .join(RAW_MAIL)
                    .on(RAW_MAIL.ID.eq(MAIL.RAW_ID))
                    .where(MAIL.MAILBOX_ID.eq(mailbox.id()))
                    .forEach(row -> {
                        found.add(HexFormat.of().formatHex(row.value1()));
                        tickets.add(row.value2());
                    });
            if (found.size() != MESSAGES || !new TreeSet<>(found).equals(expected)) {
                return found.size()
                        + " messages, of which right "
                        + found.stream().filter(expected::contains).distinct().count();
            }
            return tickets.size() == MATTERS ? "" : tickets.size() + " tickets";
        }
    }
}
