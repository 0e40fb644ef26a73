package org.sportello.storage;

import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Changes;
import org.sportello.storage.event.EventLog;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.UUID;

/// An empty store with the real migrations, for tests: in memory, or in a schema of its own on a
/// real PostgreSQL. Most tests only need [#create()]; what must hold on both databases is a
/// [StoreTest].
public final class TestStore implements AutoCloseable {

    /// Names the PostgreSQL to test on, as a JDBC URL with user and password in it.
    static final String POSTGRES = "SPORTELLO_TEST_POSTGRES";

    private final Changes changes;
    private final Database database;
    private final Runnable dropped;

    private TestStore(Changes changes, Database database, Runnable dropped) {
        this.changes = changes;
        this.database = database;
        this.dropped = dropped;
    }

    /// In memory.
    public static TestStore create() {
        var changes = new Changes();
        return new TestStore(
                changes, Database.memory("test-" + UUID.randomUUID(), changes), () -> {});
    }

    static @Nullable String postgresUrl() {
        return System.getenv(POSTGRES);
    }

    static TestStore postgres(String url) {
        var schema = "test_" + UUID.randomUUID().toString().replace("-", "");
        execute(url, "create schema " + schema);
        var changes = new Changes();
        var own = url + (url.contains("?") ? "&" : "?") + "currentSchema=" + schema;
        return new TestStore(
                changes,
                Database.postgres(own, null, null, changes),
                () -> execute(url, "drop schema " + schema + " cascade"));
    }

    private static void execute(String url, String sql) {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failure) {
            throw new IllegalStateException(sql, failure);
        }
    }

    public Database database() {
        return database;
    }

    public Changes changes() {
        return changes;
    }

    public EventLog log() {
        return new EventLog(database);
    }

    @Override
    public void close() {
        database.close();
        dropped.run();
    }
}
