package org.sportello.ui.editor;

import jfx.incubator.scene.control.richtext.RichTextArea;
import jfx.incubator.scene.control.richtext.TextPos;

import java.util.function.UnaryOperator;

/// Gives the selected lines their shape, and says what Enter, Backspace and Tab do to it.
final class Shaper {

    private final ReplyArea area;
    private final ReplyModel model;

    Shaper(ReplyArea area, ReplyModel model) {
        this.area = area;
        this.model = model;
    }

    /// True if the selection begins in an item of a list.
    boolean inItem() {
        return model.shape(area.start().index()).isItem();
    }

    /// Quotes the selected lines; quoted ones no longer.
    void quote() {
        boolean quoted = model.shape(area.start().index()).quote() > 0;
        reshape(shape -> shape.quoted(quoted ? shape.quote() - 1 : shape.quote() + 1));
    }

    void heading(int level) {
        boolean already = model.shape(area.start().index()).heading() == level;
        reshape(_ -> already ? Shape.PLAIN : Shape.heading(level));
    }

    void list(Shape.ListKind kind) {
        Shape first = model.shape(area.start().index());
        boolean already = first.list() == kind;
        reshape(shape ->
                already
                        ? Shape.PLAIN.quoted(shape.quote())
                        : Shape.item(kind, shape.level()).quoted(shape.quote()));
    }

    private void reshape(UnaryOperator<Shape> change) {
        int last = area.end().index();
        for (int index = area.start().index(); index <= last; index++) {
            Shape shape = change.apply(model.shape(index));
            TextPos from = TextPos.ofLeading(index, 0);
            area.applyStyle(from, area.getParagraphEnd(index), Attributes.of(shape));
        }
        refreshNumbers(last + 1);
    }

    /// Lines below may have another number now.
    private void refreshNumbers(int from) {
        if (from < area.getParagraphCount() && model.shape(from).isItem()) {
            model.fireStyleChangeEvent(TextPos.ofLeading(from, 0), area.getDocumentEnd());
        }
    }

    /// Enter in an item makes the next one; in an empty item it ends the list, in an empty quoted
    /// line the quotation, after a heading the heading.
    void breakLine() {
        TextPos at = area.start();
        Shape shape = model.shape(at.index());
        boolean empty = area.getPlainText(at.index()).isEmpty();
        if (empty && !area.hasNonEmptySelection() && !shape.equals(Shape.PLAIN)) {
            reshape(_ ->
                    shape.isItem() && shape.level() > 0
                            ? shape.indented(shape.level() - 1)
                            : Shape.PLAIN);
            return;
        }
        area.executeDefault(RichTextArea.Tag.INSERT_LINE_BREAK);
        if (shape.heading() > 0) {
            reshape(_ -> Shape.PLAIN);
        } else if (shape.goesOn()) {
            reshape(_ -> Shape.item(shape.list(), shape.level()).quoted(shape.quote()));
        }
        refreshNumbers(area.start().index() + 1);
    }

    /// At the start of an item or quotation the line loses its shape before anything is deleted.
    void backspace() {
        TextPos at = area.start();
        Shape shape = model.shape(at.index());
        if (at.offset() == 0 && !area.hasNonEmptySelection() && !shape.equals(Shape.PLAIN)) {
            reshape(_ -> shape.level() > 0 ? shape.indented(shape.level() - 1) : Shape.PLAIN);
            return;
        }
        area.executeDefault(RichTextArea.Tag.BACKSPACE);
        refreshNumbers(area.start().index() + 1);
    }

    void tab(int by) {
        if (inItem()) {
            reshape(shape -> shape.indented(shape.level() + by));
        } else {
            area.execute(by > 0 ? RichTextArea.Tag.FOCUS_NEXT : RichTextArea.Tag.FOCUS_PREVIOUS);
        }
    }
}
