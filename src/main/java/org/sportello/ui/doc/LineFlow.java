package org.sportello.ui.doc;

import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import java.util.ArrayList;
import java.util.List;

/// Lines of text that can be marked, selected and copied. Grounds behind the text are drawn by
/// paths which take no part in its layout.
final class LineFlow extends TextFlow {

    private final Path codes = ground("doc-code-ground");
    private final Path marks = ground("doc-mark");
    private final Path selection = ground("doc-selection");
    private final List<Terms.Range> codeRanges = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final String before;
    private List<Terms.Range> found = List.of();
    private Terms.Range selected = new Terms.Range(0, 0);

    /// @param before what a copy puts between the lines above and this: line ends, a bullet
    LineFlow(String before) {
        this.before = before;
        getStyleClass().add("doc-lines");
        getChildren().addAll(codes, marks, selection);
    }

    private static Path ground(String styleClass) {
        Path path = new Path();
        path.setManaged(false);
        path.setMouseTransparent(true);
        path.getStyleClass().setAll(styleClass);
        path.setStroke(null);
        return path;
    }

    String before() {
        return before;
    }

    String text() {
        return text.toString();
    }

    void addText(Text node, boolean code) {
        if (code) {
            codeRanges.add(new Terms.Range(text.length(), text.length() + node.getText().length()));
        }
        text.append(node.getText());
        getChildren().add(node);
    }

    /// Adds a node that counts as one character and copies as the words.
    void addNode(Node node) {
        text.append('\uFFFC');
        getChildren().add(node);
    }

    void mark(Terms terms) {
        List<Terms.Range> now = terms.find(text.toString());
        if (!now.equals(found)) {
            found = now;
            requestLayout();
        }
    }

    void select(int start, int end) {
        if (selected.start() != start || selected.end() != end) {
            selected = new Terms.Range(start, end);
            drawSelection();
        }
    }

    String selectedText() {
        return text.substring(selected.start(), selected.end()).replace("\uFFFC", "");
    }

    boolean hasSelection() {
        return selected.end() > selected.start();
    }

    /// Which character the point, in our own coordinates, is nearest to.
    int index(Point2D point) {
        double x = Math.clamp(point.getX(), 0, Math.max(0, getWidth()));
        double y = Math.clamp(point.getY(), 0, Math.max(0, getHeight() - 1));
        int index = getHitInfo(new Point2D(x, y)).getInsertionIndex();
        return Math.clamp(index, 0, text.length());
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        draw(codes, codeRanges);
        draw(marks, found);
        drawSelection();
    }

    private void drawSelection() {
        draw(selection, hasSelection() ? List.of(selected) : List.of());
    }

    private void draw(Path path, List<Terms.Range> ranges) {
        if (ranges.isEmpty() && path.getElements().isEmpty()) {
            return;
        }
        path.getElements().clear();
        for (Terms.Range range : ranges) {
            path.getElements().addAll(getRangeShape(range.start(), range.end(), true));
        }
    }
}
