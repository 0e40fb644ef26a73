package org.sportello.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sportello.storage.schema.Tables.EVENT;
import static org.sportello.storage.schema.Tables.TICKET_SUBJECT;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

/// Lists of values use the index.
final class PlainListsTest {

    @Test
    void valuesOfListsCarryNoCast() {
        try (var store = TestStore.create()) {
            var query =
                    store.database()
                            .sql()
                            .select(TICKET_SUBJECT.TICKET_ID)
                            .from(TICKET_SUBJECT)
                            .where(
                                    TICKET_SUBJECT.SUBJECT_KEY.in(List.of(1L, 2L, 3L)),
                                    TICKET_SUBJECT.AT.ge(Instant.EPOCH));
            assertTrue(query.getSQL().contains("in (?, ?, ?)"), query.getSQL());
            var plan = store.database().sql().explain(query).plan();
            assertTrue(plan.contains("ticket_subject_key: "), plan);
            assertEquals(List.of(), query.fetch());
        }
    }

    @Test
    void theFactsAboutSomeThingsAreLookedUp() {
        try (var store = TestStore.create()) {
            var query =
                    store.database()
                            .sql()
                            .selectFrom(EVENT)
                            .where(
                                    EVENT.ENTITY_ID.in(List.of(1L, 2L, 3L)),
                                    EVENT.ENTITY.eq("ticket"));
            var plan = store.database().sql().explain(query).plan();
            assertTrue(plan.contains("event_thing: "), plan);
        }
    }

    @Test
    void otherValuesAreWrittenAsBefore() {
        try (var store = TestStore.create()) {
            var sql = store.database().sql();
            var before = sql.select(org.jooq.impl.DSL.val(1L)).getSQL();
            assertFalse(before.equals("select ?"), before);
        }
    }
}
