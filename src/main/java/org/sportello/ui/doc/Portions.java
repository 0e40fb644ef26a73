package org.sportello.ui.doc;

import org.sportello.text.Block;
import org.sportello.text.Inline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/// Cuts a document into blocks small enough to be laid out at once, whatever a mail brings: a
/// megabyte in one paragraph, ten thousand items in one list.
final class Portions {

    /// Characters, and inlines counted as characters, that one block may hold.
    private static final int PORTION = 6_000;

    private Portions() {}

    static List<Block> of(List<Block> blocks) {
        List<Block> result = new ArrayList<>();
        for (Block block : blocks) {
            if (length(block) <= 2 * PORTION) {
                result.add(block);
            } else {
                result.addAll(cut(block));
            }
        }
        return result;
    }

    static int length(Block block) {
        return 10
                + switch (block) {
                    case Block.CodeBlock code -> code.text().length();
                    case Block.Paragraph _,
                            Block.Heading _,
                            Block.ListBlock _,
                            Block.Quote _,
                            Block.Table _,
                            Block.Rule _ ->
                            block.inlines().mapToInt(Portions::length).sum();
                };
    }

    private static int length(Inline inline) {
        return 10
                + switch (inline) {
                    case Inline.Text text -> text.text().length();
                    case Inline.Link link ->
                            link.content().stream().mapToInt(Portions::length).sum();
                    case Inline.Image _, Inline.LineBreak _ -> 1;
                };
    }

    private static List<Block> cut(Block block) {
        return switch (block) {
            case Block.Paragraph paragraph ->
                    each(pieces(paragraph.content()), Block.Paragraph::new);
            case Block.Heading heading -> each(pieces(heading.content()), Block.Paragraph::new);
            case Block.Quote quote ->
                    each(groups(of(quote.blocks()), Portions::length), Block.Quote::new);
            case Block.CodeBlock code ->
                    each(
                            groups(code.text().lines().toList(), String::length),
                            lines ->
                                    new Block.CodeBlock(String.join("\n", lines), code.language()));
            case Block.ListBlock list -> items(list);
            case Block.Table table ->
                    each(
                            groups(table.rows(), Portions::length),
                            rows -> new Block.Table(table.columns(), false, rows));
            case Block.Rule rule -> List.of(rule);
        };
    }

    private static int length(Block.Row row) {
        return row.cells().stream()
                .flatMap(cell -> cell.content().stream())
                .mapToInt(Portions::length)
                .sum();
    }

    private static List<Block> items(Block.ListBlock list) {
        List<Block> result = new ArrayList<>();
        int number = list.start();
        for (List<Block.Item> group :
                groups(
                        list.items(),
                        item -> item.blocks().stream().mapToInt(Portions::length).sum())) {
            result.add(new Block.ListBlock(list.ordered(), number, group));
            number += group.size();
        }
        return result;
    }

    private static <T> List<Block> each(List<T> pieces, Function<T, Block> make) {
        return pieces.stream().map(make).toList();
    }

    private static <T> List<List<T>> groups(List<T> all, ToIntFunction<T> length) {
        List<List<T>> groups = new ArrayList<>();
        List<T> group = new ArrayList<>();
        int used = 0;
        for (T one : all) {
            group.add(one);
            used += length.applyAsInt(one);
            if (used >= PORTION) {
                groups.add(group);
                group = new ArrayList<>();
                used = 0;
            }
        }
        if (!group.isEmpty()) {
            groups.add(group);
        }
        return groups;
    }

    /// Cut at line breaks; inside a text only where it alone is too long.
    private static List<List<Inline>> pieces(List<Inline> content) {
        List<Inline> parts = new ArrayList<>();
        for (Inline inline : content) {
            if (inline instanceof Inline.Text text && text.text().length() > PORTION) {
                parts(text.text()).forEach(part -> parts.add(new Inline.Text(part, text.style())));
            } else {
                parts.add(inline);
            }
        }
        List<List<Inline>> pieces = groups(parts, Portions::length);
        return pieces.stream()
                .map(Portions::withoutEdges)
                .filter(piece -> !piece.isEmpty())
                .toList();
    }

    private static List<Inline> withoutEdges(List<Inline> piece) {
        int from = 0;
        int to = piece.size();
        while (from < to && piece.get(from) instanceof Inline.LineBreak) {
            from++;
        }
        while (to > from && piece.get(to - 1) instanceof Inline.LineBreak) {
            to--;
        }
        return piece.subList(from, to);
    }

    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        while (text.length() - from > PORTION) {
            int space = text.lastIndexOf(' ', from + PORTION);
            int end = space > from ? space + 1 : from + PORTION;
            if (Character.isLowSurrogate(text.charAt(end))) {
                end++;
            }
            parts.add(text.substring(from, end));
            from = end;
        }
        parts.add(text.substring(from));
        return parts;
    }
}
