package org.sportello.mail.store;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.sportello.kernel.Changes;
import org.sportello.mail.outbox.AutomaticMail;
import org.sportello.mail.outbox.AutomaticMail.Counted;
import org.sportello.mail.outbox.AutomaticMail.Suppressed;
import org.sportello.storage.Database;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

class JooqAutomaticMailTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:00:00Z");

    @Test
    void theBusiestAddressesAndThoseThatGetNothingCanBeSeen() {
        try (var database = Database.memory("automatic-mail", new Changes())) {
            AutomaticMail automatic = new JooqAutomaticMail(database);
            database.write(() -> {
                automatic.note("anna@example.org", 1, NOW);
                automatic.note("bruno@example.org", 2, NOW);
                automatic.note("bruno@example.org", 3, NOW);
                automatic.note("bruno@example.org", 4, NOW.minus(Duration.ofDays(2)));
            });
            assertEquals(
                    List.of(
                            new Counted("bruno@example.org", 2),
                            new Counted("anna@example.org", 1)),
                    automatic.busiest(NOW.minus(Duration.ofDays(1)), 10));
            assertEquals(1, automatic.busiest(NOW.minus(Duration.ofDays(1)), 1).size());

            var until = NOW.plus(Duration.ofDays(60));
            automatic.suppress("gone@example.org", until, AutomaticMail.BOUNCED);
            automatic.suppress("old@example.org", NOW.minusSeconds(1), AutomaticMail.BOUNCED);
            assertEquals(
                    List.of(new Suppressed("gone@example.org", until, AutomaticMail.BOUNCED)),
                    automatic.allSuppressed(NOW, 10));
            automatic.release("gone@example.org");
            assertEquals(List.of(), automatic.allSuppressed(NOW, 10));
        }
    }
}
