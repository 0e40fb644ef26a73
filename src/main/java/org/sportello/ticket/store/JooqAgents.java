package org.sportello.ticket.store;

import static org.sportello.storage.schema.Tables.AGENT;

import org.jooq.impl.DSL;
import org.sportello.kernel.Change.Entity;
import org.sportello.storage.Database;
import org.sportello.storage.event.EventLog;
import org.sportello.storage.event.Fact;
import org.sportello.storage.schema.tables.records.AgentRecord;
import org.sportello.ticket.Agent;
import org.sportello.ticket.Agents;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Agents in the database; each change is a light fact in the log.
public final class JooqAgents implements Agents {

    private final Database database;
    private final EventLog log;
    private final InstantSource clock;

    public JooqAgents(Database database, EventLog log, InstantSource clock) {
        this.database = database;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public List<Agent> all() {
        return database.sql()
                .selectFrom(AGENT)
                .orderBy(AGENT.NAME, AGENT.ID)
                .fetch(JooqAgents::agent);
    }

    @Override
    public Optional<Agent> find(long id) {
        return database.sql()
                .selectFrom(AGENT)
                .where(AGENT.ID.eq(id))
                .fetchOptional(JooqAgents::agent);
    }

    @Override
    public Optional<Agent> findByName(String name) {
        return database.sql()
                .selectFrom(AGENT)
                .where(DSL.lower(AGENT.NAME).eq(name.strip().toLowerCase(Locale.ROOT)))
                .orderBy(AGENT.ACTIVE.desc(), AGENT.ID)
                .limit(1)
                .fetchOptional(JooqAgents::agent);
    }

    @Override
    public Agent add(String name, String address) {
        return database.write(() -> {
            var row = database.sql().newRecord(AGENT);
            row.setName(name.strip());
            row.setAddress(address.strip());
            row.setSignature("");
            row.setActive(true);
            row.setCreatedAt(clock.instant());
            row.insert();
            tell(row.getId(), "added");
            return agent(row);
        });
    }

    @Override
    public void update(Agent agent) {
        database.write(() -> {
            database.sql()
                    .update(AGENT)
                    .set(AGENT.NAME, agent.name())
                    .set(AGENT.ADDRESS, agent.address())
                    .set(AGENT.SIGNATURE, agent.signature())
                    .set(AGENT.ACTIVE, agent.active())
                    .where(AGENT.ID.eq(agent.id()))
                    .execute();
            tell(agent.id(), "saved");
        });
    }

    private void tell(long id, String kind) {
        log.append(new Fact(clock.instant(), Entity.AGENT, id, 0, kind, null, null, "{}"));
    }

    private static Agent agent(AgentRecord row) {
        return new Agent(
                row.getId(), row.getName(), row.getAddress(), row.getSignature(), row.getActive());
    }
}
