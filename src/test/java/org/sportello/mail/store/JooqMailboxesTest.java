package org.sportello.mail.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.sportello.mail.Alias;
import org.sportello.mail.Mailbox;
import org.sportello.mail.ServerUrl;
import org.sportello.mail.signin.provider.Provider;
import org.sportello.storage.StoreTest;
import org.sportello.storage.TestStore;

import java.time.InstantSource;
import java.util.List;

class JooqMailboxesTest {

    private static Mailbox mailbox() {
        return new Mailbox(
                        0,
                        "Desk",
                        "desk@example.org",
                        "The desk",
                        ServerUrl.parse("imaps://desk@example.org@mail.example.org"),
                        null,
                        List.of("INBOX", "Ordini"),
                        true,
                        false,
                        true,
                        "",
                        true)
                .withProvider("google")
                .withAliases(
                        List.of(
                                new Alias("Shop@example.org", "The shop", "**Shop**"),
                                new Alias("ordini@example.org", "", "")))
                .withPerHour(30);
    }

    @StoreTest
    void aMailboxComesBackAsItWasKept(TestStore store) {
        var mailboxes = new JooqMailboxes(store.database(), store.log(), InstantSource.system());
        var added = mailboxes.add(mailbox());
        assertEquals(mailbox().withId(added.id()), added);
        assertEquals(
                List.of("desk@example.org", "shop@example.org", "ordini@example.org"),
                added.addresses());
        assertEquals("The shop", added.sender("SHOP@example.org").orElseThrow().fromName());

        var changed = added.withProvider(null).withAliases(List.of()).withPerHour(null);
        mailboxes.update(changed);
        assertEquals(changed, mailboxes.find(added.id()).orElseThrow());
    }

    @StoreTest
    void aProviderTakesThePlaceOfTheKnownOneUntilItIsForgotten(TestStore store) {
        var providers = new JooqProviders(store.database());
        assertEquals(Provider.KNOWN, providers.all());
        var google = Provider.KNOWN.getFirst().withClientId("me");
        providers.save(google);
        assertEquals(google, providers.find("google").orElseThrow());
        providers.remove("google");
        assertFalse(providers.find("google").orElseThrow().usable());
    }
}
