package org.sportello.search;

import org.sportello.kernel.Change.Entity;
import org.sportello.storage.event.Event;
import org.sportello.storage.event.EventLog;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;

/// The event log as the index reads it: what was touched, in order.
final class Log {

    private final EventLog events;
    private final JsonMapper json = JsonMapper.shared();

    Log(EventLog events) {
        this.events = events;
    }

    /// A fact's place, what it is about, and the mail or the conversation entry that it brought, if
    /// any.
    ///
    /// @param mailId 0 if it brought no mail
    /// @param interactionId 0 if it brought no note or call
    record Touched(long position, Entity entity, long id, long mailId, long interactionId) {}

    /// The next facts after the position, oldest first.
    List<Touched> after(long position, int limit) {
        return events.read(position, limit).stream().map(this::touched).toList();
    }

    long lastPosition() {
        return events.lastPosition();
    }

    private Touched touched(Event event) {
        var fact = event.fact();
        var data =
                fact.entity() == Entity.TICKET
                        ? json.readTree(fact.data())
                        : json.createObjectNode();
        return new Touched(
                event.position(),
                fact.entity(),
                fact.entityId(),
                number(data, "mailId"),
                number(data, "interactionId"));
    }

    private static long number(JsonNode data, String key) {
        var value = data.path(key);
        return value.isNumber() ? value.asLong() : 0;
    }
}
