package org.sportello.app.window;

import java.awt.Desktop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/// Opens a link or a file with the system's own program. Only kinds of links that cannot run
/// anything.
final class Links {

    private static final Set<String> SAFE = Set.of("http", "https", "mailto", "tel");

    /// Blocks for a moment on some systems: not for the screen's thread.
    void open(String link) {
        var uri = URI.create(link);
        var scheme = uri.getScheme();
        if (scheme != null && SAFE.contains(scheme.toLowerCase(Locale.ROOT))) {
            opened(() -> Desktop.getDesktop().browse(uri), link);
        }
    }

    void open(Path file) {
        opened(() -> Desktop.getDesktop().open(file.toFile()), file.toString());
    }

    /// How a system opens things.
    private interface Opening {
        void open() throws IOException;
    }

    private static void opened(Opening opening, String what) {
        if (!Desktop.isDesktopSupported()) {
            throw new org.sportello.kernel.Problem("app.cannot-open", what);
        }
        try {
            opening.open();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
