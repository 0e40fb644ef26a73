package org.sportello.ticket;

import java.util.List;
import java.util.Optional;

/// Keeps the agents.
public interface Agents {

    List<Agent> all();

    Optional<Agent> find(long id);

    Optional<Agent> findByName(String name);

    Agent add(String name, String address);

    void update(Agent agent);
}
