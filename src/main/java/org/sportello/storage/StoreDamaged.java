package org.sportello.storage;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;

import java.util.List;

/// The store's file cannot be read as what it should be.
public final class StoreDamaged extends Problem {

    private static final long serialVersionUID = 1L;

    public StoreDamaged(@Nullable Throwable cause) {
        super("store.damaged", false, cause, List.of());
    }
}
