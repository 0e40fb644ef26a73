package org.sportello.ui.control;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Which panes go out of sight while there is too little room, and come back when there is room
/// again.
final class GivingWay {

    /// A pane beside large text may be this much narrower than its text wants: more, and its words
    /// are cut.
    private static final double TIGHT = 0.8;

    private final List<Pane> yielding = new ArrayList<>();
    private final Deque<Pane> away = new ArrayDeque<>();

    /// This one goes too, after those that were added before.
    void add(Pane pane) {
        yielding.add(pane);
    }

    /// The agent has folded it or brought it back: it stays as it is.
    void forget(Pane pane) {
        yielding.remove(pane);
        away.remove(pane);
    }

    /// The pane that should go or come back now, if not all is well.
    ///
    /// @param shown those in sight
    /// @param room for all of them, in pixels
    /// @param scale how large text is, 1 at normal size
    Optional<Pane> change(List<Pane> shown, double room, double scale) {
        double stretch = Math.max(1, scale * TIGHT);
        double missing = missing(shown, room, stretch, scale);
        if (missing > 0) {
            return yielding.stream().filter(shown::contains).findFirst();
        }
        return Optional.ofNullable(away.peekFirst())
                .filter(pane -> missing + pane.width() * stretch + SplitPanes.DIVIDER <= 0);
    }

    /// It has gone, or come back.
    void done(Pane pane, boolean back) {
        away.remove(pane);
        if (!back) {
            away.addFirst(pane);
        }
    }

    /// By so much what grows is narrower than its content needs; below zero there is room.
    ///
    /// @param stretch of the panes that keep their width
    static double missing(List<Pane> shown, double room, double stretch, double scale) {
        return shown.stream()
                        .mapToDouble(pane ->
                                SplitPanes.DIVIDER
                                        + (pane.grows()
                                                ? pane.needed(scale)
                                                : pane.width() * stretch))
                        .sum()
                - room;
    }
}
