package org.sportello.mail.parse.html;

import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.sportello.mail.parse.fold.Line;
import org.sportello.mail.parse.fold.Line.Mark;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;

/// An HTML body as lines of plain text: paragraphs, lists, table rows, links with their target,
/// quotations with `>`. Lines know whether the markup calls them quotation or signature.
public final class HtmlText {

    private static final Set<String> SKIPPED =
            Set.of(
                    "script",
                    "style",
                    "head",
                    "title",
                    "template",
                    "object",
                    "embed",
                    "svg",
                    "math",
                    "noframes",
                    "iframe",
                    "select",
                    "audio",
                    "video");
    private static final Set<String> PARAGRAPHS =
            Set.of(
                    "p",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "blockquote",
                    "ul",
                    "ol",
                    "dl",
                    "pre",
                    "figure");
    private static final Set<String> BLOCKS =
            Set.of(
                    "div",
                    "table",
                    "tr",
                    "li",
                    "dt",
                    "dd",
                    "section",
                    "article",
                    "header",
                    "footer",
                    "main",
                    "aside",
                    "nav",
                    "form",
                    "fieldset",
                    "center",
                    "address",
                    "caption",
                    "tbody",
                    "thead",
                    "tfoot",
                    "body",
                    "details",
                    "summary",
                    "figcaption",
                    "hr");
    private static final int LONGEST_LINK = 400;

    private HtmlText() {}

    /// The lines of a document; `>` stands before each level of quotation.
    public static List<Line> lines(Document document) {
        List<Line> lines = lines(document, false);
        return lines.stream().anyMatch(line -> !line.blank()) ? lines : lines(document, true);
    }

    private static List<Line> lines(Document document, boolean hiddenToo) {
        Writer writer = new Writer(hiddenToo);
        NodeTraversor.filter(writer, document.body());
        return writer.text.finish();
    }

    /// Walks over the elements and writes what they say.
    private static final class Writer implements NodeFilter {
        private record Ended(Element element, Mark before) {}

        private final boolean hiddenToo;
        private final TextLines text = new TextLines();
        private final Deque<Ended> marks = new ArrayDeque<>();
        private final Deque<Numbering> lists = new ArrayDeque<>();
        private final Deque<Integer> links = new ArrayDeque<>();
        private boolean untilBlockquote;
        private boolean quoteToEnd;

        Writer(boolean hiddenToo) {
            this.hiddenToo = hiddenToo;
        }

        @Override
        public FilterResult head(Node node, int level) {
            if (node instanceof TextNode words) text.text(words.getWholeText());
            else if (node instanceof Element element) {
                String name = element.normalName();
                if (SKIPPED.contains(name)) return FilterResult.SKIP_ENTIRELY;
                InlineStyle style = InlineStyle.of(element);
                if (!hiddenToo && style.hides()) return FilterResult.SKIP_ENTIRELY;
                open(element, name, style);
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int level) {
            if (node instanceof Element element)
                close(element, element.normalName(), InlineStyle.of(element));
            return FilterResult.CONTINUE;
        }

        private void open(Element element, String name, InlineStyle style) {
            separate(element, name, style);
            role(element);
            if (name.equals("pre") || style.keepsLines()) text.keepLines(true);
            switch (name) {
                case "br" -> text.lineBreak();
                case "hr" -> text.rule();
                case "blockquote" -> {
                    if (untilBlockquote && text.mark() == Mark.QUOTE && !quoteToEnd)
                        text.mark(Mark.PLAIN);
                    if (!MailMarkup.indents(element)) text.deeper();
                }
                case "ul", "ol" -> lists.push(Numbering.of(element));
                case "li" -> item(element);
                case "a" -> links.push(text.length());
                case "img" -> image(element);
                default -> {}
            }
        }

        private void close(Element element, String name, InlineStyle style) {
            switch (name) {
                case "a" -> link(element);
                case "td", "th" -> text.space();
                case "li" -> text.endItem();
                case "ul", "ol" -> {
                    text.flush();
                    if (!lists.isEmpty()) lists.pop();
                }
                default -> {}
            }
            if (name.equals("pre") || style.keepsLines()) {
                if (name.equals("pre")) text.flush();
                text.keepLines(false);
            }
            separate(element, name, style);
            if (name.equals("blockquote") && !MailMarkup.indents(element)) text.lessDeep();
            Ended ended = marks.peek();
            if (ended != null && ended.element.equals(element)) {
                text.flush();
                marks.pop();
                if (text.mark() != Mark.INTRODUCTION) untilBlockquote = false;
                text.mark(quoteToEnd ? Mark.QUOTE : ended.before);
            }
        }

        private void separate(Element element, String name, InlineStyle style) {
            if (PARAGRAPHS.contains(name)) {
                text.flush();
                if (!tight(element, name, style)) text.margin();
            } else if (BLOCKS.contains(name)) text.flush();
        }

        /// Paragraphs that their writer meant as lines: Outlook's, those without a margin, inner
        /// lists.
        private boolean tight(Element element, String name, InlineStyle style) {
            if (name.equals("ul") || name.equals("ol")) return !lists.isEmpty();
            return name.equals("p")
                    && (element.className().startsWith("Mso") || style.hasNoMargin());
        }

        private void role(Element element) {
            MailMarkup.Role role = MailMarkup.role(element);
            if (role == MailMarkup.Role.NOTHING) return;
            text.flush();
            if (role == MailMarkup.Role.QUOTE_FROM_HERE && text.depth() == 0) {
                quoteToEnd = true;
                text.mark(Mark.QUOTE);
                return;
            }
            if (role == MailMarkup.Role.INTRODUCTION) {
                if (quoteToEnd) return;
                marks.push(new Ended(element, text.mark()));
                text.mark(Mark.INTRODUCTION);
                return;
            }
            if (text.mark() == Mark.QUOTE || text.mark() == Mark.INTRODUCTION) return;
            marks.push(new Ended(element, text.mark()));
            boolean quote = role != MailMarkup.Role.SIGNATURE;
            text.mark(quote ? Mark.QUOTE : Mark.SIGNATURE);
            untilBlockquote =
                    quote
                            && !element.nameIs("blockquote")
                            && element.selectFirst("blockquote") != null;
        }

        private void item(Element element) {
            Numbering numbering = lists.peek();
            String indent = "  ".repeat(Math.min(10, Math.max(0, lists.size() - 1)));
            if (numbering == null) text.item(indent + "- ", false);
            else text.item(indent + numbering.next(element), !numbering.first());
        }

        private void image(Element element) {
            String alt = element.attr("alt").strip();
            if (alt.isEmpty() || alt.length() > 200) return;
            text.text(alt.codePointCount(0, alt.length()) <= 2 ? alt : "[" + alt + "]");
        }

        private void link(Element element) {
            String label = text.since(links.isEmpty() ? 0 : links.pop()).strip();
            String target = element.attr("href").strip();
            boolean web = target.startsWith("http://") || target.startsWith("https://");
            if (web && !label.isEmpty() && target.length() <= LONGEST_LINK && !same(target, label))
                text.append(" <" + target + ">");
        }

        private static boolean same(String target, String label) {
            String bare = target.substring(target.indexOf("://") + 3);
            if (bare.endsWith("/")) bare = bare.substring(0, bare.length() - 1);
            return (target.contains(label) && label.length() > 3) || label.contains(bare);
        }
    }
}
