package org.sportello.mail.signin.provider;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Providers in memory.
public final class FakeProviders implements Providers {

    private final Map<String, Provider> all = new LinkedHashMap<>();

    @Override
    public List<Provider> all() {
        return List.copyOf(all.values());
    }

    @Override
    public Optional<Provider> find(String id) {
        return Optional.ofNullable(all.get(id));
    }

    @Override
    public void save(Provider provider) {
        all.put(provider.id(), provider);
    }

    @Override
    public void remove(String id) {
        all.remove(id);
    }
}
