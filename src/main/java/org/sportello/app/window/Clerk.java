package org.sportello.app.window;

import org.sportello.app.settings.SettingsStore;
import org.sportello.ticket.Agent;
import org.sportello.ticket.Agents;

import java.util.Optional;

/// Who sits at this desk: the agent chosen in the settings, else the first one; a new desk gets one
/// named like the computer's account.
public final class Clerk {

    private final Agents agents;
    private final SettingsStore settings;

    public Clerk(Agents agents, SettingsStore settings) {
        this.agents = agents;
        this.settings = settings;
    }

    /// Made off the screen's thread, once.
    public Agent present() {
        var chosen = settings.get().agent();
        var all = agents.all();
        return all.stream()
                .filter(agent -> agent.id() == chosen)
                .findFirst()
                .or(() -> all.stream().filter(Agent::active).findFirst())
                .orElseGet(this::first);
    }

    private Agent first() {
        var account = Optional.ofNullable(System.getProperty("user.name")).orElse("").strip();
        return agents.add(account.isEmpty() ? "Agent" : account, "");
    }
}
