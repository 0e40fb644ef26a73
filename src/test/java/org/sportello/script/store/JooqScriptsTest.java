package org.sportello.script.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.sportello.script.CannedReply;
import org.sportello.script.Playbook;
import org.sportello.script.StaleScript;
import org.sportello.storage.StoreTest;
import org.sportello.storage.TestStore;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

final class JooqScriptsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");

    private static JooqScripts scripts(TestStore store) {
        return new JooqScripts(store.database(), store.log(), InstantSource.fixed(NOW));
    }

    private static CannedReply late() {
        return new CannedReply(
                0, 0, "Delivery", "Late parcel", "en", "Dear {{customer.firstName}}", 0, NOW);
    }

    @StoreTest
    void aReplyIsFoundByItsNameInAnyCase(TestStore store) {
        var saved = scripts(store).save(late());
        assertEquals(1, saved.version());
        assertEquals(Optional.of(saved), scripts(store).findReplyByName("late PARCEL"));
        assertEquals(List.of(saved), scripts(store).replies());
    }

    @StoreTest
    void theSecondOfTwoWritersIsRefused(TestStore store) {
        var scripts = scripts(store);
        var saved = scripts.save(late());
        var mine = new CannedReply(saved.id(), saved.version(), "", "Late", "en", "Hello", 0, NOW);
        assertEquals(2, scripts.save(mine).version());
        assertThrows(StaleScript.class, () -> scripts.save(mine));
        assertEquals("Hello", scripts.findReply(saved.id()).orElseThrow().body());
    }

    @StoreTest
    void usesAreCountedAndSurviveAChange(TestStore store) {
        var scripts = scripts(store);
        var saved = scripts.save(late());
        scripts.usedReply(saved.id());
        scripts.usedReply(saved.id());
        assertEquals(2, scripts.save(saved).uses());
    }

    @StoreTest
    void everyChangeIsAFactInTheLog(TestStore store) {
        var scripts = scripts(store);
        var book = scripts.save(new Playbook(0, 0, "Parcel", "en", "steps: [{ask: a}]", 0, NOW));
        var reply = scripts.save(late());
        scripts.deleteReply(reply.id());
        scripts.deletePlaybook(book.id());
        assertEquals(
                List.of("saved", "saved", "deleted", "deleted"),
                store.log().read(0, 10).stream().map(event -> event.fact().kind()).toList());
        assertTrue(scripts.replies().isEmpty() && scripts.playbooks().isEmpty());
    }
}
