package org.sportello.ui.editor;

import org.sportello.text.Block;
import org.sportello.text.Inline;

import java.util.List;
import java.util.Optional;

/// One line of the editor.
///
/// @param kept a block that the editor shows as one sign and does not open: a table, a rule; empty
///   for ordinary lines
record Line(Shape shape, List<Inline> content, Optional<Block> kept) {

    Line {
        content = List.copyOf(content);
    }

    Line(Shape shape, List<Inline> content) {
        this(shape, content, Optional.empty());
    }

    static Line empty(Shape shape) {
        return new Line(shape, List.of());
    }

    boolean isEmpty() {
        return kept.isEmpty()
                && content.stream()
                        .allMatch(inline ->
                                inline instanceof Inline.Text text && text.text().isBlank());
    }
}
