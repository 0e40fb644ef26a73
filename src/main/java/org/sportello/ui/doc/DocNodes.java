package org.sportello.ui.doc;

import javafx.geometry.NodeOrientation;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import javafx.scene.text.TextFlow;

import org.sportello.text.Block;
import org.sportello.text.Doc;
import org.sportello.text.Inline;

import java.util.ArrayList;
import java.util.List;

/// Builds the nodes of blocks.
final class DocNodes {

    private static final int WIDE_TABLE = 8;

    private final DocInlines inlines;

    DocNodes(DocInlines inlines) {
        this.inlines = inlines;
    }

    /// @param before what a copy puts before the first block
    VBox blocks(List<Block> blocks, String before) {
        VBox box = new VBox();
        box.getStyleClass().add("doc-blocks");
        String between = before;
        for (Block block : blocks) {
            box.getChildren().add(node(block, between));
            between = "\n\n";
        }
        return box;
    }

    private Node node(Block block, String before) {
        return switch (block) {
            case Block.Paragraph paragraph -> paragraph(paragraph.content(), before);
            case Block.Heading heading -> {
                LineFlow flow = inlines.flow(heading.content(), before);
                flow.getStyleClass().addAll("doc-heading", "doc-h" + heading.level());
                yield flow;
            }
            case Block.ListBlock list -> list(list, before);
            case Block.Quote quote -> {
                VBox box = blocks(quote.blocks(), before);
                box.getStyleClass().add("doc-quote");
                box.setNodeOrientation(reading(block));
                yield box;
            }
            case Block.CodeBlock code -> code(code, before);
            case Block.Table table -> table(table, before);
            case Block.Rule _ -> {
                Region rule = new Region();
                rule.getStyleClass().add("doc-rule");
                yield rule;
            }
        };
    }

    private static NodeOrientation reading(Block block) {
        return Reading.of(new Doc(List.of(block)).text());
    }

    private Node paragraph(List<Inline> content, String before) {
        if (content.stream().allMatch(DocNodes::picture)) {
            return pictures(content);
        }
        return inlines.flow(content, before);
    }

    private static boolean picture(Inline inline) {
        return switch (inline) {
            case Inline.Image _, Inline.LineBreak _ -> true;
            case Inline.Link link -> link.content().stream().allMatch(DocNodes::picture);
            case Inline.Text text -> text.text().isBlank();
        };
    }

    private Node pictures(List<Inline> content) {
        FlowPane pane = new FlowPane();
        pane.getStyleClass().add("doc-pictures");
        pane.setRowValignment(VPos.BOTTOM);
        for (Inline inline : content) {
            switch (inline) {
                case Inline.Image image -> pane.getChildren().add(inlines.image(image, null));
                case Inline.Link link ->
                        link.content()
                                .forEach(inside -> {
                                    if (inside instanceof Inline.Image image) {
                                        pane.getChildren().add(inlines.image(image, link));
                                    }
                                });
                case Inline.Text _, Inline.LineBreak _ -> {}
            }
        }
        return pane;
    }

    private Node list(Block.ListBlock list, String before) {
        VBox box = new VBox();
        box.getStyleClass().add("doc-list");
        box.setNodeOrientation(reading(list));
        int number = list.start();
        String between = before;
        for (Block.Item item : list.items()) {
            String sign = list.ordered() ? number++ + "." : "•";
            Text drawn = new Text(sign);
            drawn.getStyleClass().add("doc-text");
            StackPane column = new StackPane(new TextFlow(drawn));
            column.getChildren().getFirst().getStyleClass().add("doc-lines");
            column.getStyleClass().add(list.ordered() ? "doc-number" : "doc-bullet");
            column.setAlignment(Pos.TOP_RIGHT);
            VBox content = blocks(item.blocks(), between + (list.ordered() ? sign : "-") + " ");
            content.getStyleClass().add("doc-item");
            HBox.setHgrow(content, Priority.ALWAYS);
            HBox row = new HBox(column, content);
            row.getStyleClass().add("doc-item-row");
            box.getChildren().add(row);
            between = "\n";
        }
        return box;
    }

    private Node code(Block.CodeBlock code, String before) {
        VBox box = new VBox();
        box.getStyleClass().add("doc-code");
        List<String> lines = code.text().lines().toList();
        List<Inline> content = new ArrayList<>();
        for (String line : lines) {
            if (!content.isEmpty()) {
                content.add(new Inline.LineBreak());
            }
            content.add(Inline.Text.of(line.isEmpty() ? " " : line));
        }
        LineFlow flow = inlines.flow(content, before);
        flow.getStyleClass().add("doc-code-lines");
        box.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT);
        flow.setNodeOrientation(NodeOrientation.INHERIT);
        box.getChildren().add(flow);
        return box;
    }

    private Node table(Block.Table table, String before) {
        TablePane grid = new TablePane(table.columns().size());
        String between = before;
        for (int r = 0; r < table.rows().size(); r++) {
            Block.Row row = table.rows().get(r);
            boolean header = table.header() && r == 0;
            for (int c = 0; c < row.cells().size(); c++) {
                LineFlow flow = inlines.flow(row.cells().get(c).content(), between);
                DocCell cell = new DocCell(flow);
                cell.getStyleClass().add(header ? "doc-cell-header" : "doc-cell-data");
                flow.setTextAlignment(
                        switch (table.columns().get(c)) {
                            case LEFT -> TextAlignment.LEFT;
                            case CENTER -> TextAlignment.CENTER;
                            case RIGHT -> TextAlignment.RIGHT;
                        });
                grid.add(cell);
                between = "\t";
            }
            between = "\n";
        }
        grid.setMaxWidth(Region.USE_PREF_SIZE);
        return table.columns().size() > WIDE_TABLE ? scrolling(grid) : grid;
    }

    private static Node scrolling(TablePane grid) {
        grid.setMinWidth(Region.USE_PREF_SIZE);
        ScrollPane pane = new ScrollPane(grid);
        pane.getStyleClass().addAll("doc-wide", "edge-to-edge");
        pane.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        return pane;
    }
}
