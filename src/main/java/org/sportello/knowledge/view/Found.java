package org.sportello.knowledge.view;

import java.util.List;

/// An article that a search found.
///
/// @param snippet the words around what was found, in one line
/// @param marks the places of the found words in the snippet
public record Found(long articleId, String title, String snippet, List<Mark> marks) {

    public Found {
        marks = List.copyOf(marks);
    }

    /// From (inclusive) and to (exclusive), in characters of the snippet.
    public record Mark(int from, int to) {}
}
