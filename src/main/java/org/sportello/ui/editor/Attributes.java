package org.sportello.ui.editor;

import jfx.incubator.scene.control.richtext.RichTextArea;
import jfx.incubator.scene.control.richtext.StyleHandlerRegistry;
import jfx.incubator.scene.control.richtext.model.StyleAttribute;
import jfx.incubator.scene.control.richtext.model.StyleAttributeMap;

import org.sportello.text.Block;
import org.sportello.text.Colour;
import org.sportello.text.Inline;
import org.sportello.text.Style;
import org.sportello.ui.doc.Ink;

import java.util.Optional;

/// What the rich text area remembers of a piece of text beside its letters, and how it draws that.
final class Attributes {

    /// Something that is shown as a sign with a label and stays what it is while its label is
    /// whole.
    ///
    /// @param label the text that stands for it
    /// @param image a picture in a line, or
    /// @param block a block of its own
    record Kept(String label, Optional<Inline.Image> image, Optional<Block> block) {

        static Kept of(String label, Inline.Image image) {
            return new Kept(label, Optional.of(image), Optional.empty());
        }

        static Kept of(String label, Block block) {
            return new Kept(label, Optional.empty(), Optional.of(block));
        }
    }

    static final StyleAttribute<Shape> SHAPE =
            new StyleAttribute<>("SPORTELLO_SHAPE", Shape.class, true);
    static final StyleAttribute<String> LINK =
            new StyleAttribute<>("SPORTELLO_LINK", String.class, false);
    static final StyleAttribute<Boolean> CODE =
            new StyleAttribute<>("SPORTELLO_CODE", Boolean.class, false);
    static final StyleAttribute<Colour> COLOUR =
            new StyleAttribute<>("SPORTELLO_COLOUR", Colour.class, false);
    static final StyleAttribute<Kept> KEPT =
            new StyleAttribute<>("SPORTELLO_KEPT", Kept.class, false);

    private static final String MONO =
            "-fx-font-family: 'DejaVu Sans Mono', 'Menlo', 'Consolas', monospace; -fx-font-size:"
                    + " 0.923em;";
    private static final double[] HEADINGS = {1, 1.54, 1.31, 1.154, 1, 1, 1};

    private Attributes() {}

    static StyleHandlerRegistry handlers(StyleHandlerRegistry parent) {
        StyleHandlerRegistry.Builder builder = StyleHandlerRegistry.builder(parent);
        builder.<RichTextArea, String>setSegHandler(
                LINK,
                (_, cell, target) -> {
                    if (!target.isEmpty()) {
                        cell.addStyle("-fx-fill: -color-accent-fg; -fx-underline: true;");
                    }
                });
        builder.<RichTextArea, Boolean>setSegHandler(
                CODE,
                (_, cell, code) -> {
                    if (code) {
                        cell.addStyle(MONO);
                    }
                });
        builder.<RichTextArea, Colour>setSegHandler(
                COLOUR, (_, cell, colour) -> cell.addStyle(Ink.style(colour)));
        builder.<RichTextArea, Kept>setSegHandler(
                KEPT,
                (_, cell, _) ->
                        cell.addStyle("-fx-fill: -color-accent-fg; -fx-font-weight: bold;"));
        builder.<RichTextArea, Shape>setParHandler(
                SHAPE, (_, cell, shape) -> cell.addStyle(style(shape)));
        return builder.build();
    }

    private static String style(Shape shape) {
        StringBuilder css = new StringBuilder();
        if (shape.quote() > 0) {
            css.append(
                    "-fx-border-color: transparent transparent transparent -color-border-default;"
                            + " -fx-border-width: 0 0 0 3;");
        }
        if (shape.heading() > 0) {
            css.append("-fx-font-weight: bold; -fx-font-size: ")
                    .append(HEADINGS[shape.heading()])
                    .append("em;");
        }
        if (shape.code()) {
            css.append("-fx-background-color: -color-bg-inset; ").append(MONO);
        }
        return css.toString();
    }

    /// The attributes of a text in this style.
    static StyleAttributeMap of(Style style, String link) {
        StyleAttributeMap.Builder builder = StyleAttributeMap.builder();
        for (Style.Mark mark : style.marks()) {
            switch (mark) {
                case BOLD -> builder.setBold(true);
                case ITALIC -> builder.setItalic(true);
                case UNDERLINE -> builder.setUnderline(true);
                case STRIKE -> builder.setStrikeThrough(true);
                case CODE -> builder.set(CODE, true);
            }
        }
        Colour colour = style.colour();
        if (colour != null) {
            builder.set(COLOUR, colour);
        }
        if (!link.isEmpty()) {
            builder.set(LINK, link);
        }
        return builder.build();
    }

    static Style style(StyleAttributeMap attributes) {
        Style style = Style.PLAIN;
        style = attributes.isBold() ? style.with(Style.Mark.BOLD) : style;
        style = attributes.isItalic() ? style.with(Style.Mark.ITALIC) : style;
        style = attributes.isUnderline() ? style.with(Style.Mark.UNDERLINE) : style;
        style = attributes.isStrikeThrough() ? style.with(Style.Mark.STRIKE) : style;
        style = attributes.getBoolean(CODE) ? style.with(Style.Mark.CODE) : style;
        return style.in(attributes.get(COLOUR));
    }

    static String link(StyleAttributeMap attributes) {
        String target = attributes.get(LINK);
        return target == null ? "" : target;
    }

    static Shape shape(StyleAttributeMap attributes) {
        Shape shape = attributes.get(SHAPE);
        return shape == null ? Shape.PLAIN : shape;
    }

    static StyleAttributeMap of(Shape shape) {
        return StyleAttributeMap.of(SHAPE, shape);
    }
}
