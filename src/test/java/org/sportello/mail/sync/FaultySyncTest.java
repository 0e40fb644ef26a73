package org.sportello.mail.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sportello.mail.Mailbox;
import org.sportello.mail.fault.FaultProxy;
import org.sportello.mail.fetch.Limits;
import org.sportello.mail.imap.TestServer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A folder that is read in several windows, with messages that come in pieces, over a line that is
/// disturbed at every step; then the line is healed.
class FaultySyncTest {

    private static final Limits TINY = new Limits(4, 3, 2_000, 100_000);

    private static TestServer server;
    private static FaultProxy proxy;

    @BeforeAll
    static void start() throws Exception {
        server = new TestServer();
        proxy = new FaultProxy(server.imapPort());
    }

    @AfterAll
    static void stop() throws Exception {
        proxy.close();
        server.close();
    }

    @Test
    void whateverBreaksWhereverEveryMessageComesOnceInTheEnd() {
        var calm = new Case("calm");
        assertNull(calm.sync().problem());
        assertEquals("", calm.wrong());
        var faults = proxy.faults(Integer.getInteger("sportello.faults", 0));
        assertTrue(faults.size() > 60, faults.size() + " faults");
        var failures = new ArrayList<String>();
        for (var fault : faults) {
            var disturbed = new Case("case " + faults.indexOf(fault));
            proxy.plan(fault);
            disturbed.sync();
            proxy.heal();
            var healed = disturbed.sync().problem();
            var wrong = disturbed.wrong();
            if (healed != null || !wrong.isEmpty()) {
                failures.add(fault + ": " + healed + " " + wrong);
            }
        }
        assertEquals(List.of(), failures);
    }

    /// One folder of its own, read by a desk of its own.
    private static final class Case {

        private final TestDesk desk = TestDesk.with(TINY);
        private final List<String> sent = new ArrayList<>();
        private final Mailbox mailbox;

        Case(String name) {
            server.createFolder(name);
            for (int i = 0; i < 9; i++) {
                var text = (name + " line\r\n").repeat(i == 4 ? 300 : 1 + 3 * i);
                server.deliverTo(name, name + " " + i, text);
                sent.add(TestServer.message(name + " " + i, text));
            }
            mailbox = desk.mailboxes().add(server.mailboxThrough(proxy.port(), name));
        }

        MailboxResult sync() {
            return desk.once(mailbox);
        }

        String wrong() {
            var came =
                    desk.intake().mails().stream()
                            .map(mail -> new String(mail.bytes(), StandardCharsets.UTF_8))
                            .sorted()
                            .toList();
            return came.equals(sent.stream().sorted().toList())
                    ? ""
                    : came.size()
                            + " came, of which right "
                            + came.stream().filter(sent::contains).distinct().count();
        }
    }
}
