package org.sportello.ticket.store;

import static org.sportello.storage.schema.Tables.DRAFT;

import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import org.sportello.storage.Database;
import org.sportello.storage.schema.tables.records.DraftRecord;
import org.sportello.ticket.Draft;
import org.sportello.ticket.Drafts;

import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Optional;

/// Drafts in the database. They are nobody's news: no fact is logged while someone types.
public final class JooqDrafts implements Drafts {

    private final Database database;
    private final JsonMapper json = JsonMapper.builder().build();

    public JooqDrafts(Database database) {
        this.database = database;
    }

    /// The part that is only ever read as a whole.
    private record Content(
            @Nullable Long mailboxId,
            @Nullable String from,
            List<String> to,
            List<String> cc,
            List<String> bcc,
            String subject,
            String body,
            List<Draft.DraftFile> files) {}

    @Override
    public Optional<Draft> find(long ticketId, long agentId) {
        return newest(DRAFT.TICKET_ID.eq(ticketId).and(DRAFT.AGENT_ID.eq(agentId))).stream()
                .findFirst();
    }

    @Override
    public Optional<Draft> findNew(long agentId) {
        return newest(DRAFT.TICKET_ID.isNull().and(DRAFT.AGENT_ID.eq(agentId))).stream()
                .findFirst();
    }

    @Override
    public List<Draft> all(long agentId) {
        return newest(DRAFT.AGENT_ID.eq(agentId));
    }

    private List<Draft> newest(Condition condition) {
        return database.sql()
                .selectFrom(DRAFT)
                .where(condition)
                .orderBy(DRAFT.SAVED_AT.desc(), DRAFT.ID.desc())
                .fetch(this::draft);
    }

    @Override
    public long save(Draft draft) {
        return database.write(() -> {
            var row = database.sql().newRecord(DRAFT);
            row.setTicketId(draft.ticketId());
            row.setAgentId(draft.agentId());
            row.setKind(TicketMapping.word(draft.kind()));
            row.setContent(json.writeValueAsString(content(draft)));
            row.setSavedAt(draft.savedAt());
            var known =
                    draft.id() == 0
                            ? 0
                            : database.sql()
                                    .update(DRAFT)
                                    .set(row)
                                    .where(DRAFT.ID.eq(draft.id()))
                                    .execute();
            if (known == 0) {
                row.insert();
                return row.getId();
            }
            return draft.id();
        });
    }

    @Override
    public void delete(long id) {
        database.write(() -> {
            database.sql().deleteFrom(DRAFT).where(DRAFT.ID.eq(id)).execute();
        });
    }

    private static Content content(Draft draft) {
        return new Content(
                draft.mailboxId(),
                draft.from(),
                draft.to(),
                draft.cc(),
                draft.bcc(),
                draft.subject(),
                draft.body(),
                draft.files());
    }

    private Draft draft(DraftRecord row) {
        var content = json.readValue(row.getContent(), Content.class);
        return new Draft(
                row.getId(),
                row.getTicketId(),
                content.mailboxId(),
                content.from(),
                row.getAgentId(),
                Draft.Kind.valueOf(TicketMapping.name(row.getKind())),
                content.to(),
                content.cc(),
                content.bcc(),
                content.subject(),
                content.body(),
                content.files(),
                row.getSavedAt());
    }
}
