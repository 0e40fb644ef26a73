package org.sportello.ui.doc;

import javafx.scene.image.Image;

import java.io.ByteArrayInputStream;
import java.util.Optional;

/// A picture, unpacked and ready to be drawn. Unpacking takes its time and belongs off the screen's
/// thread.
///
/// @param width in pixels, as the picture says of itself
/// @param height the same
public record Picture(Image image, int width, int height) {

    /// More than a screen shows is not kept in memory.
    private static final int WIDEST = 2400;

    /// Nothing for what is no picture that we can draw, or would unpack to more than is reasonable.
    /// On any thread.
    public static Optional<Picture> unpack(byte[] bytes) {
        return ImageHeader.read(bytes)
                .filter(ImageHeader::reasonable)
                .map(header ->
                        new Picture(
                                new Image(
                                        new ByteArrayInputStream(bytes),
                                        Math.min(WIDEST, header.width()),
                                        0,
                                        true,
                                        true),
                                header.width(),
                                header.height()))
                .filter(picture -> !picture.image().isError());
    }
}
