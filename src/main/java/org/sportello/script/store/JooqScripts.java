package org.sportello.script.store;

import static org.sportello.storage.schema.Tables.CANNED_REPLY;
import static org.sportello.storage.schema.Tables.PLAYBOOK;
import static org.sportello.storage.schema.Tables.PLAYBOOK_RUN;

import org.jooq.Condition;
import org.jooq.TableRecord;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Change.Entity;
import org.sportello.script.CannedReply;
import org.sportello.script.Playbook;
import org.sportello.script.Scripts;
import org.sportello.script.StaleScript;
import org.sportello.storage.Database;
import org.sportello.storage.event.EventLog;
import org.sportello.storage.event.Fact;
import org.sportello.storage.schema.tables.records.CannedReplyRecord;
import org.sportello.storage.schema.tables.records.PlaybookRecord;

import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Scripts in the database; each change is a light fact in the log.
public final class JooqScripts implements Scripts {

    private final Database database;
    private final EventLog log;
    private final InstantSource clock;
    private final JsonMapper json = JsonMapper.shared();

    public JooqScripts(Database database, EventLog log, InstantSource clock) {
        this.database = database;
        this.log = log;
        this.clock = clock;
    }

    @Override
    public List<CannedReply> replies() {
        return database.sql()
                .selectFrom(CANNED_REPLY)
                .orderBy(CANNED_REPLY.FOLDER, CANNED_REPLY.NAME, CANNED_REPLY.ID)
                .fetch(JooqScripts::reply);
    }

    @Override
    public Optional<CannedReply> findReply(long id) {
        return database.sql()
                .selectFrom(CANNED_REPLY)
                .where(CANNED_REPLY.ID.eq(id))
                .fetchOptional(JooqScripts::reply);
    }

    @Override
    public Optional<CannedReply> findReplyByName(String name) {
        return database.sql()
                .selectFrom(CANNED_REPLY)
                .where(DSL.lower(CANNED_REPLY.NAME).eq(DSL.lower(DSL.val(name))))
                .orderBy(CANNED_REPLY.ID)
                .limit(1)
                .fetchOptional(JooqScripts::reply);
    }

    @Override
    public CannedReply save(CannedReply reply) {
        return database.write(() -> {
            var now = clock.instant();
            var row = database.sql().newRecord(CANNED_REPLY);
            row.setVersion(reply.version() + 1);
            row.setFolder(reply.folder());
            row.setName(reply.name());
            row.setLanguage(reply.language());
            row.setBody(reply.body());
            row.setUpdatedAt(now);
            var before =
                    CANNED_REPLY.ID.eq(reply.id()).and(CANNED_REPLY.VERSION.eq(reply.version()));
            if (reply.id() == 0) {
                row.setUses(0);
                row.insert();
            } else if (!replaced(row, before)) {
                throw new StaleScript(reply.name());
            }
            var id = reply.id() == 0 ? row.getId() : reply.id();
            told(now, Entity.CANNED_REPLY, id, reply.version() + 1, "saved");
            return findReply(id).orElseThrow();
        });
    }

    @Override
    public void deleteReply(long id) {
        database.write(() -> {
            database.sql().deleteFrom(CANNED_REPLY).where(CANNED_REPLY.ID.eq(id)).execute();
            told(clock.instant(), Entity.CANNED_REPLY, id, 0, "deleted");
        });
    }

    @Override
    public List<Playbook> playbooks() {
        return database.sql()
                .selectFrom(PLAYBOOK)
                .orderBy(PLAYBOOK.NAME, PLAYBOOK.ID)
                .fetch(JooqScripts::playbook);
    }

    @Override
    public Optional<Playbook> findPlaybook(long id) {
        return database.sql()
                .selectFrom(PLAYBOOK)
                .where(PLAYBOOK.ID.eq(id))
                .fetchOptional(JooqScripts::playbook);
    }

    @Override
    public Playbook save(Playbook playbook) {
        return database.write(() -> {
            var now = clock.instant();
            var row = database.sql().newRecord(PLAYBOOK);
            row.setVersion(playbook.version() + 1);
            row.setName(playbook.name());
            row.setLanguage(playbook.language());
            row.setDefinition(playbook.definition());
            row.setUpdatedAt(now);
            var before = PLAYBOOK.ID.eq(playbook.id()).and(PLAYBOOK.VERSION.eq(playbook.version()));
            if (playbook.id() == 0) {
                row.setUses(0);
                row.insert();
            } else if (!replaced(row, before)) {
                throw new StaleScript(playbook.name());
            }
            var id = playbook.id() == 0 ? row.getId() : playbook.id();
            told(now, Entity.PLAYBOOK, id, playbook.version() + 1, "saved");
            return findPlaybook(id).orElseThrow();
        });
    }

    @Override
    public void deletePlaybook(long id) {
        database.write(() -> {
            database.sql()
                    .deleteFrom(PLAYBOOK_RUN)
                    .where(PLAYBOOK_RUN.PLAYBOOK_ID.eq(id))
                    .execute();
            database.sql().deleteFrom(PLAYBOOK).where(PLAYBOOK.ID.eq(id)).execute();
            told(clock.instant(), Entity.PLAYBOOK, id, 0, "deleted");
        });
    }

    @Override
    public void usedReply(long id) {
        database.write(() -> {
            database.sql()
                    .update(CANNED_REPLY)
                    .set(CANNED_REPLY.USES, CANNED_REPLY.USES.plus(1))
                    .where(CANNED_REPLY.ID.eq(id))
                    .execute();
            told(clock.instant(), Entity.CANNED_REPLY, id, 0, "used");
        });
    }

    @Override
    public void ran(
            long playbookId,
            long ticketId,
            @Nullable Long agentId,
            Map<String, String> answers,
            boolean finished) {
        database.write(() -> {
            var now = clock.instant();
            var row = database.sql().newRecord(PLAYBOOK_RUN);
            row.setPlaybookId(playbookId);
            row.setTicketId(ticketId);
            row.setAgentId(agentId);
            row.setAnswers(json.writeValueAsString(answers));
            row.setStartedAt(now);
            row.setEndedAt(finished ? now : null);
            row.insert();
            database.sql()
                    .update(PLAYBOOK)
                    .set(PLAYBOOK.USES, PLAYBOOK.USES.plus(1))
                    .where(PLAYBOOK.ID.eq(playbookId))
                    .execute();
            told(now, Entity.PLAYBOOK, playbookId, 0, "ran");
        });
    }

    /// False if somebody else was first: no row is as it was `before`.
    private <R extends TableRecord<R>> boolean replaced(R row, Condition before) {
        return database.sql().update(row.getTable()).set(row).where(before).execute() > 0;
    }

    private void told(Instant at, Entity entity, long id, int version, String kind) {
        log.append(new Fact(at, entity, id, version, kind, null, null, "{}"));
    }

    private static CannedReply reply(CannedReplyRecord row) {
        return new CannedReply(
                row.getId(),
                row.getVersion(),
                row.getFolder(),
                row.getName(),
                row.getLanguage(),
                row.getBody(),
                row.getUses(),
                row.getUpdatedAt());
    }

    private static Playbook playbook(PlaybookRecord row) {
        return new Playbook(
                row.getId(),
                row.getVersion(),
                row.getName(),
                row.getLanguage(),
                row.getDefinition(),
                row.getUses(),
                row.getUpdatedAt());
    }
}
