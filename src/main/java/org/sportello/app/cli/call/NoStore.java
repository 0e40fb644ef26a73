package org.sportello.app.cli.call;

import org.sportello.kernel.Problem;

/// There is no desk's data in the folder.
public final class NoStore extends Problem {

    private static final long serialVersionUID = 1L;

    public NoStore(String folder) {
        super("cli.no-store", folder);
    }
}
