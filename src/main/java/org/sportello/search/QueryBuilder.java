package org.sportello.search;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Turns what was typed into the index's own query.
final class QueryBuilder {

    /// Where a word without a field may occur, and how much it tells there.
    private static final Map<String, Float> ANYWHERE =
            Map.of(
                    Fields.SUBJECT,
                    4f,
                    Fields.WHO,
                    3f,
                    Fields.FROM,
                    2f,
                    Fields.FILE,
                    1.5f,
                    Fields.TEXT,
                    1f,
                    Fields.NUMBER,
                    8f,
                    Fields.FOLDER,
                    1f);

    /// Fields whose value is one word as it stands.
    private static final Set<String> EXACT =
            Set.of(Fields.TYPE, Fields.TAG, Fields.STATE, Fields.NUMBER);

    /// A young message counts somewhat more; half of that at this age.
    private static final long PIVOT_SECONDS = 90L * 24 * 3600;

    private static final float RECENCY = 0.6f;

    /// A beginning this short is matched as a whole word: completed, it would match nearly
    /// everything.
    private static final int SHORTEST_BEGINNING = 2;

    private final Analyzer analyzer;
    private final long now;

    QueryBuilder(Analyzer analyzer, long now) {
        this.analyzer = analyzer;
        this.now = now;
    }

    /// What must hold, without the order.
    Query matching(SearchQuery typed) {
        var all = new BooleanQuery.Builder();
        var positive = 0;
        for (var term : typed.terms()) {
            var query = term(term);
            if (query != null) {
                all.add(query, term.not() ? Occur.MUST_NOT : Occur.MUST);
                positive += term.not() ? 0 : 1;
            }
        }
        if (typed.from().isPresent() || typed.to().isPresent()) {
            all.add(
                    LongField.newRangeQuery(
                            Fields.AT,
                            typed.from().map(at -> at.getEpochSecond()).orElse(Long.MIN_VALUE),
                            typed.to().map(at -> at.getEpochSecond() - 1).orElse(Long.MAX_VALUE)),
                    Occur.FILTER);
            positive++;
        }
        if (positive == 0) {
            all.add(MatchAllDocsQuery.INSTANCE, Occur.MUST);
        }
        return all.build();
    }

    /// The same, younger things somewhat higher.
    Query ranked(Query matching) {
        return new BooleanQuery.Builder()
                .add(matching, Occur.MUST)
                .add(
                        LongField.newDistanceFeatureQuery(Fields.AT, RECENCY, now, PIVOT_SECONDS),
                        Occur.SHOULD)
                .build();
    }

    private @Nullable Query term(SearchQuery.Term term) {
        if (EXACT.contains(term.field())) {
            return new TermQuery(new Term(term.field(), term.words().toLowerCase(Locale.ROOT)));
        }
        if (!term.field().isEmpty()) {
            var words = words(term.field(), term.words());
            return words.isEmpty() ? null : inField(term.field(), words, term);
        }
        var words = words(Fields.TEXT, term.words());
        if (words.isEmpty()) {
            return null;
        }
        var anywhere = new ArrayList<Query>();
        ANYWHERE.forEach((field, weight) ->
                anywhere.add(new BoostQuery(inField(field, words, term), weight)));
        return new DisjunctionMaxQuery(anywhere, 0.1f);
    }

    /// Several words of one term (an address, a hyphenated word) stand beside each other.
    private static Query inField(String field, List<String> words, SearchQuery.Term term) {
        var last = words.getLast();
        var open = term.unfinished() && last.length() >= SHORTEST_BEGINNING;
        if (words.size() == 1) {
            return open ? beginning(field, last) : new TermQuery(new Term(field, last));
        }
        if (field.equals(Fields.NUMBER)) {
            return new TermQuery(new Term(field, String.join(" ", words)));
        }
        if (!open) {
            return phrase(field, words);
        }
        return new BooleanQuery.Builder()
                .add(phrase(field, words.subList(0, words.size() - 1)), Occur.MUST)
                .add(beginning(field, last), Occur.MUST)
                .build();
    }

    /// A word from its beginning; the word as it stands counts more.
    private static Query beginning(String field, String word) {
        return new DisjunctionMaxQuery(
                List.of(
                        new PrefixQuery(new Term(field, word)),
                        new TermQuery(new Term(field, word))),
                0.5f);
    }

    private static Query phrase(String field, List<String> words) {
        return words.size() == 1
                ? new TermQuery(new Term(field, words.getFirst()))
                : new PhraseQuery(field, words.toArray(String[]::new));
    }

    private List<String> words(String field, String text) {
        var words = new ArrayList<String>();
        try (var stream = analyzer.tokenStream(field, text)) {
            var word = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                words.add(word.toString());
            }
            stream.end();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return words;
    }
}
