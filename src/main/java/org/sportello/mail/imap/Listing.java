package org.sportello.mail.imap;

import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;
import org.sportello.mail.fetch.Batch.Sized;
import org.sportello.mail.fetch.Suspects;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Which messages lie in the open folder, asked for piece by piece, so that memory does not grow
/// with the folder. What the server says is held against what it must say: messages that follow
/// each other in a folder have numbers that follow each other (RFC 9051 §2.3.1.2), so an answer
/// with a hole in it was damaged on its way, or a message vanished meanwhile. It is asked for
/// again.
public final class Listing {

    private static final int TRIES = 3;

    private final ImapConnection connection;
    private final Suspects suspects;

    /// @param suspects learns at which message the line was closed
    public Listing(ImapConnection connection, Suspects suspects) {
        this.connection = connection;
        this.suspects = suspects;
    }

    /// A message as it stands in the folder.
    ///
    /// @param number its place in the folder, from 1; moves when messages before it vanish
    /// @param arrived when it came; null if the server does not say
    public record Entry(long uid, int number, long size, @Nullable Instant arrived) {}

    /// Messages that follow each other, rising.
    public record Span(List<Entry> entries) {

        public Span {
            entries = List.copyOf(entries);
        }

        /// Those above one UID and below another one.
        public List<Sized> between(long above, long below) {
            return entries.stream()
                    .filter(one -> one.uid() > above && one.uid() < below)
                    .map(one -> new Sized(one.uid(), one.size()))
                    .toList();
        }

        /// The number of the message with this UID; empty if it is not among them.
        public Optional<Integer> number(long uid) {
            return entries.stream().filter(one -> one.uid() == uid).map(Entry::number).findFirst();
        }

        /// Begins with the folder's first message, or is empty.
        public boolean fromTheBeginning() {
            return entries.isEmpty() || entries.getFirst().number() == 1;
        }

        /// Ends with the folder's last message.
        ///
        /// @param count messages in the folder
        public boolean toTheEnd(int count) {
            return (entries.isEmpty() ? 0 : entries.getLast().number()) == count;
        }

        private boolean whole() {
            for (int i = 1; i < entries.size(); i++) {
                if (entries.get(i).number() != entries.get(i - 1).number() + 1) {
                    return false;
                }
            }
            return true;
        }
    }

    /// The messages between two UIDs, both included. Asks again while the answer is not plausible;
    /// if it stays so, for messages do vanish, takes everything that was said.
    ///
    /// @param high 0 for no upper bound; then the newest message is among them, wherever it lies
    public Span between(long low, long high, Predicate<Span> plausible) {
        var said = new TreeMap<Long, Entry>();
        for (int i = 0; i < TRIES; i++) {
            var span = ask(low, high);
            if (span.whole() && plausible.test(span)) {
                return span;
            }
            span.entries().forEach(one -> said.put(one.uid(), one));
        }
        return new Span(List.copyOf(said.values()));
    }

    private Span ask(long low, long high) {
        var found = new TreeMap<Long, Entry>();
        ask(low, high, found);
        return new Span(List.copyOf(found.values()));
    }

    /// Where the line was closed before, halves are asked for, until the one message is found that
    /// the server cannot even measure. It comes alone, and without a size.
    private void ask(long low, long high, Map<Long, Entry> found) {
        if (!suspects.closedAt(low, high)) {
            sizes(low, high, found);
        } else if (high == 0) {
            var top = at(connection.exists()).map(Entry::uid).orElse(low);
            ask(Math.min(low, top), top, found);
        } else if (low >= high) {
            suspects.apart(low);
            said(low, high, "FLAGS", found);
        } else {
            var middle = (low + high) >>> 1;
            ask(low, middle, found);
            ask(middle + 1, high, found);
        }
    }

    private void sizes(long low, long high, Map<Long, Entry> found) {
        try {
            said(low, high, "RFC822.SIZE", found);
        } catch (Problem closed) {
            suspects.closed(low, high);
            throw closed;
        }
    }

    private void said(long low, long high, String what, Map<Long, Entry> found) {
        var set = low + ":" + (high == 0 ? "*" : Long.toString(high));
        for (var answer : connection.command("UID FETCH " + set + " (" + what + ")", null)) {
            var entry = entry(answer);
            if (entry != null && (high == 0 || (entry.uid() >= low && entry.uid() <= high))) {
                found.put(entry.uid(), entry);
            }
        }
    }

    /// The message with this number; empty if there is none.
    public Optional<Entry> at(int number) {
        for (var answer : connection.command("FETCH " + number + " (UID INTERNALDATE)", null)) {
            var entry = entry(answer);
            if (entry != null && entry.number() == number) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    /// The number of the first message that arrived at this moment or later, found by halving, as
    /// if they lay in their order; where they do not, some lie on the wrong side.
    ///
    /// @param count so many messages are looked at, from the first; one more is the answer if none
    ///   of them is so new
    public int since(Instant moment, int count) {
        int low = 1;
        int high = count + 1;
        while (low < high) {
            var middle = (low + high) >>> 1;
            var there = at(middle).map(Entry::arrived).orElse(null);
            if (there == null || !there.isBefore(moment)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /// How many messages have this UID or a lower one; found by halving, in twenty questions for a
    /// million messages.
    ///
    /// @param count messages in the folder
    public int upTo(long uid, int count) {
        int low = 0;
        int high = count;
        while (low < high) {
            var middle = (low + high + 1) >>> 1;
            var there = at(middle).map(Entry::uid).orElse(Long.MAX_VALUE);
            if (there <= uid) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private static @Nullable Entry entry(Response answer) {
        var uid = uid(answer);
        if (uid == 0) {
            return null;
        }
        var fetch = (FetchResponse) answer;
        var size = fetch.getItem(RFC822SIZE.class);
        return new Entry(uid, fetch.getNumber(), size == null ? 0 : size.size, arrived(fetch));
    }

    static @Nullable Instant arrived(FetchResponse answer) {
        var date = answer.getItem(INTERNALDATE.class);
        return date == null || date.getDate() == null ? null : date.getDate().toInstant();
    }

    static long uid(Response answer) {
        if (answer instanceof FetchResponse fetch) {
            var uid = fetch.getItem(UID.class);
            return uid == null ? 0 : uid.uid;
        }
        return 0;
    }
}
