package org.sportello.mail.signin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Exceptions in memory.
public final class FakeTrustedServers implements TrustedServers {

    private final List<TrustedServer> servers = new ArrayList<>();

    @Override
    public List<TrustedServer> all() {
        return List.copyOf(servers);
    }

    @Override
    public Optional<TrustedServer> find(String host, int port) {
        return servers.stream()
                .filter(one -> one.host().equals(TrustedServers.plain(host)) && one.port() == port)
                .findFirst();
    }

    @Override
    public void trust(TrustedServer server) {
        revoke(server.host(), server.port());
        servers.add(server);
    }

    @Override
    public boolean revoke(String host, int port) {
        return servers.removeIf(
                one -> one.host().equals(TrustedServers.plain(host)) && one.port() == port);
    }
}
