package org.sportello.app.cli.call;

import org.jspecify.annotations.Nullable;
import org.sportello.ui.Texts;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// `--json`, and how commands print. JSON is written in ASCII with escapes, so that it is UTF-8
/// whatever the terminal's encoding is.
public final class Output {

    private static final int WIDEST = 48;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Option(names = "--json")
    private boolean json;

    private @Nullable Texts texts;

    /// True if JSON was asked for.
    public boolean asJson() {
        return json;
    }

    /// The words of the language that is spoken here.
    public Texts texts() {
        if (texts == null) {
            texts = Speaker.of(command().getCommandSpec());
        }
        return texts;
    }

    private PrintWriter out() {
        return command().getOut();
    }

    private CommandLine command() {
        if (spec == null) {
            throw new IllegalStateException("Used outside of a command");
        }
        return spec.commandLine();
    }

    /// Prints a sentence that is no answer, on standard error.
    public void hint(String sentence) {
        command().getErr().println(sentence);
        command().getErr().flush();
    }

    /// Prints one JSON object.
    public void json(Map<String, @Nullable Object> object) {
        var mapper = JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();
        line(mapper.writeValueAsString(object));
    }

    /// Prints a line of text.
    public void line(String text) {
        out().println(text);
        out().flush();
    }

    /// Prints a table: columns as wide as they need to be, the last one open.
    public void table(List<String> head, List<List<String>> rows) {
        var widths =
                IntStream.range(0, head.size())
                        .map(column ->
                                Math.max(
                                        head.get(column).length(),
                                        rows.stream()
                                                .mapToInt(row -> row.get(column).length())
                                                .max()
                                                .orElse(0)))
                        .map(width -> Math.min(width, WIDEST))
                        .toArray();
        line(row(head, widths));
        rows.forEach(row -> line(row(row, widths)));
    }

    private static String row(List<String> cells, int[] widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(column ->
                        column == cells.size() - 1
                                ? cells.get(column)
                                : cell(cells.get(column), widths[column]))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    private static String cell(String text, int width) {
        return text.length() <= width
                ? text + " ".repeat(width - text.length())
                : text.substring(0, width - 1) + "…";
    }

    /// A moment as JSON has it: UTC, whole seconds.
    public static @Nullable String utc(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
