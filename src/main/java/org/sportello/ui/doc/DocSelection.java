package org.sportello.ui.doc;

import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;

/// What is selected in a [DocView], over all its lines.
final class DocSelection {

    /// A place between two characters.
    private record Place(int line, int character) {
        boolean isBefore(Place other) {
            return line < other.line || (line == other.line && character < other.character);
        }
    }

    private static final Place NOWHERE = new Place(0, 0);

    private final Node view;
    private List<LineFlow> lines = List.of();
    private Place anchor = NOWHERE;
    private Place caret = NOWHERE;

    DocSelection(Node view) {
        this.view = view;
    }

    /// From now on these lines, in reading order.
    void over(List<LineFlow> newLines) {
        clear();
        lines = new ArrayList<>(newLines);
    }

    boolean isEmpty() {
        return anchor.equals(caret);
    }

    void clear() {
        set(NOWHERE, NOWHERE);
    }

    void start(double x, double y) {
        if (!lines.isEmpty()) {
            Place place = place(x, y);
            set(place, place);
        }
    }

    void extend(double x, double y) {
        if (!lines.isEmpty()) {
            set(anchor, place(x, y));
        }
    }

    void selectAll() {
        if (!lines.isEmpty()) {
            int last = lines.size() - 1;
            set(NOWHERE, new Place(last, lines.get(last).text().length()));
        }
    }

    void selectWord(double x, double y) {
        if (lines.isEmpty()) {
            return;
        }
        Place place = place(x, y);
        String text = lines.get(place.line()).text();
        BreakIterator words = BreakIterator.getWordInstance();
        words.setText(text);
        int at = Math.min(place.character(), Math.max(0, text.length() - 1));
        int end = text.isEmpty() ? 0 : words.following(at);
        int start = text.isEmpty() ? 0 : Math.max(0, words.previous());
        set(new Place(place.line(), start), new Place(place.line(), end));
    }

    void selectLine(double x, double y) {
        if (!lines.isEmpty()) {
            int line = place(x, y).line();
            set(new Place(line, 0), new Place(line, lines.get(line).text().length()));
        }
    }

    /// The selected text, blocks parted as in plain text.
    String text() {
        StringBuilder out = new StringBuilder();
        for (LineFlow line : lines) {
            if (line.hasSelection()) {
                out.append(out.isEmpty() ? line.before().stripLeading() : line.before());
                out.append(line.selectedText());
            }
        }
        return out.toString();
    }

    private void set(Place newAnchor, Place newCaret) {
        anchor = newAnchor;
        caret = newCaret;
        Place from = caret.isBefore(anchor) ? caret : anchor;
        Place to = caret.isBefore(anchor) ? anchor : caret;
        for (int i = 0; i < lines.size(); i++) {
            LineFlow line = lines.get(i);
            int end = line.text().length();
            if (i < from.line() || i > to.line()) {
                line.select(0, 0);
            } else {
                line.select(
                        i == from.line() ? Math.min(from.character(), end) : 0,
                        i == to.line() ? Math.min(to.character(), end) : end);
            }
        }
    }

    /// The nearest place to a point of the view.
    private Place place(double x, double y) {
        int nearest = 0;
        double least = Double.MAX_VALUE;
        for (int i = 0; i < lines.size(); i++) {
            double distance = distance(bounds(lines.get(i)), x, y);
            if (distance < least) {
                least = distance;
                nearest = i;
            }
        }
        LineFlow line = lines.get(nearest);
        Point2D inside = line.sceneToLocal(view.localToScene(x, y));
        return new Place(nearest, line.index(inside));
    }

    private Bounds bounds(LineFlow line) {
        return view.sceneToLocal(line.localToScene(line.getLayoutBounds()));
    }

    /// Lines above and below are further away than those beside.
    private static double distance(Bounds bounds, double x, double y) {
        double down = Math.max(0, Math.max(bounds.getMinY() - y, y - bounds.getMaxY()));
        double across = Math.max(0, Math.max(bounds.getMinX() - x, x - bounds.getMaxX()));
        return down * 1000 + across;
    }
}
