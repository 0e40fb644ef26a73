package org.sportello.ui;

import java.util.OptionalDouble;

/// Where the widths of panes are remembered; kept in the settings.
public interface PaneSizes {

    OptionalDouble find(String pane);

    void remember(String pane, double size);

    /// Remembers nothing.
    static PaneSizes none() {
        return new PaneSizes() {
            @Override
            public OptionalDouble find(String pane) {
                return OptionalDouble.empty();
            }

            @Override
            public void remember(String pane, double size) {
                // Nothing outlives the window, on purpose.
            }
        };
    }
}
