package org.sportello.mail.imap;

import org.eclipse.angus.mail.imap.protocol.IMAPResponse;

/// Messages that are not there any more, by their UIDs (RFC 7162 §3.2.10).
///
/// @param earlier they went before we came; they are not among those that were counted
/// @param set such as `3,7:9`; may be long
record Vanished(boolean earlier, String set) {

    static final String KEY = "VANISHED";
    private static final String EARLIER = "(EARLIER)";

    /// UIDs from one to another, both included.
    interface Ranges {
        void range(long low, long high);
    }

    static Vanished of(IMAPResponse answer) {
        var rest = answer.getRest();
        var said = rest == null ? "" : rest.strip();
        var earlier = said.regionMatches(true, 0, EARLIER, 0, EARLIER.length());
        return new Vanished(earlier, earlier ? said.substring(EARLIER.length()).strip() : said);
    }

    /// One range after the other; what makes no sense is left out.
    void each(Ranges ranges) {
        for (int from = 0; from < set.length(); ) {
            var comma = set.indexOf(',', from);
            var to = comma < 0 ? set.length() : comma;
            var colon = set.indexOf(':', from);
            var first = number(from, colon < 0 || colon > to ? to : colon);
            var last = colon < 0 || colon > to ? first : number(colon + 1, to);
            if (first > 0 && last > 0) {
                ranges.range(Math.min(first, last), Math.max(first, last));
            }
            from = to + 1;
        }
    }

    private long number(int from, int to) {
        try {
            return Long.parseLong(set, from, to, 10);
        } catch (NumberFormatException nonsense) {
            return 0;
        }
    }
}
