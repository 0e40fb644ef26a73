package org.sportello.search;

import org.apache.lucene.document.Document;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.sportello.ticket.queue.TicketWords;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Answers from the index: as one types, over everything, with the count and the time it took.
public final class Search implements TicketWords {

    private final Index index;
    private final InstantSource clock;
    private final ZoneId zone;

    public Search(Index index, InstantSource clock, ZoneId zone) {
        this.index = index;
        this.clock = clock;
        this.zone = zone;
    }

    /// The best hits for what was typed; none for nothing.
    public Hits find(String typed, int limit) {
        var start = System.nanoTime();
        var query = SearchQuery.parse(typed, zone);
        if (query.isEmpty()) {
            return new Hits(List.of(), 0, Duration.ZERO, List.of());
        }
        return index.ask(searcher -> hits(searcher, query, limit, start));
    }

    private Hits hits(IndexSearcher searcher, SearchQuery typed, int limit, long start)
            throws IOException {
        var builder = builder();
        var matching = builder.matching(typed);
        var top =
                searcher.search(
                        builder.ranked(matching),
                        new TopScoreDocCollectorManager(limit, null, limit));
        var total = top.scoreDocs.length < limit ? top.scoreDocs.length : searcher.count(matching);
        var snippets = new Snippets(index.words(), typed);
        var stored = searcher.storedFields();
        var hits = new ArrayList<Hit>();
        for (var found : top.scoreDocs) {
            hits.add(hit(stored.document(found.doc), found, snippets));
        }
        return new Hits(hits, total, Duration.ofNanos(System.nanoTime() - start), typed.undated());
    }

    private QueryBuilder builder() {
        return new QueryBuilder(index.words(), clock.instant().getEpochSecond());
    }

    private static Hit hit(Document document, ScoreDoc found, Snippets snippets) {
        var type = Hit.Type.valueOf(text(document, Fields.TYPE).toUpperCase(Locale.ROOT));
        var key = number(document, Fields.KEY);
        var snippet = snippets.of(text(document, Fields.TEXT_SHOWN));
        return new Hit(
                type,
                key,
                type == Hit.Type.TICKET ? text(document, Fields.NUMBER) : Long.toString(key),
                number(document, Fields.TICKET_SHOWN),
                text(document, Fields.SUBJECT),
                text(document, Fields.WHO_SHOWN),
                snippet.line(),
                snippet.marks(),
                Instant.ofEpochSecond(number(document, Fields.AT)),
                found.score);
    }

    private static String text(Document document, String field) {
        return Optional.ofNullable(document.get(field)).orElse("");
    }

    private static long number(Document document, String field) {
        var value = document.getField(field);
        return value == null || value.numericValue() == null ? 0 : value.numericValue().longValue();
    }

    @Override
    public List<Long> ticketsWith(String words, int limit) {
        var typed = SearchQuery.parse(words, zone);
        if (typed.isEmpty()) {
            return List.of();
        }
        return index.ask(searcher -> tickets(searcher, typed, limit));
    }

    private List<Long> tickets(IndexSearcher searcher, SearchQuery typed, int limit)
            throws IOException {
        var builder = builder();
        var inTickets =
                new BooleanQuery.Builder()
                        .add(builder.ranked(builder.matching(typed)), Occur.MUST)
                        .add(new FieldExistsQuery(Fields.TICKET), Occur.FILTER)
                        .build();
        // A ticket may be hit by each of its messages: look at more hits than tickets are wanted.
        var top =
                searcher.search(
                        inTickets,
                        new TopScoreDocCollectorManager(Math.max(1, limit * 4), null, 1));
        var ids = new LinkedHashSet<Long>();
        var leaves = searcher.getIndexReader().leaves();
        for (var found : top.scoreDocs) {
            var leaf = leaves.get(org.apache.lucene.index.ReaderUtil.subIndex(found.doc, leaves));
            var values = DocValues.getNumeric(leaf.reader(), Fields.TICKET);
            if (values.advanceExact(found.doc - leaf.docBase)) {
                ids.add(values.longValue());
            }
            if (ids.size() == limit) {
                break;
            }
        }
        return List.copyOf(ids);
    }
}
