package org.sportello.storage;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;

import java.util.List;

/// The team database does not answer, or does not let us in.
public final class StoreUnreachable extends Problem {

    private static final long serialVersionUID = 1L;

    private StoreUnreachable(String key, boolean retryable, @Nullable Throwable cause) {
        super(key, retryable, cause, List.of());
    }

    static StoreUnreachable noAnswer(Throwable cause) {
        return new StoreUnreachable("store.unreachable", true, cause);
    }

    static StoreUnreachable refused(Throwable cause) {
        return new StoreUnreachable("store.refused", false, cause);
    }
}
