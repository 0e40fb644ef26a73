package org.sportello.ticket.queue;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Problem;
import org.sportello.ticket.Channel;
import org.sportello.ticket.Priority;
import org.sportello.ticket.TicketState;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// One text being read, term by term.
final class QueryReading {

    private static final List<String> FIELDS =
            List.of(
                    "state",
                    "assignee",
                    "tag",
                    "priority",
                    "mailbox",
                    "customer",
                    "from",
                    "channel",
                    "created",
                    "updated",
                    "due",
                    "is",
                    "number");
    private static final List<String> IS =
            List.of("unread", "read", "unassigned", "mine", "unsolved", "solved", "overdue");
    private static final Set<TicketState> UNSOLVED =
            EnumSet.of(TicketState.NEW, TicketState.OPEN, TicketState.WAITING);

    private final TicketQuery.Names names;
    private final @Nullable Long me;
    private final Instant now;
    private final QueryDates dates;
    private final TicketFilter.Builder filter = new TicketFilter.Builder();
    private final List<Problem> problems = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private final Set<String> tags = new HashSet<>();
    private final Set<String> withoutTags = new HashSet<>();
    private final Set<Long> numbers = new HashSet<>();
    private final EnumSet<TicketState> states = EnumSet.allOf(TicketState.class);
    private final EnumSet<Priority> priorities = EnumSet.allOf(Priority.class);

    QueryReading(TicketQuery.Names names, @Nullable Long me, Instant now, QueryDates dates) {
        this.names = names;
        this.me = me;
        this.now = now;
        this.dates = dates;
    }

    void read(QueryTerm term) {
        switch (term.field()) {
            case "" -> word(term);
            case "state" -> states(term);
            case "tag" -> (term.negated() ? withoutTags : tags).addAll(lower(term));
            case "priority" -> priorities(term);
            case "is" -> is(term);
            case "assignee", "agent" -> unnegated(term, this::assignee);
            case "mailbox" -> unnegated(term, this::mailbox);
            case "customer" -> unnegated(term, this::customer);
            case "from" ->
                    unnegated(
                            term, one -> filter.participant(one.value().toLowerCase(Locale.ROOT)));
            case "channel" -> unnegated(term, this::channel);
            case "created" -> unnegated(term, one -> times(one, filter::created));
            case "updated" -> unnegated(term, one -> times(one, filter::updated));
            case "due" -> unnegated(term, one -> times(one, (_, to) -> filter.dueBefore(to)));
            case "number" -> unnegated(term, this::number);
            case "http", "https", "mailto" -> words.add(term.asWords());
            default ->
                    problems.add(new Problem("ticket.query.field", term.field(), listed(FIELDS)));
        }
    }

    private void unnegated(QueryTerm term, Consumer<QueryTerm> read) {
        if (term.negated()) {
            problems.add(new Problem("ticket.query.negation", term.field()));
        } else {
            read.accept(term);
        }
    }

    private void word(QueryTerm term) {
        var isNumber = !term.negated() && !term.quoted() && term.value().matches("#\\d{1,18}");
        if (isNumber) {
            numbers.add(Long.parseLong(term.value().substring(1)));
        } else if (!term.value().isBlank()) {
            words.add(term.asWords());
        }
    }

    private void states(QueryTerm term) {
        var wanted = EnumSet.noneOf(TicketState.class);
        for (var value : lower(term)) {
            if (value.equals("unsolved")) {
                wanted.addAll(UNSOLVED);
            } else {
                one(TicketState.class, term, value).ifPresent(wanted::add);
            }
        }
        if (!wanted.isEmpty()) {
            narrow(states, wanted, term.negated());
        }
    }

    private void priorities(QueryTerm term) {
        var wanted = EnumSet.noneOf(Priority.class);
        for (var value : lower(term)) {
            one(Priority.class, term, value).ifPresent(wanted::add);
        }
        if (!wanted.isEmpty()) {
            narrow(priorities, wanted, term.negated());
        }
    }

    private static <E extends Enum<E>> void narrow(Set<E> all, Set<E> wanted, boolean negated) {
        if (negated) {
            all.removeAll(wanted);
        } else {
            all.retainAll(wanted);
        }
    }

    private void channel(QueryTerm term) {
        var wanted = new HashSet<Channel>();
        for (var value : lower(term)) {
            one(Channel.class, term, value).ifPresent(wanted::add);
        }
        filter.channels(wanted);
    }

