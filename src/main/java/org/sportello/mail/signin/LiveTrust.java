package org.sportello.mail.signin;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;

/// The exceptions, with a hand on every protected line: one that is taken back does not hold until
/// the line ends by itself, the lines to its server are cut at once.
public final class LiveTrust implements TrustedServers {

    private final TrustedServers kept;

    /// Nobody says when a line is let go: it leaves this set with its owner.
    private final Set<ServerLine> lines =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    /// @param kept where the exceptions are kept
    public LiveTrust(TrustedServers kept) {
        this.kept = kept;
    }

    @Override
    public List<TrustedServer> all() {
        return kept.all();
    }

    @Override
    public Optional<TrustedServer> find(String host, int port) {
        return kept.find(host, port);
    }

    @Override
    public void leansOn(ServerLine line) {
        lines.add(line);
    }

    /// Another key that was trusted is not any more: a line on which it was shown is cut.
    @Override
    public void trust(TrustedServer server) {
        var before = kept.find(server.host(), server.port());
        kept.trust(server);
        if (before.filter(one -> !one.key().equals(server.key())).isPresent()) {
            cut(server.host(), server.port());
        }
    }

    @Override
    public boolean revoke(String host, int port) {
        var revoked = kept.revoke(host, port);
        cut(host, port);
        return revoked;
    }

    private void cut(String host, int port) {
        List<ServerLine> open;
        synchronized (lines) {
            open = List.copyOf(lines);
        }
        open.stream().filter(line -> line.leadsTo(host, port)).forEach(ServerLine::cut);
    }
}
