package org.sportello.mail.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.sportello.mail.outbox.Outbox;
import org.sportello.mail.outbox.Outbox.Entry;
import org.sportello.mail.outbox.Outbox.State;
import org.sportello.ui.Texts;

import java.util.Locale;

class OutboxWordsTest {

    private final Texts texts = Samples.texts(Locale.UK);

    private static Entry entry(
            State state, int inSeconds, @Nullable String problem, @Nullable String detail) {
        return new Entry(
                1,
                1,
                1,
                null,
                false,
                state,
                Samples.NOW.plusSeconds(inSeconds),
                problem == null ? 0 : 2,
                problem,
                detail,
                Samples.NOW,
                null);
    }

    @Test
    void aRefusalShowsTheServersAnswer() {
        var refused = entry(State.FAILED, 0, "mail.sendRefused", "550 no, thanks");
        assertEquals("not sent", OutboxWords.state(refused, texts));
        assertEquals(
                "The mail server did not accept the message. It says: “550 no, thanks”.",
                OutboxWords.why(refused, texts));
        assertEquals("", OutboxWords.when(refused, texts));
    }

    @Test
    void aSizeIsWrittenAsItsReaderWritesFigures() {
        for (var kept : new String[] {"1200.5\n0.2", "1200.5 MB\n0.2 MB"}) {
            var large = entry(State.FAILED, 0, Outbox.OVER_SIZE, kept);
            assertEquals(
                    "The message has 1,200.5 MB with its files; the mail server takes 0.2 MB at"
                            + " most.",
                    OutboxWords.why(large, texts));
            assertEquals(
                    "Con i suoi file il messaggio occupa 1.200,5 MB; il server di posta ne accetta"
                            + " al massimo 0,2 MB.",
                    OutboxWords.why(large, Samples.texts(Locale.ITALY)));
        }
    }

    @Test
    void aSentenceAboutSeveralThingsGetsEach() {
        var rejected =
                entry(
                        State.QUEUED,
                        60,
                        "mail.signInRejected",
                        "anna@example.com\nsmtp.example.com");
        assertEquals(
                "The mail server smtp.example.com does not accept the name “anna@example.com” or"
                        + " its password.",
                OutboxWords.why(rejected, texts));
    }

    @Test
    void whatIsTriedAgainSaysWhen() {
        var later = entry(State.QUEUED, 300, "mail.sendLater", "451 busy");
        assertEquals("will be tried again", OutboxWords.state(later, texts));
        assertEquals("Next try today 10:05, after 2 tries.", OutboxWords.when(later, texts));
        assertEquals("", OutboxWords.next(later, texts));
    }

    @Test
    void whatWaitsForItsTimeSaysWhen() {
        assertEquals(
                "Leaves today 11:00.",
                OutboxWords.when(entry(State.QUEUED, 3600, null, null), texts));
        assertEquals(
                "Leaves as soon as possible.",
                OutboxWords.when(entry(State.QUEUED, -1, null, null), texts));
    }

    @Test
    void whatIsOverTheLimitSaysUntilWhenAndHowMuch() {
        var over = entry(State.QUEUED, 300, Outbox.OVER_LIMIT, "30");
        assertEquals("waiting", OutboxWords.state(over, texts));
        assertEquals(
                "Waits until 10:05: this mailbox sends at most 30 messages an hour.",
                OutboxWords.when(over, texts));
        assertEquals(
                "In attesa fino alle 10:05: questa casella invia al massimo 30 messaggi all’ora.",
                OutboxWords.when(over, Samples.texts(Locale.ITALY)));
        var tomorrow = entry(State.QUEUED, 86400, Outbox.OVER_LIMIT, "1");
        assertTrue(
                OutboxWords.when(tomorrow, texts)
                        .endsWith(", 10:00: this mailbox sends at most one message an hour."),
                OutboxWords.when(tomorrow, texts));
    }

    @Test
    void perhapsSentSaysWhatToDoFirst() {
        var maybe = entry(State.MAYBE_SENT, 0, "mail.maybeSent", "");
        assertEquals(
                "Ask the customer or look into the mailbox before sending it again.",
                OutboxWords.next(maybe, texts));
    }
}
