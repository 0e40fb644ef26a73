package org.sportello.text.markdown;

import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.sportello.text.Block;
import org.sportello.text.Doc;
import org.sportello.text.Inline;
import org.sportello.text.Style;

import java.util.ArrayList;
import java.util.List;

/// The tree that the Markdown library writes, built from a [Doc].
final class MarkdownNodes {

    /// A table of Markdown must name its columns; a no-break space names nothing.
    private static final Block.Cell NO_NAME = Block.Cell.of("\u00A0");

    private MarkdownNodes() {}

    static Node of(Doc doc) {
        Document document = new Document();
        blocks(document, doc.blocks());
        return document;
    }

    private static void blocks(Node parent, List<Block> blocks) {
        boolean other = false;
        Block before = new Block.Rule();
        for (Block block : blocks) {
            other =
                    !other
                            && block instanceof Block.ListBlock list
                            && before instanceof Block.ListBlock above
                            && above.ordered() == list.ordered();
            parent.appendChild(node(block, other));
            before = block;
        }
    }

    /// @param other true to use the other marker, so that two lists do not become one
    private static Node node(Block block, boolean other) {
        return switch (block) {
            case Block.Paragraph paragraph -> filled(new Paragraph(), paragraph.content());
            case Block.Heading heading -> {
                Heading node = new Heading();
                node.setLevel(heading.level());
                yield filled(node, oneLine(heading.content()));
            }
            case Block.Quote quote -> {
                Node node = new BlockQuote();
                blocks(node, quote.blocks());
                yield node;
            }
            case Block.CodeBlock code -> {
                FencedCodeBlock node = new FencedCodeBlock();
                node.setInfo(code.language());
                node.setLiteral(code.text() + "\n");
                yield node;
            }
            case Block.Rule _ -> new ThematicBreak();
            case Block.ListBlock list -> list(list, other);
            case Block.Table table -> table(table);
        };
    }

    private static Node filled(Node node, List<Inline> content) {
        inlines(node, content);
        return node;
    }

    private static Node list(Block.ListBlock list, boolean other) {
        org.commonmark.node.ListBlock node;
        if (list.ordered()) {
            OrderedList ordered = new OrderedList();
            ordered.setMarkerStartNumber(list.start());
            ordered.setMarkerDelimiter(other ? ")" : ".");
            node = ordered;
        } else {
            BulletList bullets = new BulletList();
            bullets.setMarker(other ? "*" : "-");
            node = bullets;
        }
        node.setTight(list.items().stream().allMatch(MarkdownNodes::tight));
        for (Block.Item item : list.items()) {
            ListItem child = new ListItem();
            blocks(child, item.blocks());
            node.appendChild(child);
        }
        return node;
    }

    /// Only a list that starts with 1 may follow a paragraph without a blank line.
    private static boolean tight(Block.Item item) {
        List<Block> blocks = item.blocks();
        return blocks.size() == 1
                || (blocks.size() == 2
                        && blocks.getLast() instanceof Block.ListBlock list
                        && list.start() == 1);
    }

    private static Node table(Block.Table table) {
        TableBlock block = new TableBlock();
        TableHead head = new TableHead();
        List<Block.Row> rows = new ArrayList<>(table.rows());
        List<Block.Cell> names =
                table.header() && !rows.isEmpty()
                        ? rows.removeFirst().cells()
                        : table.columns().stream().map(_ -> NO_NAME).toList();
        head.appendChild(row(names, table.columns(), true));
        block.appendChild(head);
        TableBody body = new TableBody();
        rows.forEach(row -> body.appendChild(row(row.cells(), table.columns(), false)));
        block.appendChild(body);
        return block;
    }

