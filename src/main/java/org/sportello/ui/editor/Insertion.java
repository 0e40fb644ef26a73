package org.sportello.ui.editor;

import jfx.incubator.scene.control.richtext.TextPos;
import jfx.incubator.scene.control.richtext.model.StyleAttributeMap;
import jfx.incubator.scene.control.richtext.model.StyledInput;

import org.jspecify.annotations.Nullable;
import org.sportello.text.Doc;
import org.sportello.text.ImageSource;
import org.sportello.text.Inline;
import org.sportello.text.Links;

import java.util.ArrayList;
import java.util.List;

/// Puts things in the place of what is selected, and of a `/` that asked for them.
final class Insertion {

    private final ReplyArea area;
    private final ReplyModel model;
    private @Nullable TextPos slash;

    Insertion(ReplyArea area, ReplyModel model) {
        this.area = area;
        this.model = model;
    }

    /// The `/` before the caret asks for something: the next insertion takes its place.
    void slashIsHere() {
        TextPos caret = area.getCaretPosition();
        slash = caret == null ? null : TextPos.ofLeading(caret.index(), caret.offset());
    }

    /// Inserts at the caret, in place of what is selected and of a `/` that asked for it. One
    /// paragraph joins the line; more blocks stand on lines of their own.
    void doc(Doc doc) {
        if (doc.isEmpty()) {
            return;
        }
        TextPos start = area.start();
        TextPos end = area.end();
        String before = area.getPlainText(start.index()).substring(0, start.offset());
        String after = area.getPlainText(end.index()).substring(end.offset());
        List<Line> lines = new ArrayList<>(LineWriter.lines(doc));
        if (lines.size() == 1
                && lines.getFirst().kept().isEmpty()
                && lines.getFirst().shape().isText()) {
            replace(start, end, Segments.inline(lines.getFirst().content()));
            return;
        }
        if (!before.isBlank()) {
            lines.addFirst(Line.empty(Shape.PLAIN));
            lines.addFirst(Line.empty(model.shape(start.index())));
        }
        if (!after.isBlank()) {
            lines.add(Line.empty(Shape.PLAIN));
            lines.add(Line.empty(Shape.PLAIN));
        } else if (!lines.getLast().shape().equals(Shape.PLAIN)
                || lines.getLast().kept().isPresent()) {
            lines.add(Line.empty(Shape.PLAIN));
        }
        replace(start, end, Segments.input(lines));
    }

    /// Inserts a picture of the message: the sender of the reply attaches its bytes under this
    /// Content-ID.
    ///
    /// @param cid without angle brackets
    void image(String cid, String alt) {
        Inline.Image image = new Inline.Image(new ImageSource.Cid(cid), alt, 0, 0);
        replace(area.start(), area.end(), Segments.inline(List.of(image, Inline.Text.of(" "))));
    }

    /// Makes the selection a link, or inserts the address as one.
    ///
    /// @return false if the address is not one that may be followed
    boolean link(String address) {
        var target = Links.safe(address);
        if (target.isEmpty()) {
            return false;
        }
        if (area.hasNonEmptySelection()) {
            area.applyStyle(
                    area.start(), area.end(), StyleAttributeMap.of(Attributes.LINK, target.get()));
        } else {
            Inline link = new Inline.Link(target.get(), List.of(Inline.Text.of(target.get())));
            replace(area.start(), area.end(), Segments.inline(List.of(link, Inline.Text.of(" "))));
        }
        return true;
    }

    private void replace(TextPos from, TextPos end, StyledInput input) {
        TextPos start = from;
        if (slash != null
                && slash.index() == from.index()
                && slash.offset() == from.offset() - 1
                && area.getPlainText(from.index()).charAt(slash.offset()) == '/') {
            start = TextPos.ofLeading(slash.index(), slash.offset());
        }
        slash = null;
        TextPos behind = area.replaceText(start, end, input);
        if (behind != null) {
            area.select(behind);
        }
        area.requestFocus();
    }
}
