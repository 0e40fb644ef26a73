package org.sportello.ui.doc;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Words to be marked wherever they occur, whatever their case and accents.
final class Terms {

    static final Terms NONE = new Terms(List.of());

    /// A piece of a text.
    record Range(int start, int end) {}

    private final List<String> terms;

    Terms(Collection<String> words) {
        terms =
                words.stream()
                        .map(word -> fold(word.strip()))
                        .filter(word -> !word.isEmpty())
                        .distinct()
                        .toList();
    }

    boolean isEmpty() {
        return terms.isEmpty();
    }

    boolean in(String text) {
        return !find(text).isEmpty();
    }

    List<Range> find(String text) {
        if (terms.isEmpty()) {
            return List.of();
        }
        String folded = fold(text);
        List<Range> ranges = new ArrayList<>();
        for (String term : terms) {
            for (int at = folded.indexOf(term);
                    at >= 0;
                    at = folded.indexOf(term, at + term.length())) {
                if (at == 0 || !Character.isLetterOrDigit(folded.charAt(at - 1))) {
                    ranges.add(new Range(at, at + term.length()));
                }
            }
        }
        return ranges;
    }

    /// One character for one, so that positions stay.
    private static String fold(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            char plain =
                    c < 0x80
                            ? c
                            : Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFD)
                                    .charAt(0);
            out.append(Character.toLowerCase(plain));
        }
        return out.toString();
    }
}
