package org.sportello.ticket.queue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// One piece of a query: `field:value`, a word, or a `"phrase"`; each may be negated by `-`.
///
/// @param field in lower case, empty for words and phrases
/// @param value without the quotes
/// @param quoted true if the value stood in quotes
record QueryTerm(boolean negated, String field, String value, boolean quoted) {

    /// Optional minus, optional field, then a value in quotes (the last one may lack its end) or up
    /// to the next space.
    private static final Pattern TERM =
            Pattern.compile(
                    "(?<minus>-?)(?:(?<field>\\p{L}+):)?(?:\"(?<phrase>[^\"]*)\"?|(?<word>\\S+))");

    static List<QueryTerm> split(String text) {
        var terms = new ArrayList<QueryTerm>();
        var matcher = TERM.matcher(text);
        while (matcher.find()) {
            var field = matcher.group("field");
            var phrase = matcher.group("phrase");
            terms.add(
                    new QueryTerm(
                            !matcher.group("minus").isEmpty(),
                            field == null ? "" : field.toLowerCase(Locale.ROOT),
                            phrase == null ? matcher.group("word") : phrase,
                            phrase != null));
        }
        return terms;
    }

    /// The alternatives of a value: `new,open`.
    List<String> values() {
        return quoted ? List.of(value) : List.of(value.split(","));
    }

    /// As the index wants to have it.
    String asWords() {
        var words = field.isEmpty() ? value : field + ":" + value;
        return (negated ? "-" : "") + (quoted ? "\"" + words + "\"" : words);
    }
}
