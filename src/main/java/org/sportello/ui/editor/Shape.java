package org.sportello.ui.editor;

/// What one line of the editor is. The editor knows lines only; quotes and lists are lines of the
/// same shape below each other.
///
/// @param quote how deeply it is quoted, 0 for not at all
/// @param list whether it is an item of a list
/// @param level how deeply the list is nested, 0 for a list of its own
/// @param goesOn true for a further line of the item above
/// @param heading 1 to 6, 0 for none
/// @param code true for a line of code
record Shape(int quote, ListKind list, int level, boolean goesOn, int heading, boolean code) {

    /// Whether a line is an item, and of which kind of list.
    enum ListKind {
        NONE,
        BULLETS,
        NUMBERS
    }

    static final Shape PLAIN = new Shape(0, ListKind.NONE, 0, false, 0, false);

    static Shape item(ListKind list, int level) {
        return new Shape(0, list, level, false, 0, false);
    }

    static Shape heading(int heading) {
        return new Shape(0, ListKind.NONE, 0, false, heading, false);
    }

    boolean isItem() {
        return list != ListKind.NONE;
    }

    /// True for ordinary text, quoted or not.
    boolean isText() {
        return !isItem() && heading == 0 && !code;
    }

    Shape quoted(int depth) {
        return new Shape(depth, list, level, goesOn, heading, code);
    }

    Shape indented(int newLevel) {
        return new Shape(quote, list, Math.max(0, newLevel), goesOn, heading, code);
    }

    Shape goingOn() {
        return new Shape(quote, list, level, true, heading, code);
    }
}
