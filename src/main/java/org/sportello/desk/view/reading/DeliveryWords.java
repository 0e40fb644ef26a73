package org.sportello.desk.view.reading;

import org.jspecify.annotations.Nullable;
import org.sportello.reply.Sent;
import org.sportello.ticket.Interaction;
import org.sportello.ui.Texts;

/// How far a message of ours has come, in words: the same ones on its ticket and on the command
/// line.
public final class DeliveryWords {

    private static final String SENT = "sent";

    private final Texts texts;

    public DeliveryWords(Texts texts) {
        this.texts = texts;
    }

    /// Its state, as a word of the ticket's story. What waits for a later moment is not on its way
    /// yet; what was refused and is tried again is refused no more.
    ///
    /// @param waiting what the outbox says of it; null once it has left
    /// @return `""` for what is no mail of ours
    public String word(Interaction entry, @Nullable Sent waiting) {
        if (waiting == null) {
            return entry.delivery() == null ? "" : entry.delivery();
        }
        if (waiting.dropped()) {
            return "dropped";
        }
        return waiting.refused() ? "failed" : isLater(waiting) ? "waiting" : "queued";
    }

    /// Its state in a word or two; empty for what has arrived, as far as is known.
    ///
    /// @param waiting what the outbox says of it; null once it has left
    public String state(Interaction entry, @Nullable Sent waiting) {
        var word = word(entry, waiting);
        return word.isEmpty() || word.equals(SENT) ? "" : texts.get("desk.delivery." + word);
    }

    /// When it leaves, or why it does not and what can be done about it.
    public String line(Sent sent) {
        var why = sent.problem().map(texts::sentence).orElse("");
        if (sent.dropped()) {
            return texts.get("desk.waiting.failed", why, "").strip();
        }
        if (sent.refused()) {
            var next = sent.problem().map(texts::nextStep).orElse("");
            return texts.get("desk.waiting.failed", why, next).strip();
        }
        if (!isLater(sent)) {
            return texts.get("desk.waiting.soon");
        }
        var formats = texts.formats();
        var moment = formats.dateTime(sent.leaves());
        if (sent.limit().isPresent()) {
            var today = formats.isToday(sent.leaves());
            return texts.get(
                    "desk.waiting.limit",
                    today ? formats.time(sent.leaves()) : moment,
                    today ? 1 : 0,
                    sent.limit().getAsInt());
        }
        return why.isEmpty()
                ? texts.get("desk.waiting.leaves", moment)
                : texts.get("desk.waiting.again", moment, why);
    }

    private boolean isLater(Sent sent) {
        return sent.leaves().isAfter(texts.formats().now());
    }
}
