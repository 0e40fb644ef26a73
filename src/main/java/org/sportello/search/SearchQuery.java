package org.sportello.search;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a person typed into the search field: words and `"phrases"` that must all occur, `-word`
/// that must not, `field:value` for one field, dates as `date:2026-03`,
/// `date:2026-03-01..2026-03-15`, `after:` and `before:`. The last word counts from its beginning
/// while it is being typed. Nothing typed is an error: what is no field is a word.
///
/// @param undated what stands where a date is expected and is none, as it was typed: `date:foo`. It
///   is taken as words
public record SearchQuery(
        List<Term> terms, Optional<Instant> from, Optional<Instant> to, List<String> undated) {

    /// One thing that must (or must not) occur.
    ///
    /// @param field the field it must occur in; empty: anywhere
    /// @param phrase words in this order beside each other
    /// @param unfinished the word counts from its beginning
    public record Term(
            String field, String words, boolean phrase, boolean unfinished, boolean not) {}

    private static final Map<String, String> NAMES =
            Map.ofEntries(
                    Map.entry("from", Fields.FROM),
                    Map.entry("da", Fields.FROM),
                    Map.entry("to", Fields.TO),
                    Map.entry("a", Fields.TO),
                    Map.entry("subject", Fields.SUBJECT),
                    Map.entry("oggetto", Fields.SUBJECT),
                    Map.entry("text", Fields.TEXT),
                    Map.entry("testo", Fields.TEXT),
                    Map.entry("type", Fields.TYPE),
                    Map.entry("tipo", Fields.TYPE),
                    Map.entry("tag", Fields.TAG),
                    Map.entry("state", Fields.STATE),
                    Map.entry("stato", Fields.STATE),
                    Map.entry("file", Fields.FILE),
                    Map.entry("number", Fields.NUMBER),
                    Map.entry("numero", Fields.NUMBER),
                    Map.entry("customer", Fields.WHO),
                    Map.entry("cliente", Fields.WHO));

    private static final Set<String> DATES =
            Set.of(
                    "date", "data", "after", "since", "dopo", "dal", "before", "until", "prima",
                    "al");

    private static final Pattern PART =
            Pattern.compile("(-?)(?:([\\p{L}]{1,12}):)?(?:\"([^\"]*)(\"|$)|(\\S+))");

    public SearchQuery {
        terms = List.copyOf(terms);
        undated = List.copyOf(undated);
    }

    /// Reads what was typed.
    ///
    /// @param zone in which its dates are days
    public static SearchQuery parse(String typed, ZoneId zone) {
        var terms = new ArrayList<Term>();
        var undated = new ArrayList<String>();
        Optional<Instant> from = Optional.empty();
        Optional<Instant> to = Optional.empty();
        var matcher = PART.matcher(typed);
        while (matcher.find()) {
            var name = matcher.group(2) == null ? "" : matcher.group(2).toLowerCase(Locale.ROOT);
            var quoted = matcher.group(3) != null;
            var words = quoted ? matcher.group(3) : matcher.group(5);
            var span = quoted ? Optional.<Span>empty() : span(name, words, zone);
            if (span.isPresent()) {
                from = span.get().from().or(keep(from));
                to = span.get().to().or(keep(to));
                continue;
            }
            if (DATES.contains(name)) {
                undated.add(matcher.group().strip());
            }
            var known = NAMES.containsKey(name);
            var last = matcher.end() == typed.length();
            var whole = known || name.isEmpty() ? words : name + " " + words;
            terms.add(
                    new Term(
                            NAMES.getOrDefault(name, ""),
                            whole,
                            quoted,
                            last && !(quoted && "\"".equals(matcher.group(4))),
                            !matcher.group(1).isEmpty()));
        }
        return new SearchQuery(terms, from, to, undated);
    }

    private static java.util.function.Supplier<Optional<Instant>> keep(Optional<Instant> value) {
        return () -> value;
    }

    public boolean isEmpty() {
        return terms.isEmpty() && from.isEmpty() && to.isEmpty();
    }

    private record Span(Optional<Instant> from, Optional<Instant> to) {}

    private static Optional<Span> span(String name, String value, ZoneId zone) {
        return switch (name) {
            case "date", "data" -> {
                var parts = value.split("\\.\\.", 2);
                var first = days(parts[0], zone);
                var last = parts.length == 1 ? first : days(parts[1], zone);
                var open = first.isEmpty() && last.isEmpty();
                yield open
                        ? Optional.empty()
                        : Optional.of(new Span(first.flatMap(Span::from), last.flatMap(Span::to)));
            }
            case "after", "since", "dopo", "dal" ->
                    days(value, zone).map(day -> new Span(day.from(), Optional.empty()));
            case "before", "until", "prima", "al" ->
                    days(value, zone).map(day -> new Span(Optional.empty(), day.from()));
            default -> Optional.empty();
        };
    }

    /// From the beginning of the day, month or year to its end.
    private static Optional<Span> days(String value, ZoneId zone) {
        try {
            return switch (value.length()) {
                case 4 ->
                        Optional.of(between(LocalDate.of(Integer.parseInt(value), 1, 1), 12, zone));
                case 7 -> Optional.of(between(YearMonth.parse(value).atDay(1), 1, zone));
                case 10 -> {
                    var day = LocalDate.parse(value);
                    yield Optional.of(
                            new Span(
                                    Optional.of(day.atStartOfDay(zone).toInstant()),
                                    Optional.of(day.plusDays(1).atStartOfDay(zone).toInstant())));
                }
                default -> Optional.empty();
            };
        } catch (DateTimeException | NumberFormatException notADate) {
            return Optional.empty();
        }
    }

    private static Span between(LocalDate first, int months, ZoneId zone) {
        return new Span(
                Optional.of(first.atStartOfDay(zone).toInstant()),
                Optional.of(first.plusMonths(months).atStartOfDay(zone).toInstant()));
    }
}
