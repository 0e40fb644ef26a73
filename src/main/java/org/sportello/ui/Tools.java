package org.sportello.ui;

import org.sportello.kernel.Changes;

/// What every screen is given to work with.
///
/// @param texts its words
/// @param work its way off the screen thread
/// @param pulse tells it what changed
/// @param commands where its commands live
/// @param notices where it says what happened
/// @param sizes where the widths of its panes are remembered
public record Tools(
        Texts texts, Work work, Pulse pulse, Commands commands, Notices notices, PaneSizes sizes) {

    /// Tools that do everything at once and remember nothing, for tests.
    public static Tools inline(Texts texts, Changes changes) {
        return new Tools(
                texts,
                Work.inline(),
                Pulse.inline(changes),
                new Commands(texts),
                new Notices(texts),
                PaneSizes.none());
    }
}
