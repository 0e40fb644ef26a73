package org.sportello.ui;

import org.kordamp.ikonli.javafx.FontIcon;

/// Draws an [Icon]. Its colour and size follow the text around it and the style class `icon`.
public final class Icons {

    private Icons() {}

    public static FontIcon of(Icon icon) {
        FontIcon glyph = new FontIcon(icon.glyph());
        glyph.getStyleClass().add("icon");
        return glyph;
    }

    /// The same with a style class that colours or sizes it, see [Look].
    public static FontIcon of(Icon icon, String styleClass) {
        FontIcon glyph = of(icon);
        glyph.getStyleClass().add(styleClass);
        return glyph;
    }
}
