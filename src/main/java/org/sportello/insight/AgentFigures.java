package org.sportello.insight;

/// An agent's part.
///
/// @param solved tickets solved
/// @param replies public answers
/// @param firstResponse median in seconds; negative if there is none
public record AgentFigures(
        long agentId, String name, long solved, long replies, double firstResponse) {}
