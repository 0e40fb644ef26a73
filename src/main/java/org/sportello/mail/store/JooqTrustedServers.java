package org.sportello.mail.store;

import static org.sportello.storage.schema.Tables.TRUSTED_SERVER;

import org.jooq.Condition;
import org.sportello.kernel.Change;
import org.sportello.mail.signin.TrustedServer;
import org.sportello.mail.signin.TrustedServers;
import org.sportello.storage.Database;
import org.sportello.storage.schema.tables.records.TrustedServerRecord;

import java.util.List;
import java.util.Optional;

/// Exceptions for servers in rows of the store: one for each name and port.
public final class JooqTrustedServers implements TrustedServers {

    private final Database database;

    public JooqTrustedServers(Database database) {
        this.database = database;
    }

    @Override
    public List<TrustedServer> all() {
        return database.read(() ->
                database.sql()
                        .selectFrom(TRUSTED_SERVER)
                        .orderBy(TRUSTED_SERVER.HOST, TRUSTED_SERVER.PORT)
                        .fetch(JooqTrustedServers::server));
    }

    @Override
    public Optional<TrustedServer> find(String host, int port) {
        return database.read(() ->
                database.sql()
                        .selectFrom(TRUSTED_SERVER)
                        .where(at(host, port))
                        .fetchOptional(JooqTrustedServers::server));
    }

    @Override
    public void trust(TrustedServer server) {
        database.write(() -> {
            delete(server.host(), server.port());
            var row = database.sql().newRecord(TRUSTED_SERVER);
            row.setHost(server.host());
            row.setPort(server.port());
            row.setKeySha256(server.key());
            row.setNames(server.names());
            row.setIssuer(server.issuer());
            row.setUntil(server.until());
            row.setSince(server.since());
            row.store();
            database.announce(new Change(Change.Entity.MAILBOX, 0));
        });
    }

    @Override
    public boolean revoke(String host, int port) {
        return database.write(() -> {
            database.announce(new Change(Change.Entity.MAILBOX, 0));
            return delete(host, port) > 0;
        });
    }

    private int delete(String host, int port) {
        return database.sql().deleteFrom(TRUSTED_SERVER).where(at(host, port)).execute();
    }

    private static Condition at(String host, int port) {
        return TRUSTED_SERVER.HOST.eq(TrustedServers.plain(host)).and(TRUSTED_SERVER.PORT.eq(port));
    }

    private static TrustedServer server(TrustedServerRecord row) {
        return new TrustedServer(
                row.getHost(),
                row.getPort(),
                row.getKeySha256(),
                row.getNames(),
                row.getIssuer(),
                row.getUntil(),
                row.getSince());
    }
}
