package org.sportello.ui.doc;

import org.sportello.text.Colour;

/// Makes the colours of a mail legible on our own grounds, light and dark: the hue stays, the
/// lightness gives way.
public final class Ink {

    private static final double ENOUGH = 4.5;
    private static final int LIGHT_GROUND = 0xffffff;
    private static final int DARK_GROUND = 0x15191f;
    private static final int LIGHT_TEXT = 0x1f2328;
    private static final int DARK_TEXT = 0xe6e8eb;
    private static final int STEPS = 20;
    private static final int GREY = 0x28;
    private static final double INVISIBLE = 2;

    private Ink() {}

    /// The style of a text in this colour: the theme's own ground decides which variant is drawn.
    public static String style(Colour colour) {
        return "-fx-fill: ladder(-color-bg-default, "
                + on(DARK_GROUND, colour).hex()
                + " 49%, "
                + on(LIGHT_GROUND, colour).hex()
                + " 50%);";
    }

    private static Colour on(int ground, Colour colour) {
        int away = luminance(ground) > 0.5 ? 0 : 255;
        if (relied(ground, colour)) {
            return new Colour(away == 0 ? LIGHT_TEXT : DARK_TEXT);
        }
        for (int step = 0; step <= STEPS; step++) {
            Colour mixed = mixed(colour, away, (double) step / STEPS);
            if (contrast(luminance(mixed.rgb()), luminance(ground)) >= ENOUGH) {
                return mixed;
            }
        }
        return new Colour(away * 0x010101);
    }

    /// White on a dark picture or cell, in its writer's layout: here, on another ground, it is
    /// ordinary text, not a weak one.
    private static boolean relied(int ground, Colour colour) {
        int most = Math.max(colour.red(), Math.max(colour.green(), colour.blue()));
        int least = Math.min(colour.red(), Math.min(colour.green(), colour.blue()));
        return most - least < GREY
                && contrast(luminance(colour.rgb()), luminance(ground)) < INVISIBLE;
    }

    private static Colour mixed(Colour colour, int with, double part) {
        return new Colour(
                mixed(colour.red(), with, part) << 16
                        | mixed(colour.green(), with, part) << 8
                        | mixed(colour.blue(), with, part));
    }

    private static int mixed(int value, int with, double part) {
        return (int) Math.round(value + (with - value) * part);
    }

    /// Contrast as WCAG 2 defines it, 1 to 21.
    static double contrast(double one, double other) {
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    /// Relative luminance as WCAG 2 defines it, 0 to 1.
    static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16 & 255)
                + 0.7152 * linear(rgb >> 8 & 255)
                + 0.0722 * linear(rgb & 255);
    }

    private static double linear(int value) {
        double part = value / 255.0;
        return part <= 0.03928 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