    private <E extends Enum<E>> Optional<E> one(Class<E> type, QueryTerm term, String value) {
        var found =
                Arrays.stream(type.getEnumConstants())
                        .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(value))
                        .findFirst();
        if (found.isEmpty()) {
            unknown(
                    term,
                    value,
                    Arrays.stream(type.getEnumConstants())
                            .map(one -> one.name().toLowerCase(Locale.ROOT))
                            .toList());
        }
        return found;
    }

    private void is(QueryTerm term) {
        var yes = !term.negated();
        switch (term.value().toLowerCase(Locale.ROOT)) {
            case "unread" -> filter.unread(yes);
            case "read" -> filter.unread(!yes);
            case "unsolved" -> narrow(states, UNSOLVED, term.negated());
            case "solved" ->
                    narrow(
                            states,
                            EnumSet.of(TicketState.SOLVED, TicketState.CLOSED),
                            term.negated());
            case "unassigned" -> unnegated(term, _ -> filter.unassigned(true));
            case "mine" -> unnegated(term, this::mine);
            case "overdue" -> unnegated(term, _ -> filter.dueBefore(now));
            default -> unknown(term, term.value(), IS);
        }
    }

    private void mine(QueryTerm term) {
        if (me == null) {
            unknown(term, "me", names.agents().keySet());
        } else {
            filter.agents(Set.of(me));
        }
    }

    private void assignee(QueryTerm term) {
        var wanted = new HashSet<Long>();
        for (var value : term.values()) {
            switch (value.toLowerCase(Locale.ROOT)) {
                case "none", "nobody" -> filter.unassigned(true);
                case "me" -> {
                    if (me == null) {
                        unknown(term, value, names.agents().keySet());
                    } else {
                        wanted.add(me);
                    }
                }
                default -> named(term, value, names.agents(), wanted);
            }
        }
        filter.agents(wanted);
    }

    private void mailbox(QueryTerm term) {
        var wanted = new HashSet<Long>();
        term.values().forEach(value -> named(term, value, names.mailboxes(), wanted));
        filter.mailboxes(wanted);
    }

    /// The whole name, else everyone whose name begins like this.
    private void named(
            QueryTerm term, String value, SortedMap<String, Long> known, Set<Long> wanted) {
        var lower = value.toLowerCase(Locale.ROOT);
        var found =
                known.entrySet().stream()
                        .filter(one -> one.getKey().toLowerCase(Locale.ROOT).startsWith(lower))
                        .toList();
        var exact = found.stream().filter(one -> one.getKey().equalsIgnoreCase(value)).toList();
        (exact.isEmpty() ? found : exact).forEach(one -> wanted.add(one.getValue()));
        if (found.isEmpty()) {
            unknown(term, value, known.keySet());
        }
    }

    private void customer(QueryTerm term) {
        names.customer(term.value().toLowerCase(Locale.ROOT))
                .ifPresentOrElse(
                        filter::customer,
                        () -> problems.add(new Problem("ticket.query.customer", term.value())));
    }

    private void times(QueryTerm term, BiConsumer<@Nullable Instant, @Nullable Instant> into) {
        dates.span(term.value())
                .ifPresentOrElse(
                        span -> into.accept(span.from(), span.to()),
                        () -> problems.add(new Problem("ticket.query.date", term.value())));
    }

    private void number(QueryTerm term) {
        for (var value : term.values()) {
            if (value.matches("#?\\d{1,18}")) {
                numbers.add(Long.parseLong(value.replace("#", "")));
            } else {
                problems.add(new Problem("ticket.query.number", value));
            }
        }
    }

    private void unknown(QueryTerm term, String value, Collection<String> known) {
        problems.add(new Problem("ticket.query.value", term.field(), value, listed(known)));
    }

    private static String listed(Collection<String> known) {
        return String.join(", ", known);
    }

    private static Set<String> lower(QueryTerm term) {
        return term.values().stream()
                .map(value -> value.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    TicketQuery.Parsed done() {
        filter.tags(tags)
                .withoutTags(withoutTags)
                .numbers(numbers)
                .words(String.join(" ", words))
                .states(asked(states, TicketState.values().length))
                .priorities(asked(priorities, Priority.values().length));
        return new TicketQuery.Parsed(filter.build(), problems);
    }

    /// All of them is nothing asked for.
    private static <E extends Enum<E>> Set<E> asked(EnumSet<E> wanted, int all) {
        return wanted.size() == all ? Set.of() : wanted;
    }
}
