package org.sportello.text;

import java.util.List;
import java.util.stream.Stream;

/// What stands below each other in a [Doc].
public sealed interface Block {

    /// The inlines in this block and the blocks inside it, in reading order; links are not opened.
    Stream<Inline> inlines();

    /// Lines that belong together; [Inline.LineBreak] parts them.
    record Paragraph(List<Inline> content) implements Block {
        public Paragraph {
            content = List.copyOf(content);
        }

        public static Paragraph of(Inline... content) {
            return new Paragraph(List.of(content));
        }

        public static Paragraph of(String text) {
            return of(Inline.Text.of(text));
        }

        @Override
        public Stream<Inline> inlines() {
            return content.stream();
        }
    }

    /// A line that names what follows.
    ///
    /// @param level 1 (largest) to 6
    record Heading(int level, List<Inline> content) implements Block {
        public Heading {
            level = Math.clamp(level, 1, 6);
            content = List.copyOf(content);
        }

        @Override
        public Stream<Inline> inlines() {
            return content.stream();
        }
    }

    /// Items below each other, numbered or with bullets.
    ///
    /// @param start the number of the first item; 1 for bullets
    record ListBlock(boolean ordered, int start, List<Item> items) implements Block {
        public ListBlock {
            start = ordered ? Math.max(start, 0) : 1;
            items = List.copyOf(items);
        }

        /// A list of one-line items.
        public static ListBlock of(boolean ordered, String... items) {
            return new ListBlock(
                    ordered,
                    1,
                    Stream.of(items).map(item -> new Item(List.of(Paragraph.of(item)))).toList());
        }

        @Override
        public Stream<Inline> inlines() {
            return items.stream().flatMap(item -> item.blocks().stream()).flatMap(Block::inlines);
        }
    }

    /// One item of a [ListBlock]; it may hold lists again.
    record Item(List<Block> blocks) {
        public Item {
            blocks = List.copyOf(blocks);
        }
    }

    /// Somebody else's words.
    record Quote(List<Block> blocks) implements Block {
        public Quote {
            blocks = List.copyOf(blocks);
        }

        @Override
        public Stream<Inline> inlines() {
            return blocks.stream().flatMap(Block::inlines);
        }
    }

    /// Text in a fixed-width face, every space and line kept.
    ///
    /// @param language of the code, or empty
    record CodeBlock(String text, String language) implements Block {

        @Override
        public Stream<Inline> inlines() {
            return Stream.empty();
        }
    }

    /// A table of data. Rectangular: every row has one cell a column.
    ///
    /// @param columns how each column is aligned
    /// @param header true if the first row names the columns
    record Table(List<Align> columns, boolean header, List<Row> rows) implements Block {
        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
            for (Row row : rows) {
                if (row.cells().size() != columns.size()) {
                    throw new IllegalArgumentException(
                            row.cells().size() + " cells in " + columns.size() + " columns");
                }
            }
        }

        @Override
        public Stream<Inline> inlines() {
            return rows.stream()
                    .flatMap(row -> row.cells().stream())
                    .flatMap(cell -> cell.content().stream());
        }
    }

    /// One row of a [Table].
    record Row(List<Cell> cells) {
        public Row {
            cells = List.copyOf(cells);
        }
    }

    /// One cell of a [Row]; may be empty.
    record Cell(List<Inline> content) {
        public static final Cell EMPTY = new Cell(List.of());

        public Cell {
            content = List.copyOf(content);
        }

        public static Cell of(String text) {
            return text.isEmpty() ? EMPTY : new Cell(List.of(Inline.Text.of(text)));
        }
    }

    /// How the cells of a column stand.
    enum Align {
        LEFT,
        CENTER,
        RIGHT
    }

    /// A line across.
    record Rule() implements Block {

        @Override
        public Stream<Inline> inlines() {
            return Stream.empty();
        }
    }
}
