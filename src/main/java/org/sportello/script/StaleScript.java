package org.sportello.script;

import org.sportello.kernel.Problem;

import java.util.List;

/// Somebody else changed the script first; nothing was written.
public final class StaleScript extends Problem {

    private static final long serialVersionUID = 1L;

    public StaleScript(String name) {
        super("script.stale", true, null, List.of(name));
    }
}
