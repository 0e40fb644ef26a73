package org.sportello.mail.parse.html;

import org.jsoup.nodes.Element;

import java.util.Locale;

/// What the style on an element means for its text. Style sheets are not looked at.
record InlineStyle(boolean hides, boolean keepsLines, boolean hasNoMargin) {

    private static final InlineStyle NONE = new InlineStyle(false, false, false);
    private static final InlineStyle HIDDEN = new InlineStyle(true, false, false);

    static InlineStyle of(Element element) {
        if (element.attributesSize() == 0) return NONE;
        if (element.hasAttr("hidden")) return HIDDEN;
        String style = element.attr("style");
        if (style.isEmpty()) return NONE;
        String tight = style.toLowerCase(Locale.ROOT).replace(" ", "");
        if (hides(tight)) return HIDDEN;
        return new InlineStyle(
                false,
                tight.contains("white-space:pre") || tight.contains("white-space:break-spaces"),
                tight.contains("margin:0")
                        || (tight.contains("margin-top:0") && tight.contains("margin-bottom:0")));
    }

    private static boolean hides(String style) {
        return style.contains("display:none")
                || style.contains("mso-hide:all")
                || style.contains("visibility:hidden")
                || zero(style, "max-height:0")
                || zero(style, "opacity:0");
    }

    /// Whole, not the beginning of `0.5`.
    private static boolean zero(String style, String declaration) {
        int end = style.indexOf(declaration) + declaration.length();
        return style.contains(declaration)
                && (end == style.length()
                        || style.charAt(end) == ';'
                        || style.startsWith("px", end)
                        || style.startsWith("!", end));
    }
}
