package org.sportello.text;

import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// An opaque colour.
///
/// @param rgb red, green and blue, a byte each: `0xRRGGBB`
public record Colour(int rgb) {

    private static final HexFormat HEX = HexFormat.of();
    private static final Map<String, Integer> NAMES =
            Map.ofEntries(
                    Map.entry("black", 0x000000),
                    Map.entry("white", 0xffffff),
                    Map.entry("red", 0xff0000),
                    Map.entry("darkred", 0x8b0000),
                    Map.entry("maroon", 0x800000),
                    Map.entry("green", 0x008000),
                    Map.entry("darkgreen", 0x006400),
                    Map.entry("blue", 0x0000ff),
                    Map.entry("navy", 0x000080),
                    Map.entry("darkblue", 0x00008b),
                    Map.entry("teal", 0x008080),
                    Map.entry("purple", 0x800080),
                    Map.entry("orange", 0xffa500),
                    Map.entry("brown", 0xa52a2a),
                    Map.entry("gray", 0x808080),
                    Map.entry("grey", 0x808080),
                    Map.entry("silver", 0xc0c0c0));

    public Colour {
        rgb &= 0xffffff;
    }

    /// Reads `#rgb`, `#rrggbb`, `rgb(r, g, b)` and the usual names; nothing for all else.
    public static Optional<Colour> parse(String css) {
        String value = css.strip().toLowerCase(Locale.ROOT);
        try {
            if (value.matches("#[0-9a-f]{6}")) {
                return Optional.of(new Colour(HexFormat.fromHexDigits(value.substring(1))));
            }
            if (value.matches("#[0-9a-f]{3}")) {
                int c = HexFormat.fromHexDigits(value.substring(1));
                return Optional.of(
                        new Colour(
                                ((c >> 8) * 0x110000)
                                        | ((c >> 4 & 15) * 0x1100)
                                        | ((c & 15) * 0x11)));
            }
            if (value.matches("rgb\\(\\s*\\d{1,3}\\s*,\\s*\\d{1,3}\\s*,\\s*\\d{1,3}\\s*\\)")) {
                String[] parts = value.substring(4, value.length() - 1).split(",", -1);
                return Optional.of(
                        new Colour(
                                byteOf(parts[0]) << 16 | byteOf(parts[1]) << 8 | byteOf(parts[2])));
            }
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
        return Optional.ofNullable(NAMES.get(value)).map(Colour::new);
    }

    private static int byteOf(String digits) {
        return Math.min(255, Integer.parseInt(digits.strip()));
    }

    public int red() {
        return rgb >> 16;
    }

    public int green() {
        return rgb >> 8 & 255;
    }

    public int blue() {
        return rgb & 255;
    }

    /// `#rrggbb`.
    public String hex() {
        return "#" + HEX.toHexDigits(rgb, 6);
    }

    /// True for black and the dark greys that writers use where they mean "ordinary text".
    public boolean ordinary() {
        int most = Math.max(red(), Math.max(green(), blue()));
        int least = Math.min(red(), Math.min(green(), blue()));
        return most < 0x68 && most - least < 0x18;
    }
}
