package org.sportello.mail.store;

import static org.sportello.storage.schema.Tables.SIGN_IN_PROVIDER;

import org.sportello.kernel.Change;
import org.sportello.mail.signin.provider.Provider;
import org.sportello.mail.signin.provider.Providers;
import org.sportello.storage.Database;
import org.sportello.storage.schema.tables.records.SignInProviderRecord;

import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// Providers in rows of the store; a row takes the place of a known provider with its id.
public final class JooqProviders implements Providers {

    private final Database database;

    public JooqProviders(Database database) {
        this.database = database;
    }

    @Override
    public List<Provider> all() {
        var all = new LinkedHashMap<String, Provider>();
        Provider.KNOWN.forEach(known -> all.put(known.id(), known));
        database.read(() ->
                        database.sql()
                                .selectFrom(SIGN_IN_PROVIDER)
                                .orderBy(SIGN_IN_PROVIDER.NAME)
                                .fetch(JooqProviders::provider))
                .forEach(kept -> all.put(kept.id(), kept));
        return List.copyOf(all.values());
    }

    private static Provider provider(SignInProviderRecord row) {
        return new Provider(
                row.getId(),
                row.getName(),
                URI.create(row.getAuthorizationUrl()),
                URI.create(row.getTokenUrl()),
                row.getScope(),
                row.getClientId(),
                Arrays.stream(row.getDomains().split(" ", -1))
                        .filter(domain -> !domain.isEmpty())
                        .toList());
    }

    @Override
    public Optional<Provider> find(String id) {
        return all().stream().filter(provider -> provider.id().equals(id)).findFirst();
    }

    @Override
    public void save(Provider provider) {
        database.write(() -> {
            delete(provider.id());
            var row = database.sql().newRecord(SIGN_IN_PROVIDER);
            row.setId(provider.id());
            row.setName(provider.name());
            row.setAuthorizationUrl(provider.authorization().toString());
            row.setTokenUrl(provider.token().toString());
            row.setScope(provider.scope());
            row.setClientId(provider.clientId());
            row.setDomains(String.join(" ", provider.domains()));
            row.store();
            database.announce(new Change(Change.Entity.MAILBOX, 0));
        });
    }

    @Override
    public void remove(String id) {
        database.write(() -> {
            delete(id);
            database.announce(new Change(Change.Entity.MAILBOX, 0));
        });
    }

    private void delete(String id) {
        database.sql().deleteFrom(SIGN_IN_PROVIDER).where(SIGN_IN_PROVIDER.ID.eq(id)).execute();
    }
}
