package org.sportello.text;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// How a text looks.
///
/// @param marks the marks it carries
/// @param colour the colour its author gave it, or null for the reader's own; a view may ignore it
public record Style(Set<Mark> marks, @Nullable Colour colour) {

    public static final Style PLAIN = new Style(Set.of(), null);

    /// A mark a text can carry.
    public enum Mark {
        BOLD,
        ITALIC,
        UNDERLINE,
        STRIKE,
        CODE
    }

    public Style {
        marks = Set.copyOf(marks);
    }

    public static Style of(Mark... marks) {
        return marks.length == 0 ? PLAIN : new Style(Set.copyOf(List.of(marks)), null);
    }

    public boolean has(Mark mark) {
        return marks.contains(mark);
    }

    public Style with(Mark mark) {
        if (has(mark)) {
            return this;
        }
        Set<Mark> more = EnumSet.of(mark);
        more.addAll(marks);
        return new Style(more, colour);
    }

    public Style without(Mark mark) {
        if (!has(mark)) {
            return this;
        }
        Set<Mark> fewer = EnumSet.copyOf(marks);
        fewer.remove(mark);
        return new Style(fewer, colour);
    }

    public Style in(@Nullable Colour other) {
        return new Style(marks, other);
    }
}
