package org.sportello.desk.view.writing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.sportello.ticket.Draft;
import org.sportello.ticket.Drafts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

class KeptDraftTest {

    private final Store store = new Store();

    /// Drafts by id, without a database.
    private static final class Store implements Drafts {

        private final Map<Long, String> texts = new TreeMap<>();

        @Override
        public Optional<Draft> find(long ticketId, long agentId) {
            return Optional.empty();
        }

        @Override
        public Optional<Draft> findNew(long agentId) {
            return Optional.empty();
        }

        @Override
        public List<Draft> all(long agentId) {
            return List.of();
        }

        @Override
        public long save(Draft draft) {
            var id = draft.id() == 0 ? texts.size() + 1L : draft.id();
            texts.put(id, draft.body());
            return id;
        }

        @Override
        public void delete(long id) {
            texts.remove(id);
        }
    }

    private static Draft words(String body) {
        return new Draft(
                0,
                1L,
                null,
                null,
                1,
                Draft.Kind.REPLY,
                List.of(),
                List.of(),
                List.of(),
                "",
                body,
                List.of(),
                Instant.EPOCH);
    }

    @Test
    void twoSavesBeforeTheFirstAnswerAreOneDraftWithTheNewestWords() {
        var kept = new KeptDraft(0);
        kept.write(words("first"));
        kept.write(words("second"));
        kept.keep(store);
        kept.keep(store);
        assertEquals(Map.of(1L, "second"), store.texts);
    }

    @Test
    void whatWasSentBeforeItWasKeptIsNotKept() {
        var kept = new KeptDraft(0);
        kept.write(words("sent"));
        kept.drop();
        kept.delete(store);
        kept.keep(store);
        assertEquals(Map.of(), store.texts);
    }

    @Test
    void aKnownDraftKeepsItsIdAndLeavesWithIt() {
        store.texts.put(7L, "old");
        var kept = new KeptDraft(7);
        kept.write(words("new"));
        kept.keep(store);
        assertEquals(Map.of(7L, "new"), store.texts);
        kept.drop();
        kept.delete(store);
        assertEquals(Map.of(), store.texts);
    }
}
