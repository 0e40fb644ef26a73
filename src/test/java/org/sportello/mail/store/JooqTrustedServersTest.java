package org.sportello.mail.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.sportello.kernel.Changes;
import org.sportello.mail.signin.TrustedServer;
import org.sportello.storage.Database;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

class JooqTrustedServersTest {

    private static TrustedServer server(String host, int port, String key) {
        return new TrustedServer(
                host,
                port,
                key,
                "mail.example.org",
                "Our House",
                Instant.parse("2027-03-01T00:00:00Z"),
                Instant.parse("2026-11-22T08:00:00Z"));
    }

    @Test
    void eachNameAndPortHasOneKeyAndIsForgottenAlone() {
        try (var database = Database.memory("trusted-servers", new Changes())) {
            var trusted = new JooqTrustedServers(database);
            trusted.trust(server("Mail.Example.org", 993, "aa"));
            trusted.trust(server("mail.example.org", 465, "aa"));
            trusted.trust(server("mail.example.org", 993, "bb"));
            assertEquals(
                    List.of(
                            server("mail.example.org", 465, "aa"),
                            server("mail.example.org", 993, "bb")),
                    trusted.all());
            assertEquals(
                    Optional.of("bb"),
                    trusted.find("MAIL.example.org", 993).map(TrustedServer::key));
            assertTrue(trusted.revoke("mail.example.org", 993));
            assertFalse(trusted.revoke("mail.example.org", 993));
            assertEquals(Optional.empty(), trusted.find("mail.example.org", 993));
            assertEquals(1, trusted.all().size());
        }
    }
}
