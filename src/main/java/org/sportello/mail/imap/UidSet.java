package org.sportello.mail.imap;

import java.util.Collection;
import java.util.TreeSet;

/// UIDs as commands write them: `3,7:9` (RFC 9051, sequence-set).
final class UidSet {

    private UidSet() {}

    /// @param uids at least one
    static String of(Collection<Long> uids) {
        var set = new StringBuilder();
        long from = 0;
        long to = 0;
        for (long uid : new TreeSet<>(uids)) {
            if (from == 0 || uid != to + 1) {
                end(set, from, to);
                from = uid;
            }
            to = uid;
        }
        end(set, from, to);
        return set.toString();
    }

    private static void end(StringBuilder set, long from, long to) {
        if (from == 0) {
            return;
        }
        if (!set.isEmpty()) {
            set.append(',');
        }
        set.append(from);
        if (to > from) {
            set.append(':').append(to);
        }
    }
}
