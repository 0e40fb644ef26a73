package org.sportello.storage;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;

import java.util.List;

/// Someone else works on the store; it has not been touched.
public final class StoreLocked extends Problem {

    private static final long serialVersionUID = 1L;

    private StoreLocked(String key, @Nullable Throwable cause, Object... arguments) {
        super(key, true, cause, List.of(arguments));
    }

    /// Another Sportello (or another program) holds the store.
    public static StoreLocked byAnother(@Nullable Throwable cause) {
        return new StoreLocked("store.locked", cause);
    }

    /// The window is open on the store in this folder.
    public static StoreLocked byTheDesk(StoreFolder folder) {
        return new StoreLocked("store.open", null, folder.path());
    }
}
