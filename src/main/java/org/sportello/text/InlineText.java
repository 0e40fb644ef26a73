package org.sportello.text;

import java.util.ArrayList;
import java.util.List;

/// Blocks pressed into lines, for places that hold inlines only.
public final class InlineText {

    private InlineText() {}

    /// Every block on its own line; items with their bullet or number.
    public static List<Inline> inOneCell(Doc doc) {
        List<Inline> lines = new ArrayList<>();
        addAll(lines, doc.blocks());
        return lines;
    }

    private static void addAll(List<Inline> lines, List<Block> blocks) {
        for (Block block : blocks) {
            switch (block) {
                case Block.Paragraph paragraph -> line(lines, paragraph.content());
                case Block.Heading heading -> line(lines, heading.content());
                case Block.Quote quote -> addAll(lines, quote.blocks());
                case Block.CodeBlock code ->
                        code.text()
                                .lines()
                                .filter(line -> !line.isBlank())
                                .forEach(line ->
                                        line(
                                                lines,
                                                List.of(Inline.Text.of(line, Style.Mark.CODE))));
                case Block.ListBlock list -> items(lines, list);
                case Block.Table table ->
                        table.rows()
                                .forEach(row ->
                                        row.cells().forEach(cell -> line(lines, cell.content())));
                case Block.Rule _ -> {}
            }
        }
    }

    private static void items(List<Inline> lines, Block.ListBlock list) {
        int number = list.start();
        for (Block.Item item : list.items()) {
            List<Inline> inside = new ArrayList<>();
            addAll(inside, item.blocks());
            inside.addFirst(Inline.Text.of(list.ordered() ? number++ + ". " : "• "));
            line(lines, inside);
        }
    }

    private static void line(List<Inline> lines, List<Inline> content) {
        if (content.isEmpty()) {
            return;
        }
        if (!lines.isEmpty()) {
            lines.add(new Inline.LineBreak());
        }
        lines.addAll(content);
    }
}
