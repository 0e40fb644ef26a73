package org.sportello.app.shell;

import org.jspecify.annotations.Nullable;

/// What waits to leave, in one sentence for the status line.
///
/// @param sentence such as "1 reply leaves in 7 s"; empty if nothing waits
/// @param undo takes the newest back, or null if it is too late
public record Outgoing(String sentence, @Nullable Runnable undo) {

    public static final Outgoing NOTHING = new Outgoing("", null);
}
