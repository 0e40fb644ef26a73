package org.sportello.ui.doc;

import javafx.geometry.Pos;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;

import java.util.Arrays;

/// One cell of a table: never narrower than its longest word, so that a wide neighbour cannot
/// squeeze it.
final class DocCell extends StackPane {

    /// A price, a date, a size: broken in two it cannot be read.
    private static final int SHORT = 16;

    private static final int LONGEST_WORD = 20;
    private static final double CHARACTER = 0.62;

    private final LineFlow flow;

    DocCell(LineFlow flow) {
        super(flow);
        this.flow = flow;
        setAlignment(Pos.TOP_LEFT);
        getStyleClass().add("doc-cell");
    }

    @Override
    protected double computeMinWidth(double height) {
        int longest =
                Arrays.stream(flow.text().split("\\s", -1))
                        .mapToInt(String::length)
                        .max()
                        .orElse(0);
        double word = Math.min(longest, LONGEST_WORD) * CHARACTER * fontSize();
        if (flow.text().length() <= SHORT) {
            return computePrefWidth(height);
        }
        double insets = snappedLeftInset() + snappedRightInset();
        return snapSizeX(insets + Math.min(flow.prefWidth(-1), word));
    }

    private double fontSize() {
        return flow.getChildren().stream()
                .filter(Text.class::isInstance)
                .mapToDouble(node -> ((Text) node).getFont().getSize())
                .max()
                .orElse(0);
    }
}
