package org.sportello.ticket;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;

/// A thin line of the conversation: what happened beside what was said. The store gives it as a
/// short machine form in [Interaction#text]; the words are in the bundle.
///
/// @param key in the bundle, e.g. `ticket.event.state.waiting.customer`
/// @param arguments `{0}` is who did it, `{1}` the value if there is one: a name, a tag, an Instant
public record EventLine(String key, List<Object> arguments) {

    private static final String PROGRAM = "Sportello";

    public EventLine {
        arguments = List.copyOf(arguments);
    }

    /// The machine form: `state waiting customer`, `assigned 3`, `tagged delivery` …
    public static String machine(TicketEvent event) {
        var kind = TicketEvents.kind(event);
        return switch (event) {
            case TicketEvent.StateChanged change -> state(kind, change);
            case TicketEvent.Assigned(var agentId) -> join(kind, agentId);
            case TicketEvent.PriorityChanged(var priority) -> join(kind, word(priority));
            case TicketEvent.Tagged(var tag) -> join(kind, tag);
            case TicketEvent.Untagged(var tag) -> join(kind, tag);
            case TicketEvent.SubjectChanged(var subject) -> join(kind, subject);
            case TicketEvent.Absorbed absorbed -> join(kind, absorbed.number());
            default -> kind;
        };
    }

    private static String state(String kind, TicketEvent.StateChanged change) {
        var text = join(kind, word(change.state()));
        if (change.waitingFor() != null) {
            text = join(text, word(change.waitingFor()));
        }
        return change.until() == null ? text : join(text, change.until());
    }

    private static String join(String text, @Nullable Object value) {
        return value == null ? text : text + " " + value;
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The line for an entry of the kind [Interaction.Kind#EVENT].
    ///
    /// @param agents names by id
    public static EventLine of(Interaction entry, LongFunction<String> agents) {
        Object who = entry.agentId() == null ? PROGRAM : agents.apply(entry.agentId());
        var words = entry.text().split(" ", 2);
        var key = "ticket.event." + words[0];
        if (words.length == 1) {
            return new EventLine(
                    key.equals("ticket.event.assigned") ? key + ".nobody" : key, List.of(who));
        }
        return switch (words[0]) {
            case "state" -> stateLine(key, words[1].split(" ", 3), who);
            case "priority" -> new EventLine(key + "." + words[1], List.of(who));
            case "assigned" -> assignedLine(key, Long.parseLong(words[1]), entry.agentId(), agents);
            default -> new EventLine(key, List.of(who, words[1]));
        };
    }

    private static EventLine stateLine(String key, String[] words, Object who) {
        if (words.length == 3) {
            return new EventLine(key + ".waiting.date", List.of(who, Instant.parse(words[2])));
        }
        return new EventLine(key + "." + String.join(".", words), List.of(who));
    }

    private static EventLine assignedLine(
            String key, long owner, @Nullable Long by, LongFunction<String> agents) {
        if (by != null && by == owner) {
            return new EventLine(key + ".self", List.of(agents.apply(owner)));
        }
        Object who = by == null ? PROGRAM : agents.apply(by);
        return new EventLine(key, List.of(who, agents.apply(owner)));
    }
}
