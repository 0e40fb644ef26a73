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
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
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
    private static final int DEEPEST_QUOTE = 30;

    private HtmlText() {}

    /// The lines of a document; `>` stands before each level of quotation.
    public static List<Line> lines(Document document) {
        Writer writer = new Writer(false);
        NodeTraversor.filter(writer, document.body());
        List<Line> lines = writer.finish();
        if (lines.stream().anyMatch(line -> !line.blank())) return lines;
        Writer everything = new Writer(true);
        NodeTraversor.filter(everything, document.body());
        return everything.finish();
    }

    private static final class Writer implements NodeFilter {
        private record Ended(Element element, Mark before) {}

        private record Numbering(boolean ordered, int[] next) {}

        private final boolean hiddenToo;
        private final List<Line> lines = new ArrayList<>();
        private final StringBuilder line = new StringBuilder();
        private final Deque<Ended> marks = new ArrayDeque<>();
        private final Deque<Numbering> lists = new ArrayDeque<>();
        private final Deque<Integer> links = new ArrayDeque<>();
        private Mark mark = Mark.PLAIN;
        private Mark lineMark = Mark.PLAIN;
        private boolean untilBlockquote;
        private boolean quoteToEnd;
        private boolean space;
        private boolean margin;
        private int depth;
        private int marginDepth;
        private int preformatted;

        Writer(boolean hiddenToo) {
            this.hiddenToo = hiddenToo;
        }

        @Override
        public FilterResult head(Node node, int level) {
            if (node instanceof TextNode text) text(text.getWholeText());
            else if (node instanceof Element element) {
                String name = element.normalName();
                if (SKIPPED.contains(name) || (!hiddenToo && hidden(element)))
                    return FilterResult.SKIP_ENTIRELY;
                open(element, name);
            }
            return FilterResult.CONTINUE;
        }

        @Override
        public FilterResult tail(Node node, int level) {
            if (node instanceof Element element) close(element, element.normalName());
            return FilterResult.CONTINUE;
        }

        private void open(Element element, String name) {
            separate(element, name);
            role(element);
            switch (name) {
                case "br" -> lineBreak();
                case "hr" -> {
                    append("________________________________");
                    flush();
                }
                case "blockquote" -> {
                    if (untilBlockquote && mark == Mark.QUOTE && !quoteToEnd) mark = Mark.PLAIN;
                    depth++;
                }
                case "ul", "ol" -> lists.push(new Numbering(name.equals("ol"), new int[] {1}));
                case "li" -> bullet();
                case "pre" -> preformatted++;
                case "a" -> links.push(line.length());
                case "img" -> image(element);
                default -> {}
            }
        }

        private void close(Element element, String name) {
            switch (name) {
                case "a" -> link(element);
                case "td", "th" -> space = !line.isEmpty();
                case "ul", "ol" -> {
                    flush();
                    if (!lists.isEmpty()) lists.pop();
                }
                case "pre" -> {
                    flush();
                    preformatted--;
                }
                default -> {}
            }
            separate(element, name);
            if (name.equals("blockquote")) marginDepth = Math.min(marginDepth, --depth);
            Ended ended = marks.peek();
            if (ended != null && ended.element.equals(element)) {
                flush();
                marks.pop();
                mark = quoteToEnd ? Mark.QUOTE : ended.before;
                untilBlockquote = false;
            }
        }

        private void separate(Element element, String name) {
            if (PARAGRAPHS.contains(name)) {
                flush();
                if (!tight(element, name)) {
                    marginDepth = margin ? Math.min(marginDepth, depth) : depth;
                    margin = true;
                }
            } else if (BLOCKS.contains(name)) flush();
        }

        /// Paragraphs that their writer meant as lines: Outlook's, those without a margin, inner
        /// lists.
        private boolean tight(Element element, String name) {
            if (name.equals("ul") || name.equals("ol")) return !lists.isEmpty();
            if (!name.equals("p")) return false;
            if (element.className().startsWith("Mso")) return true;
            String style = element.attr("style").toLowerCase(Locale.ROOT).replace(" ", "");
            return style.contains("margin:0")
                    || (style.contains("margin-top:0") && style.contains("margin-bottom:0"));
        }

        private void role(Element element) {
            MailMarkup.Role role = MailMarkup.role(element);
            if (role == MailMarkup.Role.NOTHING) return;
            flush();
            if (role == MailMarkup.Role.QUOTE_FROM_HERE && depth == 0) {
                quoteToEnd = true;
                mark = Mark.QUOTE;
                return;
            }
            if (mark == Mark.QUOTE) return;
            marks.push(new Ended(element, mark));
            mark = role == MailMarkup.Role.SIGNATURE ? Mark.SIGNATURE : Mark.QUOTE;
            untilBlockquote =
                    mark == Mark.QUOTE
                            && !element.nameIs("blockquote")
                            && element.selectFirst("blockquote") != null;
        }

        private static boolean hidden(Element element) {
            if (element.attributesSize() == 0) return false;
            if (element.hasAttr("hidden")) return true;
            String style = element.attr("style");
            if (style.isEmpty()) return false;
            String tight = style.toLowerCase(Locale.ROOT).replace(" ", "");
            return tight.contains("display:none")
                    || tight.contains("mso-hide:all")
                    || tight.contains("visibility:hidden")
                    || zero(tight, "max-height:0")
                    || zero(tight, "opacity:0");
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

        private void bullet() {
            Numbering numbering = lists.peek();
            String indent = "  ".repeat(Math.min(10, Math.max(0, lists.size() - 1)));
            append(
                    numbering != null && numbering.ordered
                            ? indent + numbering.next[0]++ + ". "
                            : indent + "- ");
        }

        private void image(Element element) {
            String alt = element.attr("alt").strip();
            if (alt.isEmpty() || alt.length() > 200) return;
            if (alt.codePointCount(0, alt.length()) <= 2) text(alt);
            else text("[" + alt + "]");
        }

        private void link(Element element) {
            int start = links.isEmpty() ? 0 : links.pop();
            String target = element.attr("href").strip();
            String label = start < line.length() ? line.substring(start).strip() : "";
            boolean web = target.startsWith("http://") || target.startsWith("https://");
            if (!web || label.isEmpty() || target.length() > LONGEST_LINK || same(target, label))
                return;
            line.append(" <").append(target).append('>');
        }

        private static boolean same(String target, String label) {
            String bare = target.substring(target.indexOf("://") + 3);
            if (bare.endsWith("/")) bare = bare.substring(0, bare.length() - 1);
            return (target.contains(label) && label.length() > 3) || label.contains(bare);
        }

        private void text(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (preformatted > 0 && c == '\n') lineBreak();
                else if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
                    if (preformatted > 0) append(" ");
                    else space = !line.isEmpty();
                } else if (c != '\u00ad'
                        && c != '\ufeff'
                        && c != '\u200b'
                        && ((c >= ' ' && c < 0x7f) || c >= 0xa0)) {
                    if (space) line.append(' ');
                    space = false;
                    if (line.isEmpty()) begin();
                    line.append(c == '\u00a0' ? ' ' : c);
                }
            }
        }

        private void append(String text) {
            if (line.isEmpty()) begin();
            line.append(text);
            space = false;
        }

        private void begin() {
            if (margin && !lines.isEmpty() && !lines.getLast().text().replace(">", "").isBlank())
                add("", marginDepth);
            margin = false;
            lineMark = mark;
        }

        private void lineBreak() {
            if (!line.isEmpty()) flush();
            else {
                margin = false;
                lineMark = mark;
                add("");
            }
        }

        private void flush() {
            space = false;
            if (line.isEmpty()) return;
            add(line.toString().stripTrailing());
            line.setLength(0);
        }

        private void add(String text) {
            add(text, depth);
        }

        private void add(String text, int quoted) {
            if (quoted <= 0) {
                lines.add(new Line(text, lineMark));
            } else {
                String prefix = ">".repeat(Math.min(quoted, DEEPEST_QUOTE));
                lines.add(new Line(text.isEmpty() ? prefix : prefix + " " + text, lineMark));
            }
        }

        List<Line> finish() {
            flush();
            while (!lines.isEmpty() && lines.getFirst().blank()) lines.removeFirst();
            while (!lines.isEmpty() && lines.getLast().blank()) lines.removeLast();
            return lines;
        }
    }
}
