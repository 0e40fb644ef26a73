package org.sportello.mail.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sportello.kernel.Problem;
import org.sportello.mail.SyncHealth.Certificate;
import org.sportello.mail.SyncHealth.FolderHealth;
import org.sportello.mail.SyncHealth.Server;
import org.sportello.mail.SyncHealth.Trouble;
import org.sportello.mail.fetching.Afterwards;
import org.sportello.mail.fetching.Fetching;
import org.sportello.mail.fetching.ServerCommands.Standing;
import org.sportello.mail.outbox.Outbox.State;
import org.sportello.mail.signin.MailboxUnreachable;
import org.sportello.mail.signin.SecretMissing;
import org.sportello.mail.signin.SignInRejected;
import org.sportello.mail.signin.provider.SignInState;
import org.sportello.mail.sync.MailboxState;
import org.sportello.mail.sync.MailboxState.Phase;
import org.sportello.mail.sync.MailboxState.Progress;
import org.sportello.mail.view.MailHealth.Kind;
import org.sportello.mail.view.MailHealth.Summary;
import org.sportello.ui.Texts;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

class MailHealthTest {

    private static final Problem REJECTED = new SignInRejected("anna", "mail.example.com", null);
    private static final Problem AWAY = MailboxUnreachable.unknown("mail.example.com", null);

    private static MailboxState state(
            String name,
            Phase phase,
            @Nullable Progress progress,
            int secondsAgo,
            @Nullable Problem problem) {
        return new MailboxState(
                1,
                name,
                phase,
                progress,
                Samples.NOW,
                null,
                secondsAgo < 0 ? null : Samples.NOW.minusSeconds(secondsAgo),
                problem);
    }

    private static MailboxState well(String name, int secondsAgo) {
        return state(name, Phase.IDLE, null, secondsAgo, null);
    }

    private static MailboxState away(String name) {
        return state(name, Phase.OFFLINE, null, 900, AWAY);
    }

    static List<Arguments> situations() {
        var syncing = new Progress(1200, 40_000, 80);
        var few = new Progress(1, 3, 3);
        var rejected = state("Support", Phase.SIGN_IN_REJECTED, null, 60, REJECTED);
        var missing = state("Shop", Phase.SIGN_IN_REJECTED, null, -1, new SecretMissing("Shop"));
        var gone = state("Shop", Phase.WAITING, null, 60, new Problem("mail.folderGone", "Orders"));
        return List.of(
                row(Kind.NONE, "No mailbox yet", 0),
                row(Kind.FINE, "1 mailbox, synced 12 s ago", 0, well("Support", 12)),
                row(
                        Kind.FINE,
                        "2 mailboxes, synced 5 min ago",
                        0,
                        well("Support", 12),
                        well("Shop", 300)),
                row(
                        Kind.FINE,
                        "1 mailbox, synced just now · 2 waiting to be sent",
                        2,
                        well("Support", 1)),
                row(Kind.OFFLINE, "offline", 0, away("Support")),
                row(Kind.OFFLINE, "offline – 1 change waiting", 1, away("Support")),
                row(Kind.OFFLINE, "offline – 3 changes waiting", 3, away("Support"), away("Shop")),
                row(Kind.OFFLINE, "Shop: cannot be reached", 0, well("Support", 12), away("Shop")),
                row(Kind.TROUBLE, "Support: sign-in was rejected", 4, rejected, away("Shop")),
                row(Kind.TROUBLE, "Shop: the password is missing", 0, missing),
                row(Kind.TROUBLE, "Shop: something needs attention", 0, gone),
                row(Kind.TROUBLE, "2 mailboxes need attention", 0, rejected, missing),
                row(
                        Kind.BUSY,
                        "fetching mail: 1,200 of 40,000",
                        0,
                        state("Support", Phase.SYNCING, syncing, -1, null),
                        well("Shop", 5)),
                row(
                        Kind.FINE,
                        "1 mailbox, synced 12 s ago",
                        0,
                        state("Support", Phase.SYNCING, few, 12, null)),
                row(
                        Kind.BUSY,
                        "connecting…",
                        0,
                        state("Support", Phase.CONNECTING, null, -1, null)),
                row(Kind.OFFLINE, "paused", 0, state("Support", Phase.PAUSED, null, 60, null)),
                row(
                        Kind.FINE,
                        "2 mailboxes, synced 5 s ago",
                        0,
                        well("Shop", 5),
                        state("Support", Phase.PAUSED, null, 9000, null)));
    }

