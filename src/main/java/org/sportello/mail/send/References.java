package org.sportello.mail.send;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/// The References header of a long conversation, cut to a length that every server takes: the first
/// id, which names the conversation, and as many of the newest as fit.
final class References {

    private static final int MOST = 900;

    private References() {}

    /// @param ids oldest first, without angle brackets
    static List<String> trimmed(List<String> ids) {
        var all = new ArrayList<>(new LinkedHashSet<>(ids));
        all.removeIf(id -> id.length() > MOST / 2);
        if (all.isEmpty()) {
            return List.of();
        }
        var first = all.getFirst();
        int length = first.length() + 3;
        var newest = new ArrayDeque<String>();
        for (int i = all.size() - 1; i > 0; i--) {
            length += all.get(i).length() + 3;
            if (length > MOST) {
                break;
            }
            newest.addFirst(all.get(i));
        }
        newest.addFirst(first);
        return List.copyOf(newest);
    }
}
