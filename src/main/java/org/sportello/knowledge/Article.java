package org.sportello.knowledge;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;

/// A knowledge text in its newest version.
///
/// @param body Markdown
/// @param language ISO 639-1
/// @param reviewOn when its owner should look at it again
public record Article(
        long id,
        int version,
        @Nullable Long categoryId,
        String title,
        State state,
        String language,
        @Nullable Long ownerId,
        @Nullable LocalDate reviewOn,
        String body,
        Instant createdAt,
        Instant updatedAt) {

    /// Who may see it.
    public enum State {
        DRAFT,
        INTERNAL,
        PUBLIC
    }

    /// The same content under another identity.
    ///
    /// @param newId 0: not saved yet
    public Article withIdentity(long newId, int newVersion) {
        return new Article(
                newId,
                newVersion,
                categoryId,
                title,
                state,
                language,
                ownerId,
                reviewOn,
                body,
                createdAt,
                updatedAt);
    }

    /// The same article with other words.
    public Article withText(String newTitle, String newBody) {
        return new Article(
                id,
                version,
                categoryId,
                newTitle,
                state,
                language,
                ownerId,
                reviewOn,
                newBody,
                createdAt,
                updatedAt);
    }
}
