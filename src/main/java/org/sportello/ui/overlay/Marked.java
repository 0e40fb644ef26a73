package org.sportello.ui.overlay;

import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import org.sportello.ui.Look;

import java.util.ArrayList;
import java.util.List;

/// Text of which some runs are marked because they were searched for.
///
/// @param runs in order
public record Marked(List<Run> runs) {

    /// A piece of the text.
    public record Run(String text, boolean marked) {}

    public Marked {
        runs = List.copyOf(runs);
    }

    public static Marked plain(String text) {
        return new Marked(text.isEmpty() ? List.of() : List.of(new Run(text, false)));
    }

    /// Reads what a highlighter wrote, with its own signs around what is marked.
    public static Marked parse(String text, String open, String close) {
        List<Run> runs = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int from = text.indexOf(open, at);
            int to = from < 0 ? -1 : text.indexOf(close, from + open.length());
            if (to < 0) {
                add(runs, text.substring(at), false);
                break;
            }
            add(runs, text.substring(at, from), false);
            add(runs, text.substring(from + open.length(), to), true);
            at = to + close.length();
        }
        return new Marked(runs);
    }

    /// The text without its marks.
    public String text() {
        StringBuilder text = new StringBuilder();
        runs.forEach(run -> text.append(run.text()));
        return text.toString();
    }

    /// Draws it in the default or, if asked, a quieter colour.
    public TextFlow node(boolean muted) {
        TextFlow flow = new TextFlow();
        for (Run run : runs) {
            Text piece = new Text(run.text());
            piece.getStyleClass().add("text");
            if (run.marked()) {
                piece.getStyleClass().add("mark");
            } else if (muted) {
                piece.getStyleClass().addAll(Look.MUTED, Look.SMALL);
            }
            flow.getChildren().add(piece);
        }
        return flow;
    }

    private static void add(List<Run> runs, String text, boolean marked) {
        if (!text.isEmpty()) {
            runs.add(new Run(text, marked));
        }
    }
}
