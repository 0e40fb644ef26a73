package org.sportello.mail.view;

import org.sportello.mail.outbox.Outbox.Entry;
import org.sportello.mail.outbox.Outbox.State;
import org.sportello.ui.Texts;
import org.sportello.ui.control.Badge;

/// Why a message waits, in words.
public final class OutboxWords {

    private OutboxWords() {}

    /// Its state in a word or two.
    static String state(Entry entry, Texts texts) {
        return switch (entry.state()) {
            case QUEUED ->
                    entry.problem() == null || entry.limit().isPresent()
                            ? texts.get("mail.view.outbox.queued")
                            : texts.get("mail.view.outbox.retrying");
            case SENDING -> texts.get("mail.view.outbox.sending");
            case FAILED -> texts.get("mail.view.outbox.failed");
            case MAYBE_SENT -> texts.get("mail.view.outbox.maybe");
            case SENT -> texts.get("mail.view.outbox.sent");
            case CANCELLED -> texts.get("mail.view.outbox.cancelled");
            case DROPPED -> texts.get("mail.view.outbox.dropped");
        };
    }

    static Badge.Kind kind(Entry entry) {
        return switch (entry.state()) {
            case QUEUED ->
                    entry.problem() == null || entry.limit().isPresent()
                            ? Badge.Kind.OK
                            : Badge.Kind.SOON;
            case SENDING -> Badge.Kind.ACCENT;
            case FAILED -> Badge.Kind.LATE;
            case MAYBE_SENT -> Badge.Kind.SOON;
            case SENT -> Badge.Kind.GOOD;
            case CANCELLED, DROPPED -> Badge.Kind.OK;
        };
    }

    /// What is in the way; empty if nothing.
    public static String why(Entry entry, Texts texts) {
        return entry.wrong().map(texts::sentence).orElse("");
    }

    /// What can be done about it; empty if nothing.
    public static String next(Entry entry, Texts texts) {
        return entry.state() == State.QUEUED ? "" : entry.wrong().map(texts::nextStep).orElse("");
    }

    /// When it leaves, or is tried again; empty if that is up to somebody.
    static String when(Entry entry, Texts texts) {
        if (entry.state() != State.QUEUED) {
            return "";
        }
        var formats = texts.formats();
        if (!entry.notBefore().isAfter(formats.now())) {
            return texts.get("mail.view.outbox.now");
        }
        if (entry.limit().isPresent()) {
            var today = formats.isToday(entry.notBefore());
            return texts.get(
                    "mail.view.outbox.limit",
                    today ? formats.time(entry.notBefore()) : formats.dateTime(entry.notBefore()),
                    today ? 1 : 0,
                    entry.limit().getAsInt());
        }
        var moment = formats.dateTime(entry.notBefore());
        return entry.problem() == null
                ? texts.get("mail.view.outbox.leaves", moment)
                : texts.get("mail.view.outbox.again", moment, entry.attempts());
    }
}
