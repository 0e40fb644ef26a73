package org.sportello.ui.editor;

import javafx.geometry.Orientation;

import jfx.incubator.scene.control.richtext.RichTextArea;
import jfx.incubator.scene.control.richtext.SelectionSegment;
import jfx.incubator.scene.control.richtext.StyleHandlerRegistry;
import jfx.incubator.scene.control.richtext.TextPos;

/// The rich text area that draws our own attributes.
final class ReplyArea extends RichTextArea {

    private static final StyleHandlerRegistry HANDLERS =
            Attributes.handlers(RichTextArea.styleHandlerRegistry);

    private static final double NARROW = 200;

    ReplyArea(ReplyModel model) {
        super(model);
    }

    @Override
    public StyleHandlerRegistry getStyleHandlerRegistry() {
        return HANDLERS;
    }

    /// Its height follows from its width, which the control itself does not say.
    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        return super.computePrefHeight(width < 0 ? Math.max(getWidth(), NARROW) : width);
    }

    /// Where the selection begins: at the caret if nothing is selected.
    TextPos start() {
        SelectionSegment selection = getSelection();
        return selection == null ? TextPos.ZERO : selection.getMin();
    }

    TextPos end() {
        SelectionSegment selection = getSelection();
        return selection == null ? TextPos.ZERO : selection.getMax();
    }
}
