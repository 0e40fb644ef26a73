package org.sportello.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// A [Doc] as `text/plain`: a blank line between blocks, links as `words <address>`, dashes before
/// items, `> ` before quotes, columns of tables aligned. Lines are not wrapped.
public final class PlainWriter {

    private static final String RULE = "----------------------------------------";

    /// Lines parted by `\n`, none at the end.
    public String write(Doc doc) {
        return String.join("\n", lines(doc.blocks()));
    }

    private static List<String> lines(List<Block> blocks) {
        List<String> lines = new ArrayList<>();
        for (Block block : blocks) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            add(block, lines::add);
        }
        return lines;
    }

    private static void add(Block block, Consumer<String> out) {
        switch (block) {
            case Block.Paragraph paragraph -> text(paragraph.content()).lines().forEach(out);
            case Block.Heading heading -> text(heading.content()).lines().forEach(out);
            case Block.CodeBlock code -> code.text().lines().forEach(out);
            case Block.Quote quote ->
                    lines(quote.blocks())
                            .forEach(line -> out.accept(line.isEmpty() ? ">" : "> " + line));
            case Block.ListBlock list -> items(list, out);
            case Block.Table table -> table(table, out);
            case Block.Rule _ -> out.accept(RULE);
        }
    }

    private static void items(Block.ListBlock list, Consumer<String> out) {
        int number = list.start();
        for (Block.Item item : list.items()) {
            String first = list.ordered() ? number++ + ". " : "- ";
            String rest = " ".repeat(first.length());
            String prefix = first;
            for (Block block : item.blocks()) {
                List<String> lines = new ArrayList<>();
                add(block, lines::add);
                for (String line : lines) {
                    out.accept(prefix + line);
                    prefix = rest;
                }
            }
        }
    }

    private static void table(Block.Table table, Consumer<String> out) {
        int columns = table.columns().size();
        int[] widths = new int[columns];
        List<List<String>> rows =
                table.rows().stream()
                        .map(row -> row.cells().stream().map(PlainWriter::cell).toList())
                        .toList();
        rows.forEach(row -> {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns; i++) {
                String padding = " ".repeat(widths[i] - row.get(i).length());
                boolean right = table.columns().get(i) == Block.Align.RIGHT;
                line.append(i > 0 ? "  " : "")
                        .append(right ? padding + row.get(i) : row.get(i) + padding);
            }
            out.accept(line.toString().stripTrailing());
        }
    }

    private static String cell(Block.Cell cell) {
        return text(cell.content()).replace("\n", " ");
    }

    /// Inlines as text, lines parted by `\n`.
    static String text(List<Inline> content) {
        StringBuilder out = new StringBuilder();
        for (Inline inline : content) {
            switch (inline) {
                case Inline.Text text -> out.append(text.text());
                case Inline.LineBreak _ -> out.append('\n');
                case Inline.Image image ->
                        out.append(image.alt().isEmpty() ? "" : "[" + image.alt() + "]");
                case Inline.Link link -> out.append(link(link));
            }
        }
        return out.toString();
    }

    private static String link(Inline.Link link) {
        String words = text(link.content());
        String target = link.target();
        boolean says =
                words.equals(target)
                        || target.equals("mailto:" + words)
                        || target.equals("https://" + words)
                        || target.equals("tel:" + words);
        if (says) {
            return words;
        }
        return words.isBlank() ? "<" + target + ">" : words + " <" + target + ">";
    }
}
