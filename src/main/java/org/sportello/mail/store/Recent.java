package org.sportello.mail.store;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.message.ParsedMail;

import java.util.LinkedHashMap;

/// The messages read last, as many as there is room for. Safe for use by several threads.
final class Recent {

    private static final int OVERHEAD = 2_000;

    private final LinkedHashMap<Long, ParsedMail> mails = new LinkedHashMap<>(64, 0.75f, true);
    private final long room;
    private long used;

    /// @param room characters of text that may stay in memory; up to twice as many bytes
    Recent(long room) {
        this.room = room;
    }

    synchronized void put(long mailId, ParsedMail parsed) {
        var before = mails.put(mailId, parsed);
        used += size(parsed) - (before == null ? 0 : size(before));
        var oldest = mails.entrySet().iterator();
        while (used > room && mails.size() > 1 && oldest.hasNext()) {
            used -= size(oldest.next().getValue());
            oldest.remove();
        }
    }

    synchronized @Nullable ParsedMail get(long mailId) {
        return mails.get(mailId);
    }

    /// Characters that it takes up, about.
    static long size(ParsedMail parsed) {
        var html = parsed.html();
        return (long) OVERHEAD
                + parsed.text().length()
                + parsed.newText().length()
                + parsed.quotedText().length()
                + (html == null ? 0 : html.length());
    }
}
