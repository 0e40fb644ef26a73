package org.sportello.ui.doc;

import javafx.geometry.NodeOrientation;

/// Which way a text is read: as its first letter that has a direction says, whatever the language
/// of the window. Numbers and signs have none.
public final class Reading {

    private static final char RIGHT_TO_LEFT = '\u202B';
    private static final char END = '\u202C';

    private Reading() {}

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

    /// A line of the text for a label among others: it stays where they stand, and its own words
    /// and signs are in their order.
    public static String line(String text) {
        return of(text) == NodeOrientation.RIGHT_TO_LEFT ? RIGHT_TO_LEFT + text + END : text;
    }
}
