package org.sportello.text;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Collects lines and blocks into a [Doc] in canonical form: blank lines part paragraphs, blank
/// edges fall away, nesting has an end.
public final class DocBuilder {

    /// Deeper quotes and lists stay at this depth.
    public static final int DEEPEST = 20;

    private enum Kind {
        ROOT,
        QUOTE,
        LIST,
        ITEM,
        /// Too deep to be shown as what it is: its content goes to the container around it.
        NOTHING
    }

    private record Frame(
            Kind kind, boolean ordered, int start, List<Block> blocks, List<Block.Item> items) {
        Frame(Kind kind) {
            this(kind, false, 1, new ArrayList<>(), new ArrayList<>());
        }
    }

    private final Deque<Frame> frames = new ArrayDeque<>();
    private final LineBuilder lines = new LineBuilder();
    private int heading;

    public DocBuilder() {
        frames.push(new Frame(Kind.ROOT));
    }

    public Doc build() {
        end();
        while (frames.size() > 1) {
            close();
        }
        return new Doc(frames.getFirst().blocks());
    }

    /// Text whose every space counts. It holds no line ends.
    public void text(String text, Style style) {
        lines.text(text.replace("\t", "    ").replace(Characters.NO_BREAK_SPACE, ' '), style);
    }

    /// Text as HTML has it: runs of white space count as one space, no-break spaces all count.
    public void flow(String text, Style style) {
        lines.flow(text, style);
    }

    public void image(Inline.Image image) {
        lines.add(image);
    }

    /// What follows leads to the target, until told otherwise.
    public void link(@Nullable String target) {
        lines.link(target);
    }

    public @Nullable String link() {
        return lines.link();
    }

    /// What follows starts on a new line.
    public void line() {
        if (lines.endBlankLine()) {
            end();
        } else {
            lines.line();
        }
    }

    /// Ends the line; a second one makes a blank line, which ends the paragraph.
    public void lineBreak() {
        if (lines.atLineStart() || lines.endBlankLine()) {
            end();
        } else {
            lines.line();
        }
    }

    /// True if nothing stands in the current line yet.
    public boolean atLineStart() {
        return lines.atLineStart();
    }

    /// Ends the paragraph.
    public void end() {
        List<Inline> content = lines.take();
        if (!content.isEmpty()) {
            add(heading > 0 ? new Block.Heading(heading, content) : new Block.Paragraph(content));
        }
    }

    /// What follows is a heading of the level; 0 ends it.
    public void heading(int level) {
        end();
        heading = level;
    }

    public void block(Block block) {
        end();
        add(block);
    }

    public void openQuote() {
        open(new Frame(deep() ? Kind.NOTHING : Kind.QUOTE));
    }

    public void openList(boolean ordered, int start) {
        end();
        open(
                deep()
                        ? new Frame(Kind.NOTHING)
                        : new Frame(
                                Kind.LIST, ordered, start, new ArrayList<>(), new ArrayList<>()));
    }

    public void openItem() {
        end();
        open(new Frame(frames.getFirst().kind() == Kind.LIST ? Kind.ITEM : Kind.NOTHING));
    }

    /// Ends what was opened last.
    public void close() {
        end();
        Frame frame = frames.pop();
        List<Block> blocks = frame.blocks();
        switch (frame.kind()) {
            case QUOTE -> {
                if (!blocks.isEmpty()) {
                    add(new Block.Quote(blocks));
                }
            }
            case LIST -> {
                if (!frame.items().isEmpty()) {
                    add(new Block.ListBlock(frame.ordered(), frame.start(), frame.items()));
                }
            }
            case ITEM -> {
                if (!blocks.isEmpty()) {
                    frames.getFirst().items().add(new Block.Item(blocks));
                }
            }
            case NOTHING -> blocks.forEach(this::add);
            case ROOT -> throw new IllegalStateException("closed more than was opened");
        }
    }

    private boolean deep() {
        return frames.size() > DEEPEST;
    }

    private void open(Frame frame) {
        end();
        frames.push(frame);
    }

    private void add(Block block) {
        Frame frame = frames.getFirst();
        if (frame.kind() == Kind.LIST) {
            addToLastItem(frame.items(), block);
        } else {
            frame.blocks().add(block);
        }
    }

    /// Content between two items belongs to the one above, as browsers show it.
    private static void addToLastItem(List<Block.Item> items, Block block) {
        List<Block> blocks = new ArrayList<>();
        if (!items.isEmpty()) {
            blocks.addAll(items.removeLast().blocks());
        }
        blocks.add(block);
        items.add(new Block.Item(blocks));
    }
}
