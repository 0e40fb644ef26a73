package org.sportello.knowledge;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/// An older (or the newest) version of an article; never changed.
///
/// @param number the article's version that this was
public record Revision(
        long articleId,
        int number,
        String title,
        String body,
        @Nullable Long agentId,
        Instant at) {}
