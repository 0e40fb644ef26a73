package org.sportello.script;

import java.time.Instant;

/// Guided steps with questions and branches, kept as the text people edit.
///
/// @param definition the text, see [PlaybookReader] for its form
public record Playbook(
        long id,
        int version,
        String name,
        String language,
        String definition,
        int uses,
        Instant updatedAt) {}
