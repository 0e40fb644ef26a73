package org.sportello.knowledge;

import org.sportello.kernel.Problem;

import java.util.List;

/// Somebody else changed the article first; nothing was written.
public final class StaleArticle extends Problem {

    private static final long serialVersionUID = 1L;

    public StaleArticle(String title) {
        super("knowledge.stale", true, null, List.of(title));
    }
}
