package org.sportello.ui.doc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// What a picture says of itself before it is unpacked: a small file may unpack to gigabytes.
record ImageHeader(int width, int height) {

    private static final int LARGEST_FILE = 25_000_000;
    private static final long MOST_PIXELS = 40_000_000;

    /// Nothing for what is not a picture we can draw.
    static Optional<ImageHeader> read(byte[] bytes) {
        if (bytes.length > LARGEST_FILE) {
            return Optional.empty();
        }
        try (ImageInputStream stream =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(stream, true, true);
                return Optional.of(new ImageHeader(reader.getWidth(0), reader.getHeight(0)));
            } finally {
                reader.dispose();
            }
        } catch (IOException | IndexOutOfBoundsException | IllegalArgumentException broken) {
            return Optional.empty();
        }
    }

    boolean reasonable() {
        return width > 0 && height > 0 && (long) width * height <= MOST_PIXELS;
    }
}
