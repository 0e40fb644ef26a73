package org.sportello.storage.event;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Change.Entity;

import java.time.Instant;

/// What became true, as it is written into the log.
///
/// @param at when it became true
/// @param entity what kind of thing it is about
/// @param entityId which one
/// @param version the thing's version after it; 0 where versions are not kept
/// @param kind what happened, a short word of the feature
/// @param agentId who did it; null if no person did
/// @param cause why, where that is not the agent: a rule, an import; null if there is nothing to
///   say
/// @param data the details, JSON of the feature
public record Fact(
        Instant at,
        Entity entity,
        long entityId,
        int version,
        String kind,
        @Nullable Long agentId,
        @Nullable String cause,
        String data) {}
