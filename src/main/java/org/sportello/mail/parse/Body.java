package org.sportello.mail.parse;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.parse.fold.Fold;

import java.util.List;
import java.util.Set;

/// What a message shows and carries.
///
/// @param usedCids Content-IDs that the HTML refers to
record Body(
        String text,
        @Nullable String html,
        Fold fold,
        List<FoundFile> files,
        Set<String> usedCids) {}
