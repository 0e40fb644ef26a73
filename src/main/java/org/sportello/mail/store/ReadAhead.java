package org.sportello.mail.store;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.message.ParsedMail;

import java.util.HashMap;
import java.util.Map;

/// What was read already, for the one who asks for it later, once and about in the same order.
/// Full, it takes nothing more: who asks comes to the first ones first, and would find none of them
/// if they made room for the last. Safe for use by several threads.
final class ReadAhead {

    private final Map<Long, ParsedMail> mails = new HashMap<>();
    private final long room;
    private long used;
    private int missed;

    /// @param room characters of text that may stay in memory; up to twice as many bytes
    ReadAhead(long room) {
        this.room = room;
    }

    synchronized void put(long mailId, ParsedMail parsed) {
        if (used < room) {
            var before = mails.put(mailId, parsed);
            used += Recent.size(parsed) - (before == null ? 0 : Recent.size(before));
        }
    }

    /// Gives it out and forgets it.
    synchronized @Nullable ParsedMail take(long mailId) {
        var taken = mails.remove(mailId);
        if (taken != null) {
            missed = 0;
            used -= Recent.size(taken);
        } else if (++missed > mails.size()) {
            // Nobody comes for these any more.
            mails.clear();
            used = 0;
        }
        return taken;
    }
}
