package org.sportello.ui.control;

import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/// The words for a choice in a box where one chooses and never types.
///
/// @param <T> what is chosen
public final class Wording<T> extends StringConverter<T> {

    private final Function<T, String> words;

    /// For a box of these choices.
    ///
    /// @param words the words for one; nothing chosen has none
    public Wording(Function<T, String> words) {
        this.words = words;
    }

    @Override
    public String toString(@Nullable T choice) {
        return choice == null ? "" : words.apply(choice);
    }

    @Override
    public T fromString(String typed) {
        throw new UnsupportedOperationException("chosen, never typed");
    }
}
