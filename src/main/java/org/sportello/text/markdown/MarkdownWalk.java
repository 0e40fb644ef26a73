package org.sportello.text.markdown;

import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.jspecify.annotations.Nullable;
import org.sportello.text.Block;
import org.sportello.text.Characters;
import org.sportello.text.DocBuilder;
import org.sportello.text.ImageSource;
import org.sportello.text.Inline;
import org.sportello.text.InlineText;
import org.sportello.text.Links;
import org.sportello.text.Style;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Walks parsed Markdown and tells a [DocBuilder] what it reads.
final class MarkdownWalk {

    private final DocBuilder builder;

    MarkdownWalk(DocBuilder builder) {
        this.builder = builder;
    }

    void children(Node parent, Style style) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNext()) {
            node(node, style);
        }
    }

    private void node(Node node, Style style) {
        switch (node) {
            case Text text -> builder.text(Characters.clean(text.getLiteral()), style);
            case SoftLineBreak _ -> builder.line();
            case HardLineBreak _ -> builder.line();
            case Emphasis _ -> children(node, style.with(Style.Mark.ITALIC));
            case StrongEmphasis _ -> children(node, style.with(Style.Mark.BOLD));
            case MarkdownMark marked -> children(node, style.with(marked.mark()));
            case Code code -> builder.text(code.getLiteral(), style.with(Style.Mark.CODE));
            case HtmlInline html -> builder.text(Characters.clean(html.getLiteral()), style);
            case Link link -> link(link, style);
            case Image image -> image(image, style);
            default -> block(node, style);
        }
    }

    private void block(Node node, Style style) {
        switch (node) {
            case Paragraph _ -> {
                builder.end();
                children(node, style);
                builder.end();
            }
            case Heading heading -> {
                builder.heading(heading.getLevel());
                children(node, style);
                builder.heading(0);
            }
            case BlockQuote _ -> {
                builder.openQuote();
                children(node, style);
                builder.close();
            }
            case BulletList _ -> {
                builder.openList(false, 1);
                children(node, style);
                builder.close();
            }
            case OrderedList list -> {
                Integer start = list.getMarkerStartNumber();
                builder.openList(true, start == null ? 1 : start);
                children(node, style);
                builder.close();
            }
            case ListItem _ -> {
                builder.openItem();
                children(node, style);
                builder.close();
            }
            case ThematicBreak _ -> builder.block(new Block.Rule());
            case FencedCodeBlock code -> code(code.getLiteral(), code.getInfo());
            case IndentedCodeBlock code -> code(code.getLiteral(), "");
            case HtmlBlock html -> html(html.getLiteral());
            case TableBlock _ -> table(node);
            default -> children(node, style);
        }
    }

    private void code(String text, String info) {
        String clean = Characters.cleanLines(text);
        if (!clean.isBlank()) {
            builder.block(new Block.CodeBlock(clean, info.strip().split("\\s", 2)[0]));
        }
    }

    private void html(String html) {
        builder.end();
        html.lines()
                .forEach(line -> {
                    builder.text(Characters.clean(line), Style.PLAIN);
                    builder.lineBreak();
                });
        builder.end();
    }

    private void link(Link link, Style style) {
        String before = builder.link();
        builder.link(Links.safe(link.getDestination()).orElse(before));
        children(link, style);
        builder.link(before);
    }

    private void image(Image image, Style style) {
        DocBuilder words = new DocBuilder();
        new MarkdownWalk(words).children(image, Style.PLAIN);
        String alt = words.build().text();
        Optional<ImageSource> source = ImageSource.of(image.getDestination());
        if (source.isPresent()) {
            builder.image(new Inline.Image(source.get(), alt, 0, 0));
        } else {
            builder.text(alt, style);
        }
    }

    private void table(Node table) {
        List<Block.Align> columns = new ArrayList<>();
        List<Block.Row> rows = new ArrayList<>();
        boolean header = true;
        for (Node part = table.getFirstChild(); part != null; part = part.getNext()) {
            for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                if (row instanceof TableRow) {
                    List<Block.Cell> cells = cells(row, rows.isEmpty() && header ? columns : null);
                    if (cells.stream().allMatch(cell -> cell.content().isEmpty())) {
                        header &= !rows.isEmpty();
                    } else {
                        rows.add(new Block.Row(cells));
                    }
                }
            }
        }
        if (!rows.isEmpty()) {
            builder.block(new Block.Table(columns, header, rows));
        }
    }

    private static List<Block.Cell> cells(Node row, @Nullable List<Block.Align> columns) {
        List<Block.Cell> cells = new ArrayList<>();
        for (Node node = row.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof TableCell cell) {
                DocBuilder inside = new DocBuilder();
                new MarkdownWalk(inside).children(cell, Style.PLAIN);
                cells.add(new Block.Cell(InlineText.inOneCell(inside.build())));
                if (columns != null) {
                    columns.add(align(cell));
                }
            }
        }
        return cells;
    }

    private static Block.Align align(TableCell cell) {
        return switch (cell.getAlignment()) {
            case CENTER -> Block.Align.CENTER;
            case RIGHT -> Block.Align.RIGHT;
            case LEFT -> Block.Align.LEFT;
            case null -> Block.Align.LEFT;
        };
    }
}
