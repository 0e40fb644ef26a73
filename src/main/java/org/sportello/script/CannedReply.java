package org.sportello.script;

import java.time.Instant;

/// A text to insert into a reply.
///
/// @param folder where it stands, e.g. `Delivery/Late`; empty: at the top
/// @param language ISO 639-1
/// @param body Markdown with variables, see [Template]
/// @param uses how often it was inserted
public record CannedReply(
        long id,
        int version,
        String folder,
        String name,
        String language,
        String body,
        int uses,
        Instant updatedAt) {}
