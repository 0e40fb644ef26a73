package org.sportello.mail.sync;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sportello.mail.Incomplete;
import org.sportello.mail.RawMail;
import org.sportello.mail.fault.Fault.Side;
import org.sportello.mail.fault.FaultProxy;
import org.sportello.mail.fetch.Abilities;
import org.sportello.mail.imap.Dovecot;
import org.sportello.mail.imap.TestServer;
import org.sportello.mail.marks.Marks;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

@Tag("dovecot")
class DovecotTest extends ServerBehaviour<Dovecot> {

    @Override
    Dovecot start(Path folder) throws Exception {
        Assumptions.assumeTrue(
                Dovecot.installed(), "Dovecot is not installed (Debian: dovecot-imapd)");
        return Dovecot.startCompressing(folder);
    }

    @Override
    Set<String> offers() {
        return Set.copyOf(Abilities.IMAP);
    }

    @Override
    String sent() {
        return "Gesendet";
    }

    /// What comes with a message comes by the command that fetches it, and where nothing has
    /// changed nothing is asked.
    @Test
    void howMessagesAreMarkedCostsNoCommandOfItsOwn() throws Exception {
        server().append(folder(), messages(5));
        server().mark(folder(), "2", "+FLAGS (\\Seen)");
        try (var proxy = new FaultProxy(server().port())) {
            var mailbox = mailbox(proxy.port(), folder());
            assertNull(once(mailbox).problem());
            assertEquals(List.of("ENABLE", "EXAMINE", "EXAMINE", "FETCH", "FETCH"), said(proxy));
            assertEquals(new Marks(true, false, false, false), intake().marks().of(2));
            assertNull(once(mailbox).problem());
            assertEquals(List.of("ENABLE", "EXAMINE"), said(proxy));
            server().mark(folder(), "3", "+FLAGS (\\Seen)");
            assertNull(once(mailbox).problem());
            assertEquals(List.of("ENABLE", "EXAMINE", "FETCH"), said(proxy));
        }
    }

    /// The commands after the sign-in, on the line that was opened last.
    private static List<String> said(FaultProxy proxy) {
        return proxy.heard(Side.CLIENT).stream()
                .map(line -> line.replaceFirst("\\S+ (UID )?", "").split(" ", -1)[0])
                .filter(Set.of("ENABLE", "EXAMINE", "FETCH", "NOOP", "SEARCH")::contains)
                .toList();
    }

    /// Dovecot's own words: “Disconnected: FETCH failed”.
    @Test
    void messageForWhichTheServerClosesTheLineKeepsNoOtherAway() throws Exception {
        server().append(folder(), messages(30));
        server().appendUnreadable(folder(), messages(1).getFirst());
        server().append(folder(), List.of(TestServer.message("New", "here")));
        var result = once(mailbox(server().port(), folder()));

        assertNull(result.problem());
        assertEquals(32, result.folders().getFirst().fetched());
        var stubs = intake().mails().stream().filter(mail -> mail.incomplete() != null).toList();
        assertEquals(
                List.of(Incomplete.notDelivered()),
                stubs.stream().map(RawMail::incomplete).toList());
        assertEquals(32, new HashSet<>(intake().uids()).size());
    }

    /// The file does not say how large the message is for IMAP, and lies about how large it is.
    @Test
    void messageThatTheServerCannotEvenMeasureKeepsNoOtherAway() throws Exception {
        server().append(folder(), messages(40));
        server().appendUnmeasured(folder(), messages(1).getFirst());
        server().append(folder(), messages(45).subList(40, 45));
        try (var proxy = new FaultProxy(server().port())) {
            proxy.hide(Set.of("COMPRESS=DEFLATE"));
            var result = once(mailbox(proxy.port(), folder()));
            assertNull(result.problem());
            assertTrue(proxy.opened() > 5, "it was looked for");
        }
        assertEquals(46, new HashSet<>(intake().uids()).size());
        assertEquals(
                List.of(Incomplete.notDelivered()),
                intake().mails().stream()
                        .map(RawMail::incomplete)
                        .filter(Objects::nonNull)
                        .toList());
    }

    @Test
    void messageLargerThanABatchComesInPiecesAndWhole() throws Exception {
        var large = TestServer.message("Large", "0123456789abcdef".repeat(600_000));
        server().append(folder(), List.of(messages(1).getFirst(), large, messages(1).getFirst()));
        assertNull(once(mailbox(server().port(), folder())).problem());
        assertEquals(3, intake().mails().size());
        var mail =
                intake().mails().stream().filter(one -> one.uid() == 2).findFirst().orElseThrow();
        assertEquals(large, new String(mail.bytes(), StandardCharsets.UTF_8));
    }
}