    private static Arguments row(Kind kind, String sentence, int waiting, MailboxState... states) {
        return Arguments.of(kind, sentence, waiting, List.of(states));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("situations")
    void theMostImportantComesFirst(
            Kind kind, String sentence, int waiting, List<MailboxState> states) {
        assertEquals(
                new Summary(kind, sentence),
                MailHealth.summary(states, waiting, Samples.texts(Locale.UK)));
    }

    @Test
    void italianCountsToo() {
        assertEquals(
                "offline – 1 modifica in attesa",
                MailHealth.summary(List.of(away("Negozio")), 1, Samples.texts(Locale.ITALY))
                        .sentence());
    }

    @Test
    void whatPassesByItselfIsNoTrouble() {
        assertFalse(MailHealth.troubled(away("Support")));
        assertTrue(MailHealth.troubled(state("S", Phase.SIGN_IN_REJECTED, null, 1, REJECTED)));
    }

    @Test
    void oneMailboxSaysHowFastItFetches() {
        assertEquals(
                "Fetching mail: 1,200 of 40,000, 80 a second, about 8 min left",
                MailHealth.sentence(
                        state("S", Phase.SYNCING, new Progress(1200, 40_000, 80.3), -1, null),
                        Samples.texts(Locale.UK)));
    }

    @Test
    void whatCouldNotBeSentIsSaidThoughAllMailboxesAreWell() {
        var samples = new Samples(Locale.UK);
        samples.states.add(well("Support", 4));
        samples.waits(1, State.FAILED, "Matter", "mail.signInRejected", "anna\nmail.example.com");
        samples.waits(2, State.QUEUED, "Matter", null, "");
        try (var model = new MailHealthModel(samples.tools, samples.desk())) {
            assertEquals(
                    new Summary(Kind.TROUBLE, "A message could not be sent: see the outbox"),
                    model.summaryProperty().get());
        }
    }

    /// What is shown of each mailbox would stand still otherwise, as long as a message waits.
    @Test
    void mailboxesAreToldAnewThoughTheSummaryStaysWhatItIs() {
        var samples = new Samples(Locale.UK);
        samples.states.add(well("Support", 4));
        samples.waits(1, State.FAILED, "Matter", "mail.signInRejected", "anna\nmail.example.com");
        try (var model = new MailHealthModel(samples.tools, samples.desk())) {
            var summary = model.summaryProperty().get();
            var heard = new ArrayList<Number>();
            model.readingsProperty().addListener((_, _, now) -> heard.add(now));
            samples.states.set(0, away("Support"));
            model.refresh();
            assertEquals(summary, model.summaryProperty().get());
            assertEquals(1, heard.size());
            assertEquals(Phase.OFFLINE, model.health().states().getFirst().phase());
        }
    }

    @Test
    void whatIsNotedAboutAMailboxIsToldInWords() {
        var texts = Samples.texts(Locale.UK);
        var good =
                new Server(
                        List.of("IDLE"),
                        new Certificate(
                                "CN=mail.example.com",
                                "CN=Example CA",
                                Instant.parse("2027-02-03T12:00:00Z")),
                        1201L);
        var inbox = new FolderHealth("INBOX", null, true, null, null, good, 1200, 1);
        var shop =
                new FolderHealth(
                        "Shop",
                        null,
                        false,
                        Instant.parse("2026-01-03T12:00:00Z"),
                        new Problem("mail.folderGone", "Shop"),
                        Server.UNKNOWN,
                        34,
                        0);
        assertEquals(List.of(), details(texts, Afterwards.NOTHING, Standing.NOTHING));
        var lines = details(texts, Afterwards.NOTHING, Standing.NOTHING, inbox, shop);
        assertEquals("1,234 messages here, one held back", lines.getFirst());
        assertTrue(
                lines.contains(
                        "Certificate of the server: for mail.example.com, issued by Example CA,"
                                + " good until 3 Feb 2027"),
                lines.toString());
        assertTrue(lines.contains("The server knows IDLE"), lines.toString());
        assertTrue(lines.getLast().startsWith("Folder “Shop”: not read since 3 Jan"));
        var more =
                details(
                        texts,
                        new Afterwards(true, "Done", 0),
                        new Standing(3, 2, "[NOPERM] no"),
                        inbox);
        assertEquals("1,200 messages here, one held back · 1,201 on the server", more.getFirst());
        assertEquals("On the server: marked as read, moved to “Done” · 3 still to do", more.get(3));
        assertEquals("The server will not do this for 2 messages: [NOPERM] no", more.get(4));
    }

    @Test
    void whatSomebodyShouldDoIsWarnedOfAndTheLastTroublesAreTold() {
        var texts = Samples.texts(Locale.UK);
        var now = texts.formats().now();
        var ending =
                new Server(
                        List.of(),
                        new Certificate(
                                "CN=mail.example.com", "O=Example", now.plusSeconds(86_400)),
                        0L);
        var signIn = new SignInState("Example", SignInState.State.ENDED, null);
        var trouble =
                new Trouble(
                        "INBOX",
                        new Problem("mail.folderGone", "Shop"),
                        14,
                        Instant.parse("2026-01-03T12:00:00Z"),
                        Instant.parse("2026-01-03T14:00:00Z"),
                        Instant.parse("2026-01-03T14:01:00Z"));
        var details =
                MailboxDetails.of(
                        new Samples(Locale.UK).mailbox(1, "Support"),
                        new Noted(
                                List.of(
                                        new FolderHealth(
                                                "INBOX", null, true, null, null, ending, 0, 0)),
                                Standing.NOTHING,
                                List.of(trouble),
                                signIn),
                        texts);
        assertEquals(2, details.warnings().size());
        assertTrue(
                details.warnings().getFirst().startsWith("The certificate for mail.example.com"));
        assertEquals(
                "The permission to read this mailbox has ended.", details.warnings().getLast());
        assertTrue(details.lines().getLast().contains("14 times"), details.lines().toString());
        assertTrue(details.lines().getLast().endsWith("(over)"), details.lines().toString());
    }

    private static List<String> details(
            Texts texts, Afterwards afterwards, Standing standing, FolderHealth... folders) {
        var mailbox =
                new Samples(Locale.UK)
                        .mailbox(1, "Support")
                        .withFetching(new Fetching(0, afterwards));
        return MailboxDetails.lines(
                mailbox, new Noted(List.of(folders), standing, List.of(), null), texts);
    }
}
