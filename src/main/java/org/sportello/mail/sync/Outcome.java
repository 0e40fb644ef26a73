package org.sportello.mail.sync;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;

/// What a sync of one folder filed, also if it was cut off on the way.
///
/// @param problem what cut it off; null if nothing is missing
record Outcome(FolderResult filed, @Nullable Problem problem) {

    /// Both attempts together; what is wrong is what the later one says.
    Outcome then(Outcome later) {
        return new Outcome(filed.plus(later.filed), later.problem);
    }
}
