package org.sportello.ticket;

import java.util.List;
import java.util.Optional;

/// Keeps what agents are writing.
public interface Drafts {

    Optional<Draft> find(long ticketId, long agentId);

    /// The newest message of the agent's that belongs to no ticket yet.
    Optional<Draft> findNew(long agentId);

    List<Draft> all(long agentId);

    /// Saves and returns the draft's id; 0 as id makes a new one.
    long save(Draft draft);

    void delete(long id);
}
