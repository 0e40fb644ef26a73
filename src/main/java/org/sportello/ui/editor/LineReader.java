package org.sportello.ui.editor;

import org.sportello.text.Block;
import org.sportello.text.Doc;
import org.sportello.text.Inline;

import java.util.ArrayList;
import java.util.List;

/// Gathers lines into a [Doc]: lines of one shape below each other are one block, empty lines part
/// blocks.
final class LineReader {

    private final List<Line> lines;
    private int at;

    private LineReader(List<Line> lines) {
        this.lines = lines;
    }

    static Doc doc(List<Line> lines) {
        return new Doc(new LineReader(lines).blocks(0));
    }

    /// All blocks from here that are quoted at least this deeply.
    private List<Block> blocks(int quote) {
        List<Block> blocks = new ArrayList<>();
        while (at < lines.size() && lines.get(at).shape().quote() >= quote) {
            Line line = lines.get(at);
            if (line.shape().quote() > quote) {
                List<Block> inner = blocks(quote + 1);
                if (!inner.isEmpty()) {
                    blocks.add(new Block.Quote(inner));
                }
            } else if (line.kept().isPresent()) {
                blocks.add(line.kept().get());
                if (!line.content().isEmpty()) {
                    blocks.add(text(line));
                }
                at++;
            } else if (line.shape().isItem()) {
                list(quote, line.shape().level(), blocks);
            } else if (line.shape().code()) {
                code(quote, blocks);
            } else if (line.isEmpty()) {
                at++;
            } else if (line.shape().heading() > 0) {
                blocks.add(new Block.Heading(line.shape().heading(), line.content()));
                at++;
            } else {
                blocks.add(paragraph(quote));
            }
        }
        return blocks;
    }

    private Block paragraph(int quote) {
        List<Inline> content = new ArrayList<>();
        while (at < lines.size()) {
            Line line = lines.get(at);
            boolean same =
                    line.shape().isText() && line.shape().quote() == quote && line.kept().isEmpty();
            if (!same || line.isEmpty()) {
                break;
            }
            if (!content.isEmpty()) {
                content.add(new Inline.LineBreak());
            }
            content.addAll(line.content());
            at++;
        }
        return new Block.Paragraph(content);
    }

    private void code(int quote, List<Block> blocks) {
        StringBuilder text = new StringBuilder();
        while (at < lines.size()
                && lines.get(at).shape().code()
                && lines.get(at).shape().quote() == quote) {
            lines.get(at)
                    .content()
                    .forEach(inline -> {
                        if (inline instanceof Inline.Text words) {
                            text.append(words.text());
                        }
                    });
            text.append('\n');
            at++;
        }
        if (!text.toString().isBlank()) {
            blocks.add(new Block.CodeBlock(text.toString().stripTrailing(), ""));
        }
    }

    private void list(int quote, int level, List<Block> blocks) {
        Shape.ListKind kind = lines.get(at).shape().list();
        List<Block.Item> items = new ArrayList<>();
        while (at < lines.size()) {
            Line line = lines.get(at);
            Shape shape = line.shape();
            if (!shape.isItem() || shape.quote() != quote || shape.level() < level) {
                break;
            }
            if (shape.level() > level) {
                List<Block> inner = new ArrayList<>();
                list(quote, shape.level(), inner);
                addToLast(items, inner);
            } else if (shape.list() != kind) {
                break;
            } else if (shape.goesOn() && !items.isEmpty()) {
                goOn(items, line);
                at++;
            } else {
                items.add(new Block.Item(line.isEmpty() ? List.of() : List.of(text(line))));
                at++;
            }
        }
        items.removeIf(item -> item.blocks().isEmpty());
        if (!items.isEmpty()) {
            blocks.add(new Block.ListBlock(kind == Shape.ListKind.NUMBERS, 1, items));
        }
    }

    private static Block text(Line line) {
        return new Block.Paragraph(line.content());
    }

    private static void addToLast(List<Block.Item> items, List<Block> blocks) {
        List<Block> all = new ArrayList<>();
        if (!items.isEmpty()) {
            all.addAll(items.removeLast().blocks());
        }
        all.addAll(blocks);
        items.add(new Block.Item(all));
    }

    private static void goOn(List<Block.Item> items, Line line) {
        if (line.isEmpty()) {
            return;
        }
        List<Block> blocks = new ArrayList<>(items.removeLast().blocks());
        if (!blocks.isEmpty() && blocks.getLast() instanceof Block.Paragraph paragraph) {
            List<Inline> content = new ArrayList<>(paragraph.content());
            content.add(new Inline.LineBreak());
            content.addAll(line.content());
            blocks.set(blocks.size() - 1, new Block.Paragraph(content));
        } else {
            blocks.add(text(line));
        }
        items.add(new Block.Item(blocks));
    }
}
