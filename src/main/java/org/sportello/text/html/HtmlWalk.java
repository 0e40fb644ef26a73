package org.sportello.text.html;

import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.sportello.text.Block;
import org.sportello.text.Characters;
import org.sportello.text.DocBuilder;
import org.sportello.text.Inline;
import org.sportello.text.Links;
import org.sportello.text.Style;

import java.util.Set;
import java.util.regex.Pattern;

/// Walks a parsed page and tells a [DocBuilder] what it reads. Every `walk…` and `blocks` answers
/// false as soon as the budget is spent.
final class HtmlWalk {

    private static final Set<String> UNREAD =
            Set.of(
                    "script",
                    "style",
                    "head",
                    "title",
                    "template",
                    "iframe",
                    "frame",
                    "frameset",
                    "object",
                    "embed",
                    "applet",
                    "svg",
                    "math",
                    "canvas",
                    "audio",
                    "video",
                    "input",
                    "select",
                    "textarea",
                    "meta",
                    "link",
                    "base",
                    "noframes",
                    "map",
                    "datalist");
    private static final Set<String> LINES =
            Set.of(
                    "div",
                    "section",
                    "article",
                    "header",
                    "footer",
                    "main",
                    "nav",
                    "aside",
                    "center",
                    "address",
                    "figure",
                    "figcaption",
                    "form",
                    "fieldset",
                    "legend",
                    "dl",
                    "dt",
                    "dd",
                    "details",
                    "summary",
                    "td",
                    "th",
                    "body",
                    "tr",
                    "tbody",
                    "caption");
    private static final Pattern LANGUAGE = Pattern.compile("language-([\\w+#.-]{1,30})");

    private final DocBuilder builder;
    private final HtmlReader.Budget budget;
    private boolean keepsSpaces;

    HtmlWalk(DocBuilder builder, HtmlReader.Budget budget) {
        this.builder = builder;
        this.budget = budget;
    }

    boolean blocks(Element element) {
        return children(element, Style.PLAIN);
    }

    HtmlWalk into(DocBuilder other) {
        return new HtmlWalk(other, budget);
    }

    DocBuilder builder() {
        return builder;
    }

    boolean children(Element element, Style style) {
        for (Node node = element.firstChild(); node != null; node = node.nextSibling()) {
            if (!budget.spend()) {
                return false;
            }
            if (node instanceof TextNode text) {
                text(text.getWholeText(), style);
            } else if (node instanceof Element child && !child(child, style)) {
                return false;
            }
        }
        return true;
    }

