package org.sportello.ticket;

import org.jspecify.annotations.Nullable;

/// Who or what caused a change.
///
/// @param agentId the agent, null for the program itself
/// @param cause which check, rule or command did it; empty for an agent's own hand
public record Actor(@Nullable Long agentId, String cause) {

    public static Actor agent(long id) {
        return new Actor(id, "");
    }

    /// The program itself, for the reason named.
    public static Actor program(String cause) {
        return new Actor(null, cause);
    }
}
