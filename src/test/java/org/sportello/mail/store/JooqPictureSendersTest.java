package org.sportello.mail.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.sportello.kernel.Changes;
import org.sportello.storage.Database;

import java.time.InstantSource;
import java.util.List;

class JooqPictureSendersTest {

    @Test
    void aSenderIsAllowedUntilRevoked() {
        try (var database = Database.memory("picture-senders", new Changes())) {
            var senders = new JooqPictureSenders(database, InstantSource.system());
            assertFalse(senders.isAllowed("news@example.net"));

            senders.allow("news@example.net");
            senders.allow("anna@example.it");
            senders.allow("news@example.net");
            assertTrue(senders.isAllowed("news@example.net"));
            assertEquals(List.of("anna@example.it", "news@example.net"), senders.all());

            senders.revoke("news@example.net");
            assertFalse(senders.isAllowed("news@example.net"));
            assertEquals(List.of("anna@example.it"), senders.all());
        }
    }
}
