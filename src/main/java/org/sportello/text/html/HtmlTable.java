package org.sportello.text.html;

import org.jsoup.nodes.Element;
import org.sportello.text.Block;
import org.sportello.text.DocBuilder;
import org.sportello.text.InlineText;
import org.sportello.text.Style;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Decides whether a `table` holds data or only lays out a page, and reads it as the one or the
/// other: data stay a table, layout becomes the blocks it holds, row by row.
final class HtmlTable {

    private static final int MOST_COLUMNS = 30;
    private static final int LONGEST_CELL = 300;
    private static final int SHORT_CELL = 60;
    private static final Set<String> NOT_IN_DATA =
            Set.of("table", "p", "ul", "ol", "blockquote", "h1", "h2", "h3", "hr", "pre");

    private final HtmlWalk walk;
    private final Element table;
    private final List<Element> rows = new ArrayList<>();

    HtmlTable(HtmlWalk walk, Element table) {
        this.walk = walk;
        this.table = table;
        for (Element part : table.children()) {
            switch (part.normalName()) {
                case "tr" -> rows.add(part);
                case "thead", "tbody", "tfoot" ->
                        part.children().stream()
                                .filter(row -> row.normalName().equals("tr"))
                                .forEach(rows::add);
                default -> {}
            }
        }
    }

    /// False if the budget was spent before the end.
    boolean read(Style style) {
        for (Element part : table.children()) {
            if (part.normalName().equals("caption")) {
                walk.builder().end();
                if (!walk.children(part, style)) {
                    return false;
                }
            }
        }
        boolean named = table.attr("role").equals(HtmlWriter.DATA_ROLE);
        return (named || isData()) ? data(style) : layout(style);
    }

    private boolean layout(Style style) {
        for (Element row : rows) {
            if (Css.of(row).hidden(row)) {
                continue;
            }
            walk.builder().end();
            boolean oneLine =
                    row.childrenSize() > 1 && row.children().stream().allMatch(HtmlTable::isShort);
            for (Element cell : row.children()) {
                if (Css.of(cell).hidden(cell)) {
                    continue;
                }
                if (!(oneLine ? beside(cell, style) : below(cell, style))) {
                    return false;
                }
            }
        }
        walk.builder().end();
        return true;
    }

    private boolean beside(Element cell, Style style) {
        if (!walk.builder().atLineStart() && cell.hasText()) {
            walk.builder().text("  ", Style.PLAIN);
        }
        return walk.children(cell, Css.of(cell).on(style));
    }

    private boolean below(Element cell, Style style) {
        walk.builder().end();
        return walk.children(cell, Css.of(cell).on(style));
    }

    private static boolean isShort(Element cell) {
        return cell.text().length() <= SHORT_CELL
                && cell.getAllElements().stream()
                        .skip(1)
                        .noneMatch(inside ->
                                NOT_IN_DATA.contains(inside.normalName())
                                        || inside.normalName().equals("img"));
    }

    private boolean isData() {
        if (rows.size() < 2 || holdsTable()) {
            return false;
        }
        boolean named = false;
        int filledRows = 0;
        for (Element row : rows) {
            int filled = 0;
            for (Element cell : row.children()) {
                String text = cell.text();
                if (text.length() > LONGEST_CELL || blocksIn(cell) > 3) {
                    return false;
                }
                named |= cell.normalName().equals("th");
                filled += text.isBlank() ? 0 : 1;
            }
            filledRows += filled > 1 ? 1 : 0;
        }
        int columns = rows.stream().mapToInt(HtmlTable::width).max().orElse(0);
        return columns >= 2
                && columns <= MOST_COLUMNS
                && filledRows >= (named || bordered() ? 1 : 2)
                && filledRows * 2 >= rows.size();
    }

    private boolean bordered() {
        return Css.number(table.attr("border").strip()).orElse(0) > 0;
    }

    private boolean holdsTable() {
        return rows.stream().anyMatch(row -> row.selectFirst("table") != null);
    }

    private static long blocksIn(Element cell) {
        return cell.getAllElements().stream()
                .skip(1)
                .filter(inside -> NOT_IN_DATA.contains(inside.normalName()))
                .count();
    }

    private static int width(Element row) {
        return row.children().stream().mapToInt(cell -> span(cell, "colspan")).sum();
    }

    private static int span(Element cell, String attribute) {
        return Math.clamp(Css.number(cell.attr(attribute).strip()).orElse(1), 1, 1000);
    }

    private boolean data(Style style) {
        int columns = rows.stream().mapToInt(HtmlTable::width).max().orElse(0);
        columns = Math.min(columns, MOST_COLUMNS);
        int[] covered = new int[columns];
        Block.Align[] aligns = new Block.Align[columns];
        List<Block.Row> result = new ArrayList<>();
        for (Element row : rows) {
            Block.Cell[] cells = new Block.Cell[columns];
            Arrays.fill(cells, Block.Cell.EMPTY);
            if (!cells(row, style, cells, covered, aligns)) {
                return false;
            }
            if (!Arrays.stream(cells).allMatch(cell -> cell.content().isEmpty())) {
                result.add(new Block.Row(List.of(cells)));
            }
        }
        if (!result.isEmpty()) {
            walk.builder().block(new Block.Table(aligned(aligns), named(), result));
        }
        return true;
    }

    private boolean cells(
            Element row, Style style, Block.Cell[] cells, int[] covered, Block.Align[] aligns) {
        int column = 0;
        for (Element cell : row.children()) {
            while (column < cells.length && covered[column] > 0) {
                covered[column++]--;
            }
            if (column >= cells.length) {
                break;
            }
            DocBuilder inside = new DocBuilder();
            boolean heading = cell.normalName().equals("th");
            if (!walk.into(inside).children(cell, Css.of(cell).on(style))) {
                return false;
            }
            cells[column] = new Block.Cell(InlineText.inOneCell(inside.build()));
            if (aligns[column] == null && !heading && span(cell, "colspan") == 1) {
                aligns[column] =
                        Css.of(cell)
                                .align()
                                .or(() -> Css.align(cell.attr("align")))
                                .orElse(Block.Align.LEFT);
            }
            int below = span(cell, "rowspan") - 1;
            int end = Math.min(cells.length, column + span(cell, "colspan"));
            for (; column < end; column++) {
                covered[column] = below;
            }
        }
        for (; column < cells.length; column++) {
            covered[column] = Math.max(0, covered[column] - 1);
        }
        return true;
    }

    private static List<Block.Align> aligned(Block.Align[] aligns) {
        return Arrays.stream(aligns)
                .map(align -> align == null ? Block.Align.LEFT : align)
                .toList();
    }

    private boolean named() {
        Element first = rows.getFirst();
        return first.childrenSize() > 0
                && first.children().stream().allMatch(cell -> cell.normalName().equals("th"));
    }
}
