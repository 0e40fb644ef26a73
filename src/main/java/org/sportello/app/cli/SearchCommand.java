package org.sportello.app.cli;

import org.jspecify.annotations.Nullable;
import org.sportello.app.cli.call.Output;
import org.sportello.app.cli.call.StoreOption;
import org.sportello.search.Hit;
import org.sportello.search.Hits;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/// `sportello search QUERY`: searches everything.
@Command(name = "search", mixinStandardHelpOptions = true)
public final class SearchCommand implements Callable<Integer> {

    @Mixin private StoreOption store = new StoreOption();

    @Mixin private Output output = new Output();

    @Parameters(paramLabel = "QUERY", arity = "1..*")
    private List<String> words = List.of();

    @Option(names = "--limit", paramLabel = "N")
    private int limit = 20;

    @Override
    public Integer call() {
        var query = String.join(" ", words);
        try (var desk = store.openExisting()) {
            desk.catchUp();
            // What was typed is finished: a blank behind it says so.
            var hits = desk.search().find(query + " ", Math.max(1, limit));
            hits.undated().forEach(what -> output.hint(output.texts().get("search.undated", what)));
            if (output.asJson()) {
                json(query, hits);
            } else {
                table(hits);
            }
            return 0;
        }
    }

    private void json(String query, Hits hits) {
        var object = new LinkedHashMap<String, @Nullable Object>();
        object.put("schema", "sportello.search/1");
        object.put("query", query);
        object.put("total", hits.total());
        object.put("millis", hits.took().toMillis());
        object.put("hits", hits.hits().stream().map(SearchCommand::hit).toList());
        output.json(object);
    }

    private static Map<String, Object> hit(Hit hit) {
        var object = new LinkedHashMap<String, Object>();
        object.put("type", hit.type().name().toLowerCase(Locale.ROOT));
        object.put("id", hit.id());
        object.put("title", hit.title());
        object.put("snippet", hit.snippet());
        object.put("score", hit.score());
        return object;
    }

    private void table(Hits hits) {
        var texts = output.texts();
        for (var hit : hits.hits()) {
            output.line(
                    texts.get("cli.search.type." + hit.type().name().toLowerCase(Locale.ROOT))
                            + "  "
                            + (hit.type() == Hit.Type.TICKET ? "#" + hit.id() + "  " : "")
                            + hit.title());
            if (!hit.snippet().isBlank()) {
                output.line("    " + hit.snippet());
            }
        }
        output.line(texts.get("cli.search.found", hits.total(), hits.took().toMillis()));
    }
}
