package org.sportello.ui.doc;

import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Labeled;

/// Which way a text is read: as its first letter that has a direction says, whatever the language
/// of the window. Numbers and signs have none.
public final class Reading {

    private static final String RIGHT_TO_LEFT = "rtl";

    private Reading() {}

    /// Shows a line of text in its own order.
    public static void show(Labeled label, String text) {
        label.setText(text);
        label.setNodeOrientation(of(text));
        dress(label, text);
    }

    /// Letters that are read from the right come in the system's type, which has their signs and
    /// digits too. With ours, which lacks the letters, the toolkit takes two types for one line and
    /// then draws its pieces in the wrong order.
    static void dress(Node node, String text) {
        node.getStyleClass().remove(RIGHT_TO_LEFT);
        if (text.codePoints().anyMatch(sign -> strong(sign) == NodeOrientation.RIGHT_TO_LEFT)) {
            node.getStyleClass().add(RIGHT_TO_LEFT);
        }
    }

    /// For a node that holds the text; it is as its parent where nothing in the text tells.
    static NodeOrientation of(String text) {
        return text.codePoints()
                .mapToObj(Reading::strong)
                .filter(one -> one != NodeOrientation.INHERIT)
                .findFirst()
                .orElse(NodeOrientation.INHERIT);
    }

    private static NodeOrientation strong(int sign) {
        return switch (Character.getDirectionality(sign)) {
            case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> NodeOrientation.LEFT_TO_RIGHT;
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT,
                    Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC ->
                    NodeOrientation.RIGHT_TO_LEFT;
            default -> NodeOrientation.INHERIT;
        };
    }
}
