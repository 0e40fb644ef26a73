package org.sportello.text.html;

import org.jsoup.nodes.Element;
import org.sportello.text.Block;
import org.sportello.text.Colour;
import org.sportello.text.Style;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The few properties of a `style` attribute that change how a mail reads. Values are only compared
/// with known words and numbers; nothing in them is followed.
final class Css {

    private static final int LONGEST = 4_000;
    private static final Css NONE = new Css(Map.of());

    private final Map<String, String> properties;

    private Css(Map<String, String> properties) {
        this.properties = properties;
    }

    static Css of(Element element) {
        String style = element.attr("style");
        if (style.isEmpty() || style.length() > LONGEST) {
            return NONE;
        }
        Map<String, String> properties = new HashMap<>();
        for (String declaration : style.toLowerCase(Locale.ROOT).split(";", -1)) {
            int colon = declaration.indexOf(':');
            if (colon > 0) {
                String value = declaration.substring(colon + 1).replace("!important", "");
                properties.put(declaration.substring(0, colon).strip(), value.strip());
            }
        }
        return new Css(properties);
    }

    private String get(String property) {
        return properties.getOrDefault(property, "");
    }

    /// True if nothing of the element is to be seen. Layouts write their text without size around
    /// cells that have one: then only what has none is hidden.
    boolean hidden(Element element) {
        return get("display").equals("none")
                || get("visibility").equals("hidden")
                || get("mso-hide").equals("all")
                || zero("max-height")
                || (zero("font-size") && sizeless(element))
                || get("opacity").equals("0");
    }

    private static boolean sizeless(Element element) {
        return element.select("[style*=font-size],img").size()
                == (element.is("[style*=font-size],img") ? 1 : 0);
    }

    private boolean zero(String property) {
        return get(property).matches("0(px|em|pt|%)?");
    }

    /// A length in pixels; nothing if it is absent or in another unit.
    Optional<Integer> pixels(String property) {
        return number(get(property));
    }

    static Optional<Integer> number(String value) {
        String digits = value.endsWith("px") ? value.substring(0, value.length() - 2) : value;
        return digits.matches("\\d{1,5}(\\.\\d+)?")
                ? Optional.of((int) Double.parseDouble(digits))
                : Optional.empty();
    }

    boolean keepsSpaces() {
        return get("white-space").startsWith("pre");
    }

    boolean borderless() {
        return get("border").startsWith("none")
                || get("border-left").startsWith("none")
                || zero("border");
    }

    /// True if the block stands close to its neighbours, like a line.
    boolean marginless() {
        String[] margin = get("margin").split(" +", -1);
        boolean top = none("margin-top", margin[0]);
        boolean bottom = none("margin-bottom", margin[margin.length > 2 ? 2 : 0]);
        return top && bottom;
    }

    private boolean none(String property, String shorthand) {
        return properties
                        .getOrDefault(property, shorthand)
                        .matches("0*(\\.0+1?)?(px|pt|em|cm|in|%)?")
                && !properties.getOrDefault(property, shorthand).isEmpty();
    }

    Optional<Block.Align> align() {
        return align(get("text-align"));
    }

    static Optional<Block.Align> align(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "left" -> Optional.of(Block.Align.LEFT);
            case "center", "middle" -> Optional.of(Block.Align.CENTER);
            case "right" -> Optional.of(Block.Align.RIGHT);
            default -> Optional.empty();
        };
    }

    /// The style with what this adds to it or takes away.
    Style on(Style style) {
        Style result = style;
        if (properties.isEmpty()) {
            return result;
        }
        result = weight(result);
        if (get("font-style").equals("italic")) {
            result = result.with(Style.Mark.ITALIC);
        } else if (get("font-style").equals("normal")) {
            result = result.without(Style.Mark.ITALIC);
        }
        String decoration = get("text-decoration") + get("text-decoration-line");
        if (decoration.contains("underline")) {
            result = result.with(Style.Mark.UNDERLINE);
        }
        if (decoration.contains("line-through")) {
            result = result.with(Style.Mark.STRIKE);
        }
        return properties.containsKey("color") ? coloured(result, get("color")) : result;
    }

    private Style weight(Style style) {
        String weight = get("font-weight");
        return switch (weight) {
            case "bold", "bolder", "600", "700", "800", "900" -> style.with(Style.Mark.BOLD);
            case "normal", "lighter", "100", "200", "300", "400", "500" ->
                    style.without(Style.Mark.BOLD);
            default -> style;
        };
    }

    /// Black and its like mean "no colour"; what cannot be read changes nothing.
    static Style coloured(Style style, String value) {
        return Colour.parse(value)
                .map(colour -> style.in(colour.ordinary() ? null : colour))
                .orElse(style);
    }
}
