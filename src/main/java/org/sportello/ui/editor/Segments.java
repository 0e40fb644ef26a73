package org.sportello.ui.editor;

import jfx.incubator.scene.control.richtext.model.StyleAttributeMap;
import jfx.incubator.scene.control.richtext.model.StyledInput;
import jfx.incubator.scene.control.richtext.model.StyledOutput;
import jfx.incubator.scene.control.richtext.model.StyledSegment;

import org.jspecify.annotations.Nullable;
import org.sportello.text.Block;
import org.sportello.text.Inline;
import org.sportello.text.Links;
import org.sportello.text.Style;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/// Lines as the segments of the rich text area, and back.
final class Segments {

    private Segments() {}

    static StyledInput input(List<Line> lines) {
        List<StyledSegment> segments = new ArrayList<>();
        for (Line line : lines) {
            if (!segments.isEmpty()) {
                segments.add(StyledSegment.LINE_BREAK);
            }
            line.content().forEach(inline -> add(segments, inline));
            line.kept().ifPresent(block -> segments.add(kept(block)));
            segments.add(StyledSegment.ofParagraphAttributes(Attributes.of(line.shape())));
        }
        return new ListInput(segments.iterator());
    }

    /// Inlines to be put into a line, whose shape they leave alone.
    static StyledInput inline(List<Inline> content) {
        List<StyledSegment> segments = new ArrayList<>();
        content.forEach(inline -> add(segments, inline));
        return new ListInput(segments.iterator());
    }

    private static void add(List<StyledSegment> segments, Inline inline) {
        switch (inline) {
            case Inline.Text text ->
                    segments.add(text(text.text(), Attributes.of(text.style(), "")));
            case Inline.Image image -> segments.add(picture(image));
            case Inline.Link link -> {
                for (Inline inside : link.content()) {
                    if (inside instanceof Inline.Text text) {
                        segments.add(text(text.text(), Attributes.of(text.style(), link.target())));
                    } else {
                        add(segments, inside);
                    }
                }
            }
            case Inline.LineBreak _ -> segments.add(StyledSegment.LINE_BREAK);
        }
    }

    private static StyledSegment text(String text, StyleAttributeMap attributes) {
        return StyledSegment.of(text, attributes);
    }

    private static StyledSegment picture(Inline.Image image) {
        String label = "▣ " + (image.alt().isBlank() ? "…" : image.alt());
        return text(label, StyleAttributeMap.of(Attributes.KEPT, Attributes.Kept.of(label, image)));
    }

    private static StyledSegment kept(Block block) {
        String label =
                block instanceof Block.Table table
                        ? "▦ " + table.rows().size() + " × " + table.columns().size()
                        : "———";
        return text(label, StyleAttributeMap.of(Attributes.KEPT, Attributes.Kept.of(label, block)));
    }

    private record ListInput(Iterator<StyledSegment> segments) implements StyledInput {

        @Override
        @SuppressWarnings("NullAway") // null is this interface's word for the end
        public @Nullable StyledSegment nextSegment() {
            return segments.hasNext() ? segments.next() : null;
        }

        @Override
        public void close() {}
    }

    /// Collects what the rich text area writes.
    static final class Output implements StyledOutput {

        private final List<Line> lines = new ArrayList<>();
        private final List<StyledSegment> line = new ArrayList<>();
        private Shape shape = Shape.PLAIN;

        @Override
        public void consume(StyledSegment segment) {
            switch (segment.getType()) {
                case LINE_BREAK -> endLine();
                case PARAGRAPH_ATTRIBUTES -> {
                    StyleAttributeMap attributes = segment.getStyleAttributeMap(null);
                    shape = attributes == null ? Shape.PLAIN : Attributes.shape(attributes);
                }
                case TEXT -> line.add(segment);
                case INLINE_NODE, REGION -> {}
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}

        List<Line> lines() {
            endLine();
            return lines;
        }

        private void endLine() {
            lines.add(new LineContent(line).line(shape));
            line.clear();
            shape = Shape.PLAIN;
        }
    }

    /// Reads the segments of one line.
    private static final class LineContent {

        private final List<Inline> content = new ArrayList<>();
        private Optional<Block> kept = Optional.empty();

        LineContent(List<StyledSegment> segments) {
            for (StyledSegment segment : segments) {
                StyleAttributeMap attributes = segment.getStyleAttributeMap(null);
                add(segment.getText(), attributes == null ? StyleAttributeMap.EMPTY : attributes);
            }
        }

        Line line(Shape shape) {
            return new Line(shape, trimmed(), kept);
        }

        private void add(String text, StyleAttributeMap attributes) {
            Attributes.Kept object = attributes.get(Attributes.KEPT);
            int at = object == null ? -1 : text.indexOf(object.label());
            if (object != null && at >= 0) {
                text(text.substring(0, at), Style.PLAIN, "");
                object.image().ifPresent(content::add);
                kept = object.block().or(() -> kept);
                text(text.substring(at + object.label().length()), Style.PLAIN, "");
            } else {
                text(text, Attributes.style(attributes), Attributes.link(attributes));
            }
        }

        private void text(String text, Style style, String link) {
            if (text.isEmpty()) {
                return;
            }
            Inline.Text plain = new Inline.Text(text, style);
            Inline last = content.isEmpty() ? new Inline.LineBreak() : content.getLast();
            if (!link.isEmpty() && Links.safe(link).filter(link::equals).isPresent()) {
                if (last instanceof Inline.Link before && before.target().equals(link)) {
                    List<Inline> both = new ArrayList<>(before.content());
                    both.add(plain);
                    content.set(content.size() - 1, new Inline.Link(link, both));
                } else {
                    content.add(new Inline.Link(link, List.of(plain)));
                }
            } else if (last instanceof Inline.Text before && before.style().equals(style)) {
                content.set(content.size() - 1, new Inline.Text(before.text() + text, style));
            } else {
                content.add(plain);
            }
        }

        private List<Inline> trimmed() {
            while (!content.isEmpty() && content.getLast() instanceof Inline.Text last) {
                String words = last.text().stripTrailing();
                content.removeLast();
                if (!words.isEmpty()) {
                    content.add(new Inline.Text(words, last.style()));
                    break;
                }
            }
            return content;
        }
    }
}
