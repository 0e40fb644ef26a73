package org.sportello.ui.editor;

import jfx.incubator.scene.control.richtext.model.StyleAttribute;
import jfx.incubator.scene.control.richtext.model.StyleAttributeMap;

/// The styles of what is selected, or of what is written next where nothing is.
final class Styling {

    private final ReplyArea area;

    Styling(ReplyArea area) {
        this.area = area;
    }

    /// Puts the style on, or takes it off where it is on.
    void toggle(StyleAttribute<Boolean> attribute) {
        boolean on = area.getActiveStyleAttributeMap().getBoolean(attribute);
        StyleAttributeMap now = StyleAttributeMap.of(attribute, !on);
        if (area.hasNonEmptySelection()) {
            area.applyStyle(area.start(), area.end(), now);
        } else {
            StyleAttributeMap next = area.getInsertStyles();
            StyleAttributeMap base = next == null ? area.getActiveStyleAttributeMap() : next;
            area.setInsertStyles(
                    base.combine(StyleAttributeMap.of(attribute, !base.getBoolean(attribute))));
        }
    }
}
