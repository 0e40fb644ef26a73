package org.sportello.text.html;

import org.sportello.text.Block;
import org.sportello.text.Doc;

import java.util.List;

/// A [Doc] as the HTML of a mail: plain tags with their styles inline, as mail programs need it,
/// everything escaped.
public final class HtmlWriter {

    /// Tells our own tables of data from others' layout tables.
    static final String DATA_ROLE = "table";

    private static final String PAGE =
            "font-family:-apple-system,'Segoe"
                    + " UI',Arial,Helvetica,sans-serif;font-size:14px;line-height:1.5";
    private static final String BELOW = "margin:0 0 12px";
    private static final String CODE =
            "font-family:Consolas,Menlo,monospace;font-size:13px;background:#f3f4f6";
    private static final String CELL = "border:1px solid #d0d7de;padding:6px 10px";

    /// A whole page, UTF-8.
    public String page(Doc doc) {
        return "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"></head><body>\n"
                + write(doc)
                + "</body></html>\n";
    }

    /// A piece that can stand in any page; empty for the empty document.
    public String write(Doc doc) {
        if (doc.isEmpty()) {
            return "";
        }
        StringBuilder out = new StringBuilder();
        out.append("<div style=\"").append(PAGE).append("\">\n");
        blocks(doc.blocks(), out);
        return out.append("</div>\n").toString();
    }

    private static void blocks(List<Block> blocks, StringBuilder out) {
        blocks.forEach(block -> block(block, out));
    }

    private static void block(Block block, StringBuilder out) {
        switch (block) {
            case Block.Paragraph paragraph -> {
                open("p", BELOW, out);
                HtmlInlines.write(paragraph.content(), out);
                out.append("</p>\n");
            }
            case Block.Heading heading -> {
                String tag = "h" + heading.level();
                open(tag, "margin:16px 0 8px;line-height:1.3", out);
                HtmlInlines.write(heading.content(), out);
                out.append("</").append(tag).append(">\n");
            }
            case Block.ListBlock list -> list(list, out);
            case Block.Quote quote -> {
                out.append("<blockquote type=\"cite\" style=\"")
                        .append(
                                "margin:0 0 12px;padding:0 0 0 12px;border-left:3px solid"
                                        + " #d0d7de\">\n");
                blocks(quote.blocks(), out);
                out.append("</blockquote>\n");
            }
            case Block.CodeBlock code -> code(code, out);
            case Block.Table table -> table(table, out);
            case Block.Rule _ ->
                    out.append(
                            "<hr style=\"border:0;border-top:1px solid #d0d7de;margin:12px 0\">\n");
        }
    }

    private static void open(String tag, String style, StringBuilder out) {
        out.append('<').append(tag).append(" style=\"").append(style).append("\">");
    }

    private static void list(Block.ListBlock list, StringBuilder out) {
        String tag = list.ordered() ? "ol" : "ul";
        out.append('<').append(tag);
        if (list.ordered() && list.start() != 1) {
            out.append(" start=\"").append(list.start()).append('"');
        }
        out.append(" style=\"margin:0 0 12px;padding-left:24px\">\n");
        for (Block.Item item : list.items()) {
            out.append("<li>");
            List<Block> blocks = item.blocks();
            boolean line = !blocks.isEmpty() && blocks.getFirst() instanceof Block.Paragraph;
            if (line && blocks.getFirst() instanceof Block.Paragraph paragraph) {
                HtmlInlines.write(paragraph.content(), out);
            }
            blocks(blocks.subList(line ? 1 : 0, blocks.size()), out);
            out.append("</li>\n");
        }
        out.append("</").append(tag).append(">\n");
    }

    private static void code(Block.CodeBlock code, StringBuilder out) {
        open("pre", BELOW + ";padding:8px 12px;white-space:pre-wrap;" + CODE, out);
        out.append("<code");
        if (!code.language().isEmpty()) {
            out.append(" class=\"language-")
                    .append(HtmlInlines.escape(code.language()))
                    .append('"');
        }
        out.append('>').append(HtmlInlines.escape(code.text())).append("</code></pre>\n");
    }

    private static void table(Block.Table table, StringBuilder out) {
        out.append("<table role=\"")
                .append(DATA_ROLE)
                .append("\" style=\"border-collapse:collapse;")
                .append(BELOW)
                .append("\">\n");
        boolean heading = table.header();
        for (Block.Row row : table.rows()) {
            String tag = heading ? "th" : "td";
            out.append("<tr>");
            for (int i = 0; i < row.cells().size(); i++) {
                open(tag, CELL + ";text-align:" + align(table.columns().get(i)), out);
                HtmlInlines.write(row.cells().get(i).content(), out);
                out.append("</").append(tag).append('>');
            }
            out.append("</tr>\n");
            heading = false;
        }
        out.append("</table>\n");
    }

    private static String align(Block.Align align) {
        return switch (align) {
            case LEFT -> "left";
            case CENTER -> "center";
            case RIGHT -> "right";
        };
    }

    /// The style of code inside a line.
    static String codeStyle() {
        return CODE;
    }
}
