package org.sportello.mail.setup;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A DNS in memory.
public final class FakeRecords implements Records {

    private final Map<String, List<Service>> services = new HashMap<>();
    private final Map<String, List<String>> exchanges = new HashMap<>();
    private boolean away;

    /// From now on nobody answers.
    public FakeRecords away() {
        away = true;
        return this;
    }

    /// Adds a place of a service.
    public FakeRecords service(String name, int port, String host) {
        services.computeIfAbsent(name, _ -> new ArrayList<>()).add(new Service(0, 0, port, host));
        return this;
    }

    /// Adds a server that takes in the domain's mail.
    public FakeRecords exchange(String domain, String host) {
        exchanges.computeIfAbsent(domain, _ -> new ArrayList<>()).add(host);
        return this;
    }

    @Override
    public List<Service> services(String name) throws IOException {
        check();
        return services.getOrDefault(name, List.of());
    }

    @Override
    public List<String> exchanges(String domain) throws IOException {
        check();
        return exchanges.getOrDefault(domain, List.of());
    }

    private void check() throws IOException {
        if (away) {
            throw new IOException("away");
        }
    }
}