    private void text(String text, Style style) {
        if (!keepsSpaces) {
            builder.flow(text, style);
            return;
        }
        String[] lines = text.replace("\r", "").split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                builder.lineBreak();
            }
            builder.text(
                    Characters.clean(
                            lines[i].replace("\t", "    ").replace(Characters.NO_BREAK_SPACE, ' ')),
                    style);
        }
    }

    private boolean child(Element element, Style outer) {
        String name = element.normalName();
        if (UNREAD.contains(name) || element.hasAttr("hidden")) {
            return true;
        }
        Css css = Css.of(element);
        if (css.hidden(element)) {
            return true;
        }
        Style style = builder.link() == null ? css.on(outer) : css.on(outer).in(outer.colour());
        boolean before = keepsSpaces;
        keepsSpaces |= css.keepsSpaces();
        boolean whole = element(name, element, css, style);
        keepsSpaces = before;
        return whole;
    }

    private boolean element(String name, Element element, Css css, Style style) {
        return switch (name) {
            case "br" -> {
                builder.lineBreak();
                yield true;
            }
            case "hr" -> {
                builder.block(new Block.Rule());
                yield true;
            }
            case "img" -> {
                HtmlImage.of(element, css).ifPresent(image -> image(image, style));
                yield true;
            }
            case "a" -> link(element, style);
            case "h1", "h2", "h3", "h4", "h5", "h6" ->
                    heading(name.charAt(1) - '0', element, style);
            case "p" -> paragraph(element, css, style);
            case "ul", "menu", "dir" -> list(false, 1, element, style);
            case "ol" -> list(true, Css.number(element.attr("start")).orElse(1), element, style);
            case "li" -> item(element, style);
            case "blockquote" -> css.borderless() ? lines(element, style) : quote(element, style);
            case "pre", "listing", "xmp", "plaintext" -> preformatted(element, css, style);
            case "table" -> new HtmlTable(this, element).read(style);
            default ->
                    LINES.contains(name)
                            ? lines(element, style)
                            : children(element, inline(name, element, style));
        };
    }

    private static Style inline(String name, Element element, Style style) {
        return switch (name) {
            case "b", "strong" -> style.with(Style.Mark.BOLD);
            case "i", "em", "cite", "dfn", "var" -> style.with(Style.Mark.ITALIC);
            case "u", "ins" -> style.with(Style.Mark.UNDERLINE);
            case "s", "strike", "del" -> style.with(Style.Mark.STRIKE);
            case "code", "kbd", "tt", "samp" -> style.with(Style.Mark.CODE);
            case "font" ->
                    element.hasAttr("color") ? Css.coloured(style, element.attr("color")) : style;
            default -> style;
        };
    }

    private void image(Inline inline, Style style) {
        switch (inline) {
            case Inline.Image image -> builder.image(image);
            case Inline.Text words -> builder.flow(words.text(), style);
            case Inline.Link _, Inline.LineBreak _ -> {}
        }
    }

    private boolean link(Element element, Style style) {
        String before = builder.link();
        if (before == null) {
            builder.link(Links.safe(element.attr("href")).orElse(null));
        }
        Style inside =
                builder.link() == null ? style : style.in(null).without(Style.Mark.UNDERLINE);
        boolean whole = children(element, inside);
        builder.link(before);
        return whole;
    }

    private boolean heading(int level, Element element, Style style) {
        builder.heading(level);
        boolean whole = children(element, style.without(Style.Mark.BOLD));
        builder.heading(0);
        return whole;
    }

    private boolean paragraph(Element element, Css css, Style style) {
        if (css.marginless() || element.hasClass("MsoNormal")) {
            return lines(element, style);
        }
        builder.end();
        boolean whole = children(element, style);
        builder.end();
        return whole;
    }

    boolean lines(Element element, Style style) {
        builder.line();
        boolean whole = children(element, style);
        builder.line();
        return whole;
    }

    private boolean list(boolean ordered, int start, Element element, Style style) {
        builder.openList(ordered, start);
        boolean whole = children(element, style);
        builder.close();
        return whole;
    }

    private boolean item(Element element, Style style) {
        builder.openItem();
        boolean whole = children(element, style);
        builder.close();
        return whole;
    }

    private boolean quote(Element element, Style style) {
        builder.openQuote();
        boolean whole = children(element, style);
        builder.close();
        return whole;
    }

    private boolean preformatted(Element element, Css css, Style style) {
        Element code = element.firstElementChild();
        boolean isCode = code != null && code.normalName().equals("code");
        if (isCode || (element.childrenSize() == 0 && !wraps(element, css))) {
            String text = Characters.cleanLines(element.wholeText());
            var language = LANGUAGE.matcher(code == null ? "" : code.className());
            if (!text.isBlank()) {
                builder.block(new Block.CodeBlock(text, language.find() ? language.group(1) : ""));
            }
            return true;
        }
        builder.end();
        keepsSpaces = true;
        boolean whole = children(element, style);
        builder.end();
        return whole;
    }

    /// Mail programs put whole plain-text mails into such elements.
    private static boolean wraps(Element element, Css css) {
        return element.hasAttr("wrap")
                || css.keepsSpaces()
                || element.className().startsWith("moz-")
                || element.closest(".moz-text-plain, .moz-text-flowed") != null;
    }
}
