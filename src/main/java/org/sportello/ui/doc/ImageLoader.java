package org.sportello.ui.doc;

import org.sportello.text.ImageSource;

import java.util.function.Consumer;

/// Gets a picture and unpacks it: a part of the message, or, once the agent allowed it, from the
/// network. Asked on the FX thread, must not block it (`Work`); answers on the FX thread, now,
/// later or never.
@FunctionalInterface
public interface ImageLoader {

    /// Shows no pictures but those carried in the text itself.
    ImageLoader NONE = (_, _) -> {};

    void load(ImageSource source, Consumer<Picture> then);
}