    private static Node row(List<Block.Cell> cells, List<Block.Align> columns, boolean header) {
        TableRow row = new TableRow();
        for (int i = 0; i < cells.size(); i++) {
            TableCell cell = new TableCell();
            cell.setHeader(header);
            cell.setAlignment(
                    switch (columns.get(i)) {
                        case LEFT -> TableCell.Alignment.LEFT;
                        case CENTER -> TableCell.Alignment.CENTER;
                        case RIGHT -> TableCell.Alignment.RIGHT;
                    });
            row.appendChild(filled(cell, oneLine(cells.get(i).content())));
        }
        return row;
    }

    private static List<Inline> oneLine(List<Inline> content) {
        return content.stream()
                .map(inline -> inline instanceof Inline.LineBreak ? Inline.Text.of(" ") : inline)
                .toList();
    }

    /// Wraps the longest run of a shared mark, then goes on inside and behind it.
    private static void inlines(Node parent, List<Inline> content) {
        for (int i = 0; i < content.size(); ) {
            Style.Mark widest = null;
            int end = i + 1;
            for (Style.Mark mark : Style.Mark.values()) {
                int run = mark == Style.Mark.CODE ? i : runEnd(content, i, mark);
                if (run > i && (widest == null || run > end)) {
                    widest = mark;
                    end = run;
                }
            }
            if (widest == null) {
                parent.appendChild(leaf(content.get(i)));
            } else {
                marked(parent, content.subList(i, end), widest);
            }
            i = end;
        }
    }

    private static int runEnd(List<Inline> content, int from, Style.Mark mark) {
        int end = from;
        while (end < content.size()
                && content.get(end) instanceof Inline.Text text
                && text.style().has(mark)) {
            end++;
        }
        return end;
    }

    /// Marks hold on to words only: spaces at the edges stay outside.
    private static void marked(Node parent, List<Inline> run, Style.Mark mark) {
        List<Inline> inside = new ArrayList<>();
        StringBuilder before = new StringBuilder();
        StringBuilder after = new StringBuilder();
        for (Inline inline : run) {
            Inline.Text text = (Inline.Text) inline;
            String words = text.text();
            boolean code = text.style().has(Style.Mark.CODE);
            if (inside.isEmpty() && !code) {
                before.append(words, 0, words.length() - words.stripLeading().length());
                words = words.stripLeading();
            }
            if (!words.isEmpty()) {
                inside.add(new Inline.Text(words, text.style().without(mark)));
            }
        }
        while (!inside.isEmpty()
                && inside.getLast() instanceof Inline.Text last
                && !last.style().has(Style.Mark.CODE)
                && !last.text().equals(last.text().stripTrailing())) {
            String words = last.text().stripTrailing();
            after.insert(0, last.text().substring(words.length()));
            inside.removeLast();
            if (!words.isEmpty()) {
                inside.add(new Inline.Text(words, last.style()));
            }
        }
        add(parent, before);
        if (!inside.isEmpty()) {
            Node node = wrap(mark);
            inlines(node, inside);
            parent.appendChild(node);
        }
        add(parent, after);
    }

    private static void add(Node parent, CharSequence spaces) {
        if (!spaces.isEmpty()) {
            parent.appendChild(new Text(spaces.toString()));
        }
    }

    private static Node wrap(Style.Mark mark) {
        return switch (mark) {
            case BOLD -> new StrongEmphasis("**");
            case ITALIC -> new Emphasis("*");
            case UNDERLINE, STRIKE -> new MarkdownMark(mark);
            case CODE -> throw new IllegalArgumentException("code is a leaf");
        };
    }

    private static Node leaf(Inline inline) {
        return switch (inline) {
            case Inline.Text text ->
                    text.style().has(Style.Mark.CODE)
                            ? new Code(text.text())
                            : new Text(text.text());
            case Inline.LineBreak _ -> new SoftLineBreak();
            case Inline.Image image -> {
                Node node = new Image(image.source().address(), null);
                if (!image.alt().isEmpty()) {
                    node.appendChild(new Text(image.alt()));
                }
                yield node;
            }
            case Inline.Link link -> filled(new Link(link.target(), null), link.content());
        };
    }
}
