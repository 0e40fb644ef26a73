package org.sportello.mail.fetch;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Messages at which the server closed the line. Some servers do so, each time, for a message that
/// they cannot read themselves; such a message must not keep all the others away. Of one folder;
/// used by one thread.
public final class Suspects {

    /// So often a message is asked for on its own before it is left on the server.
    private static final int CHANCES = 3;

    private final Map<Long, Integer> cuts = new HashMap<>();
    private final Set<Range> ranges = new HashSet<>();
    private boolean cut;

    /// The line was closed when this message should have come.
    public void cut(long uid) {
        cuts.merge(uid, 1, Integer::sum);
        cut = true;
    }

    /// The line was closed when sizes were asked for.
    ///
    /// @param low the first UID
    /// @param high the last UID; 0 if there was none
    public void closed(long low, long high) {
        ranges.add(new Range(low, high));
        cut = true;
    }

    /// True if it was closed at these very sizes.
    public boolean closedAt(long low, long high) {
        return ranges.contains(new Range(low, high));
    }

    /// This message comes without others.
    public void apart(long uid) {
        cuts.putIfAbsent(uid, 1);
    }

    /// True once after each [#cut]: it is worth trying again at once.
    public boolean again() {
        var again = cut;
        cut = false;
        return again;
    }

    /// True if the message comes better without others.
    public boolean alone(long uid) {
        return cuts.containsKey(uid);
    }

    /// True if the message will not come; nothing of it is asked for any more.
    public boolean lost(long uid) {
        return cuts.getOrDefault(uid, 0) > CHANCES;
    }

    private record Range(long low, long high) {}
}
