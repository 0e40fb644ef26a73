package org.sportello.mail.sync.folder;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;

/// What a sync of one folder filed, also if it was cut off on the way.
///
/// @param problem what cut it off; null if nothing is missing
/// @param older messages that wait to be fetched when nothing else is happening; -1 if nobody asked
public record Outcome(FolderResult filed, @Nullable Problem problem, long older) {

    /// Both attempts together; what is wrong is what the later one says.
    Outcome then(Outcome later) {
        return new Outcome(
                filed.plus(later.filed), later.problem, later.older < 0 ? older : later.older);
    }
}
