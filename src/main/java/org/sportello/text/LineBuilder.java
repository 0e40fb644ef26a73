package org.sportello.text;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Collects the inlines of one paragraph: white space collapsed, equal neighbours merged, links cut
/// at line ends.
final class LineBuilder {

    private record Piece(Inline inline, @Nullable String link) {}

    private final List<Piece> pieces = new ArrayList<>();
    private @Nullable String link;
    private boolean breakDue;
    private boolean afterSpace = true;

    void link(@Nullable String target) {
        link = target;
    }

    @Nullable String link() {
        return link;
    }

    boolean atLineStart() {
        return breakDue || pieces.isEmpty();
    }

    void text(String text, Style style) {
        if (!text.isEmpty()) {
            add(new Inline.Text(text, style));
            afterSpace = text.endsWith(" ");
        }
    }

    void flow(String text, Style style) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
                if (!afterSpace) {
                    out.append(' ');
                }
                afterSpace = true;
            } else if (Characters.visible(c)) {
                out.append(c == Characters.NO_BREAK_SPACE ? ' ' : c);
                afterSpace = false;
            }
        }
        if (!out.isEmpty()) {
            boolean after = afterSpace;
            add(new Inline.Text(out.toString(), style));
            afterSpace = after;
        }
    }

    void add(Inline inline) {
        if (breakDue && !pieces.isEmpty()) {
            pieces.add(new Piece(new Inline.LineBreak(), null));
        }
        breakDue = false;
        afterSpace = false;
        pieces.add(new Piece(inline, link));
    }

    void line() {
        trimEnd();
        breakDue = !pieces.isEmpty();
        afterSpace = true;
    }

    /// True if the current line holds white space only, which is then taken away.
    boolean endBlankLine() {
        int from = pieces.size();
        while (from > 0 && blank(pieces.get(from - 1).inline())) {
            from--;
        }
        boolean blankLine =
                from < pieces.size()
                        && (from == 0 || pieces.get(from - 1).inline() instanceof Inline.LineBreak);
        if (blankLine) {
            pieces.subList(from, pieces.size()).clear();
        }
        return blankLine;
    }

    /// The paragraph; empties this.
    List<Inline> take() {
        trimEnd();
        List<Inline> result = new ArrayList<>();
        for (int i = 0; i < pieces.size(); ) {
            int end = i + 1;
            while (end < pieces.size()
                    && Objects.equals(pieces.get(i).link(), pieces.get(end).link())) {
                end++;
            }
            addRun(result, pieces.get(i).link(), merged(pieces.subList(i, end)));
            i = end;
        }
        pieces.clear();
        breakDue = false;
        afterSpace = true;
        return result;
    }

    private static void addRun(List<Inline> result, @Nullable String link, List<Inline> content) {
        if (link == null || content.stream().allMatch(LineBuilder::blank)) {
            for (Inline inline : content) {
                append(result, inline);
            }
        } else {
            result.add(new Inline.Link(link, content));
        }
    }

    private static List<Inline> merged(List<Piece> run) {
        List<Inline> result = new ArrayList<>();
        run.forEach(piece -> append(result, piece.inline()));
        return result;
    }

    private static void append(List<Inline> result, Inline inline) {
        if (inline instanceof Inline.Text next
                && !result.isEmpty()
                && result.getLast() instanceof Inline.Text last
                && last.style().equals(next.style())) {
            result.set(result.size() - 1, new Inline.Text(last.text() + next.text(), last.style()));
        } else {
            result.add(inline);
        }
    }

    private void trimEnd() {
        while (!pieces.isEmpty()) {
            Piece last = pieces.removeLast();
            if (!(last.inline() instanceof Inline.Text text)) {
                if (!(last.inline() instanceof Inline.LineBreak)) {
                    pieces.add(last);
                    return;
                }
            } else if (!text.text().isBlank()) {
                pieces.add(
                        new Piece(
                                new Inline.Text(text.text().stripTrailing(), text.style()),
                                last.link()));
                return;
            }
        }
    }

    private static boolean blank(Inline inline) {
        return inline instanceof Inline.Text text && text.text().isBlank();
    }
}
