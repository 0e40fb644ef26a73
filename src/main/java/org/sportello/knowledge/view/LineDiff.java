package org.sportello.knowledge.view;

import java.util.ArrayList;
import java.util.List;

/// What changed between two texts, line by line, by their longest common subsequence.
final class LineDiff {

    /// Above this many comparisons the whole middle counts as changed.
    private static final long MOST = 4_000_000;

    enum Kind {
        SAME,
        ADDED,
        REMOVED
    }

    /// A line of either text.
    record Line(Kind kind, String text) {}

    private LineDiff() {}

    /// The lines of both, removed ones before the added ones that took their place.
    static List<Line> between(String before, String after) {
        var old = before.lines().toList();
        var now = after.lines().toList();
        var start = 0;
        while (start < Math.min(old.size(), now.size()) && old.get(start).equals(now.get(start))) {
            start++;
        }
        var end = 0;
        while (end < Math.min(old.size(), now.size()) - start
                && old.get(old.size() - 1 - end).equals(now.get(now.size() - 1 - end))) {
            end++;
        }
        var lines = new ArrayList<Line>();
        add(lines, Kind.SAME, old.subList(0, start));
        middle(lines, old.subList(start, old.size() - end), now.subList(start, now.size() - end));
        add(lines, Kind.SAME, old.subList(old.size() - end, old.size()));
        return lines;
    }

    private static void middle(List<Line> lines, List<String> old, List<String> now) {
        if ((long) old.size() * now.size() > MOST) {
            add(lines, Kind.REMOVED, old);
            add(lines, Kind.ADDED, now);
            return;
        }
        var common = common(old, now);
        var i = 0;
        var j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                lines.add(new Line(Kind.SAME, old.get(i++)));
                j++;
            } else if (i < old.size()
                    && (j == now.size() || common[i + 1][j] >= common[i][j + 1])) {
                lines.add(new Line(Kind.REMOVED, old.get(i++)));
            } else {
                lines.add(new Line(Kind.ADDED, now.get(j++)));
            }
        }
    }

    /// How long the longest common subsequence of what follows each pair of places is.
    private static int[][] common(List<String> old, List<String> now) {
        var common = new int[old.size() + 1][now.size() + 1];
        for (var i = old.size() - 1; i >= 0; i--) {
            for (var j = now.size() - 1; j >= 0; j--) {
                common[i][j] =
                        old.get(i).equals(now.get(j))
                                ? common[i + 1][j + 1] + 1
                                : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static void add(List<Line> lines, Kind kind, List<String> texts) {
        texts.forEach(text -> lines.add(new Line(kind, text)));
    }
}
