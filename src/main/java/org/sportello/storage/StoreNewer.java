package org.sportello.storage;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;

import java.util.List;

/// The store was written by a newer Sportello; it has not been touched.
public final class StoreNewer extends Problem {

    private static final long serialVersionUID = 1L;

    public StoreNewer(@Nullable Throwable cause) {
        super("store.newer", false, cause, List.of());
    }
}
