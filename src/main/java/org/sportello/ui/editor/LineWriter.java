package org.sportello.ui.editor;

import org.sportello.text.Block;
import org.sportello.text.Doc;
import org.sportello.text.Inline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Spreads a [Doc] out into lines, an empty one between two blocks.
final class LineWriter {

    private final List<Line> lines = new ArrayList<>();

    private LineWriter() {}

    /// At least one line.
    static List<Line> lines(Doc doc) {
        LineWriter writer = new LineWriter();
        writer.blocks(doc.blocks(), 0);
        return writer.lines.isEmpty() ? List.of(Line.empty(Shape.PLAIN)) : writer.lines;
    }

    private void blocks(List<Block> blocks, int quote) {
        boolean first = true;
        for (Block block : blocks) {
            if (!first) {
                lines.add(Line.empty(Shape.PLAIN.quoted(quote)));
            }
            block(block, quote);
            first = false;
        }
    }

    private void block(Block block, int quote) {
        switch (block) {
            case Block.Paragraph paragraph ->
                    content(paragraph.content(), Shape.PLAIN.quoted(quote));
            case Block.Heading heading ->
                    content(heading.content(), Shape.heading(heading.level()).quoted(quote));
            case Block.Quote inner -> blocks(inner.blocks(), quote + 1);
            case Block.CodeBlock code -> {
                Shape shape = new Shape(quote, Shape.ListKind.NONE, 0, false, 0, true);
                code.text()
                        .lines()
                        .forEach(line ->
                                lines.add(
                                        new Line(
                                                shape,
                                                line.isEmpty()
                                                        ? List.of()
                                                        : List.of(Inline.Text.of(line)))));
            }
            case Block.ListBlock list -> items(list, quote, 0);
            case Block.Table table -> kept(table, quote);
            case Block.Rule rule -> kept(rule, quote);
        }
    }

    private void kept(Block block, int quote) {
        lines.add(new Line(Shape.PLAIN.quoted(quote), List.of(), Optional.of(block)));
    }

    private void items(Block.ListBlock list, int quote, int level) {
        Shape shape =
                Shape.item(list.ordered() ? Shape.ListKind.NUMBERS : Shape.ListKind.BULLETS, level)
                        .quoted(quote);
        for (Block.Item item : list.items()) {
            Shape next = shape;
            for (Block block : item.blocks()) {
                if (block instanceof Block.ListBlock inner) {
                    if (next.equals(shape)) {
                        lines.add(Line.empty(shape));
                    }
                    items(inner, quote, level + 1);
                } else {
                    itemBlock(block, next, quote);
                }
                next = shape.goingOn();
            }
        }
    }

    /// Inside items the editor knows text only; what else stands there becomes text, or a block of
    /// its own if it cannot.
    private void itemBlock(Block block, Shape shape, int quote) {
        switch (block) {
            case Block.Paragraph paragraph -> content(paragraph.content(), shape);
            case Block.Heading heading -> content(heading.content(), shape);
            case Block.Quote _, Block.CodeBlock _, Block.Table _, Block.Rule _, Block.ListBlock _ ->
                    block(block, quote);
        }
    }

    private void content(List<Inline> content, Shape shape) {
        List<Inline> line = new ArrayList<>();
        Shape now = shape;
        for (Inline inline : content) {
            if (inline instanceof Inline.LineBreak) {
                lines.add(new Line(now, line));
                line = new ArrayList<>();
                now = shape.isItem() ? shape.goingOn() : shape;
            } else {
                line.add(inline);
            }
        }
        lines.add(new Line(now, line));
    }
}
