package org.sportello.ui;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/// News for the agent, shown at the foot of the window, never in the way.
///
/// @param kind how serious
/// @param sentence what happened
/// @param next what can be done about it, in a second, quieter sentence; empty if nothing
/// @param action the label of its button, or null
/// @param run what the button does, or null
/// @param lasts how long it stays; zero means until it is closed
public record Notice(
        Kind kind,
        String sentence,
        String next,
        @Nullable String action,
        @Nullable Runnable run,
        Duration lasts) {

    public enum Kind {
        DONE,
        PROBLEM,
        BUG
    }
}
