package org.sportello.ui.editor;

import javafx.scene.input.DataFormat;

import jfx.incubator.scene.control.richtext.StyleResolver;
import jfx.incubator.scene.control.richtext.TextPos;
import jfx.incubator.scene.control.richtext.model.DataFormatHandler;
import jfx.incubator.scene.control.richtext.model.RichParagraph;
import jfx.incubator.scene.control.richtext.model.RichTextFormatHandler;
import jfx.incubator.scene.control.richtext.model.RichTextModel;
import jfx.incubator.scene.control.richtext.model.StyleAttributeMap;
import jfx.incubator.scene.control.richtext.model.StyledInput;
import jfx.incubator.scene.control.richtext.model.StyledTextModel;

import org.sportello.text.Doc;
import org.sportello.text.html.HtmlReader;
import org.sportello.text.html.HtmlWriter;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The rich text area's model: lines with a [Shape]. Bullets, numbers and indents are worked out
/// when a line is drawn. The clipboard gets and gives clean HTML.
final class ReplyModel extends RichTextModel {

    private static final double INDENT = 20;

    /// The area draws every bullet at the edge: white space of our own moves it in.
    private static final String NEST = "\u2003\u2003";

    private static final double SPACING = 4;
    private static final String[] BULLETS = {"•", "◦", "▪"};

    ReplyModel() {
        for (DataFormat format : List.of(RichTextFormatHandler.DATA_FORMAT, DataFormat.RTF)) {
            removeDataFormatHandler(format, true, true);
        }
        removeDataFormatHandler(DataFormat.HTML, true, true);
        registerDataFormatHandler(new Html(), true, true, 1000);
    }

    Doc doc() {
        return doc(TextPos.ZERO, getDocumentEnd());
    }

    Doc doc(TextPos start, TextPos end) {
        Segments.Output output = new Segments.Output();
        try {
            export(start, end, output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return LineReader.doc(output.lines());
    }

    Shape shape(int index) {
        StyleAttributeMap attributes = super.getParagraph(index).getParagraphAttributes();
        return attributes == null ? Shape.PLAIN : Attributes.shape(attributes);
    }

    @Override
    public RichParagraph getParagraph(int index) {
        RichParagraph.Builder builder = prepareParagraph(index);
        builder.setParagraphAttributes(drawn(shape(index), index));
        return builder.build();
    }

    private StyleAttributeMap drawn(Shape shape, int index) {
        StyleAttributeMap.Builder attributes = StyleAttributeMap.builder();
        attributes.set(Attributes.SHAPE, shape);
        double left = shape.quote() * INDENT / 2;
        if (shape.isItem()) {
            left += INDENT / 2;
            attributes.setBullet(NEST.repeat(shape.level()) + sign(shape, index));
        }
        if (shape.code()) {
            left += INDENT / 2;
        }
        return attributes.setSpaceLeft(left).setLineSpacing(SPACING).build();
    }

    private String sign(Shape shape, int index) {
        if (shape.goesOn()) {
            return shape.list() == Shape.ListKind.BULLETS ? "\u2002" : "\u2003";
        }
        if (shape.list() == Shape.ListKind.BULLETS) {
            return BULLETS[Math.min(shape.level(), BULLETS.length - 1)];
        }
        int number = 1;
        for (int above = index - 1; above >= 0; above--) {
            Shape other = shape(above);
            if (!other.isItem()
                    || other.quote() != shape.quote()
                    || other.level() < shape.level()
                    || (other.level() == shape.level() && other.list() != shape.list())) {
                break;
            }
            if (other.level() == shape.level() && !other.goesOn()) {
                number++;
            }
        }
        return number + ".";
    }

    /// Copies as clean HTML; pastes whatever HTML there is, read as carefully as a mail.
    private static final class Html extends DataFormatHandler {

        Html() {
            super(DataFormat.HTML);
        }

        @Override
        public StyledInput createStyledInput(String html, StyleAttributeMap attributes) {
            List<Line> lines = new ArrayList<>(LineWriter.lines(new HtmlReader().read(html)));
            return lines.size() == 1 && lines.getFirst().shape().equals(Shape.PLAIN)
                    ? Segments.inline(lines.getFirst().content())
                    : Segments.input(lines);
        }

        @Override
        public Object copy(
                StyledTextModel model, StyleResolver resolver, TextPos start, TextPos end) {
            return html(model, start, end);
        }

        @Override
        public void save(
                StyledTextModel model,
                StyleResolver resolver,
                TextPos start,
                TextPos end,
                OutputStream out)
                throws IOException {
            out.write(html(model, start, end).getBytes(StandardCharsets.UTF_8));
        }

        private static String html(StyledTextModel model, TextPos start, TextPos end) {
            return model instanceof ReplyModel reply
                    ? new HtmlWriter().write(reply.doc(start, end))
                    : "";
        }
    }
}
