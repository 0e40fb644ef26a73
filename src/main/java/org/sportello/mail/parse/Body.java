package org.sportello.mail.parse;

import org.jspecify.annotations.Nullable;
import org.sportello.mail.message.Invitation;
import org.sportello.mail.message.Protection;
import org.sportello.mail.message.Suspicion;
import org.sportello.mail.parse.fold.Fold;

import java.util.List;
import java.util.Set;

/// What a message shows and carries.
///
/// @param usedCids Content-IDs that the HTML refers to
/// @param links what the HTML's links pretend
record Body(
        String text,
        @Nullable String html,
        Fold fold,
        List<FoundFile> files,
        Set<String> usedCids,
        Protection protection,
        @Nullable Invitation invitation,
        List<Suspicion> links) {}
