package org.sportello.ui.overlay;

import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;

/// Scrolls only what does not fit: it wants to be exactly as high as its content.
class FitScroll extends ScrollPane {

    FitScroll(Node content) {
        super(content);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double width) {
        Node content = getContent();
        return content == null ? 0 : content.prefHeight(width) + 1;
    }
}
