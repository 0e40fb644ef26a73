package org.sportello.storage;

import org.sportello.kernel.Problem;

import java.util.List;

/// We may not write where the store should be.
public final class StoreNotWritable extends Problem {

    private static final long serialVersionUID = 1L;

    public StoreNotWritable(Throwable cause) {
        super("store.unwritable", false, cause, List.of());
    }
}
