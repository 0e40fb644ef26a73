package org.sportello.bench;

import org.sportello.app.Wiring;
import org.sportello.storage.StoreFolder;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How long the queries of a corpus take in process: the best 50 hits with subject, sender, date
/// and snippet, counted. Arguments: the store, and the queries as JSON (a list of objects with
/// `terms`, `phrase`, `from`, `subject`, `since`, `until`).
final class QueryMeasure {

    private static final int ROUNDS = 20;
    private static final int HITS = 50;

    private QueryMeasure() {}

    public static void main(String[] arguments) throws IOException {
        var queries = queries(Path.of(arguments[1]));
        try (var desk = new Wiring(StoreFolder.of(Path.of(arguments[0])))) {
            System.out.println("first round: " + line(round(desk, queries)));
            var all = new ArrayList<double[]>();
            for (int i = 0; i < ROUNDS; i++) {
                all.add(round(desk, queries));
            }
            var warm = all.subList(ROUNDS / 2, ROUNDS).stream().flatMapToDouble(Arrays::stream);
            System.out.println("warm:        " + line(warm.toArray()));
        }
    }

    private static double[] round(Wiring desk, List<String> queries) {
        return queries.stream()
                .mapToDouble(query -> {
                    var began = System.nanoTime();
                    desk.search().find(query, HITS);
                    return (System.nanoTime() - began) / 1e6;
                })
                .toArray();
    }

    private static String line(double[] millis) {
        Arrays.sort(millis);
        return "p50 %.2f ms, p95 %.2f ms, max %.2f ms"
                .formatted(
                        millis[millis.length / 2],
                        millis[(int) Math.round(0.95 * (millis.length - 1))],
                        millis[millis.length - 1]);
    }

    /// With a space behind: the last word is finished.
    private static List<String> queries(Path file) throws IOException {
        var queries = new ArrayList<String>();
        for (var query : JsonMapper.shared().readTree(Files.readAllBytes(file))) {
            var words = new StringBuilder();
            query.path("terms").forEach(term -> words.append(term.asString()).append(' '));
            add(words, query.path("phrase"), "");
            add(words, query.path("from"), "from:");
            add(words, query.path("subject"), "subject:");
            if (!query.path("since").isNull()) {
                words.append(
                        "date:%s..%s "
                                .formatted(
                                        query.path("since").asString(),
                                        query.path("until").asString()));
            }
            queries.add(words.toString());
        }
        return queries;
    }

    private static void add(StringBuilder words, JsonNode value, String field) {
        if (!value.isNull()) {
            words.append(field).append('"').append(value.asString()).append("\" ");
        }
    }
}
