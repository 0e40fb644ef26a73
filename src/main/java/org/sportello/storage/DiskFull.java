package org.sportello.storage;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;

import java.util.List;

/// No room is left on the disk; what was being written has been taken back.
public final class DiskFull extends Problem {

    private static final long serialVersionUID = 1L;

    public DiskFull(@Nullable Throwable cause) {
        super("store.full", true, cause, List.of());
    }
}
