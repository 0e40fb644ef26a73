package org.sportello.text.markdown;

import org.commonmark.node.CustomNode;
import org.commonmark.node.Node;
import org.commonmark.node.Nodes;
import org.commonmark.parser.delimiter.DelimiterProcessor;
import org.commonmark.parser.delimiter.DelimiterRun;
import org.sportello.text.Style;

/// A mark that CommonMark does not know.
final class MarkdownMark extends CustomNode {

    private final Style.Mark mark;

    MarkdownMark(Style.Mark mark) {
        this.mark = mark;
    }

    Style.Mark mark() {
        return mark;
    }

    String fence() {
        return mark == Style.Mark.STRIKE ? "~~" : "++";
    }

    /// Text between two doubled characters carries the mark.
    record Delimiter(char character, Style.Mark mark) implements DelimiterProcessor {

        @Override
        public char getOpeningCharacter() {
            return character;
        }

        @Override
        public char getClosingCharacter() {
            return character;
        }

        @Override
        public int getMinLength() {
            return 2;
        }

        @Override
        public int process(DelimiterRun opening, DelimiterRun closing) {
            if (opening.length() != 2 || closing.length() != 2) {
                return 0;
            }
            MarkdownMark marked = new MarkdownMark(mark);
            for (Node node : Nodes.between(opening.getOpener(), closing.getCloser())) {
                marked.appendChild(node);
            }
            opening.getOpener().insertAfter(marked);
            return 2;
        }
    }
}
