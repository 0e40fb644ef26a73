package org.sportello.text.html;

import org.sportello.text.Colour;
import org.sportello.text.Inline;
import org.sportello.text.Style;

import java.util.List;

/// Writes one line after the other: marks as tags, every space kept.
final class HtmlInlines {

    private final StringBuilder out;

    /// True where a space would be swallowed.
    private boolean afterSpace = true;

    private HtmlInlines(StringBuilder out) {
        this.out = out;
    }

    static void write(List<Inline> content, StringBuilder out) {
        new HtmlInlines(out).inlines(content);
    }

    private void inlines(List<Inline> content) {
        content.forEach(this::inline);
    }

    private void inline(Inline inline) {
        switch (inline) {
            case Inline.Text text -> text(text);
            case Inline.LineBreak _ -> {
                out.append("<br>\n");
                afterSpace = true;
            }
            case Inline.Image image -> {
                image(image);
                afterSpace = false;
            }
            case Inline.Link link -> {
                out.append("<a href=\"").append(escape(link.target())).append("\">");
                inlines(link.content());
                out.append("</a>");
            }
        }
    }

    private void text(Inline.Text text) {
        Style style = text.style();
        Colour colour = style.colour();
        if (colour != null) {
            out.append("<span style=\"color:").append(colour.hex()).append("\">");
        }
        for (Style.Mark mark : Style.Mark.values()) {
            if (style.has(mark)) {
                out.append(
                        mark == Style.Mark.CODE
                                ? "<code style=\"" + HtmlWriter.codeStyle() + "\">"
                                : "<" + tag(mark) + ">");
            }
        }
        characters(text.text());
        for (Style.Mark mark : List.of(Style.Mark.values()).reversed()) {
            if (style.has(mark)) {
                out.append("</").append(tag(mark)).append('>');
            }
        }
        if (colour != null) {
            out.append("</span>");
        }
    }

    private static String tag(Style.Mark mark) {
        return switch (mark) {
            case BOLD -> "b";
            case ITALIC -> "i";
            case UNDERLINE -> "u";
            case STRIKE -> "s";
            case CODE -> "code";
        };
    }

    private void characters(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' && afterSpace) {
                out.append("&nbsp;");
                afterSpace = false;
            } else {
                escape(c, out);
                afterSpace = c == ' ';
            }
        }
    }

    private void image(Inline.Image image) {
        out.append("<img src=\"").append(escape(image.source().address())).append('"');
        out.append(" alt=\"").append(escape(image.alt())).append('"');
        if (image.width() > 0) {
            out.append(" width=\"").append(image.width()).append('"');
        }
        if (image.height() > 0) {
            out.append(" height=\"").append(image.height()).append('"');
        }
        out.append(" style=\"max-width:100%\">");
    }

    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            escape(text.charAt(i), escaped);
        }
        return escaped.toString();
    }

    private static void escape(char c, StringBuilder out) {
        switch (c) {
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '&' -> out.append("&amp;");
            case '"' -> out.append("&quot;");
            default -> out.append(c);
        }
    }
}
