package org.sportello.search;

import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Cuts the words around what was found out of a text, in one line.
final class Snippets {

    private static final int LENGTH = 160;
    private static final int BEFORE = 40;

    private final Analyzer analyzer;
    private final Set<String> whole = new HashSet<>();
    private final List<String> beginnings = new ArrayList<>();

    Snippets(Analyzer analyzer, SearchQuery typed) {
        this.analyzer = analyzer;
        for (var term : typed.terms()) {
            if (!term.not()) {
                remember(term);
            }
        }
    }

    private void remember(SearchQuery.Term term) {
        var words = tokens(term.words());
        for (var i = 0; i < words.size(); i++) {
            if (term.unfinished() && i == words.size() - 1 && words.get(i).word().length() > 1) {
                beginnings.add(words.get(i).word());
            }
            whole.add(words.get(i).word());
        }
    }

    /// A line of a text with its found words.
    record Snippet(String line, List<Hit.Mark> marks) {}

    Snippet of(String text) {
        var line = text.replaceAll("\\s+", " ").strip();
        var found = tokens(line).stream().filter(this::found).toList();
        var from = found.isEmpty() ? 0 : start(line, found.getFirst().from());
        var to = Math.min(line.length(), from + LENGTH);
        var cut =
                (from > 0 ? "…" : "") + line.substring(from, to) + (to < line.length() ? "…" : "");
        var shift = (from > 0 ? 1 : 0) - from;
        var marks =
                found.stream()
                        .filter(token -> token.to() <= to)
                        .map(token -> new Hit.Mark(token.from() + shift, token.to() + shift))
                        .toList();
        return new Snippet(cut, marks);
    }

    /// The beginning of a word, a little before the first one found.
    private static int start(String line, int found) {
        var from = Math.max(0, found - BEFORE);
        if (from == 0) {
            return 0;
        }
        var space = line.indexOf(' ', from);
        return space >= 0 && space < found ? space + 1 : from;
    }

    private boolean found(Token token) {
        return whole.contains(token.word())
                || beginnings.stream().anyMatch(token.word()::startsWith);
    }

    private record Token(String word, int from, int to) {}

    private List<Token> tokens(String text) {
        var tokens = new ArrayList<Token>();
        try (var stream = analyzer.tokenStream(Fields.TEXT, text)) {
            var word = stream.addAttribute(CharTermAttribute.class);
            var place = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                tokens.add(new Token(word.toString(), place.startOffset(), place.endOffset()));
            }
            stream.end();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return tokens;
    }
}
