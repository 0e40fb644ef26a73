package org.sportello.storage;

import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.sportello.storage.schema.SchemaVersion;

import java.sql.Connection;
import java.sql.SQLException;

/// Brings a store to the newest schema. On a store that has it already, this is one query: Flyway
/// itself is only started when there is something to do.
final class Migrations {

    private static final String FOLDER = "classpath:org/sportello/storage/migrations";
    private static final String HISTORY = "flyway_schema_history";

    private final Engine engine;

    Migrations(Engine engine) {
        this.engine = engine;
    }

    /// @throws StoreNewer if the store has a newer schema; it is not touched then
    void apply() {
        var version = version();
        if (version > SchemaVersion.NEWEST) {
            throw new StoreNewer(null);
        }
        if (version < SchemaVersion.NEWEST) {
            migrate();
        }
    }

    private int version() {
        try (var connection = engine.writer()) {
            return exists(connection) ? newest(connection) : 0;
        } catch (SQLException failure) {
            throw SqlProblems.translate(failure);
        }
    }

    private static boolean exists(Connection connection) throws SQLException {
        try (var tables =
                connection
                        .getMetaData()
                        .getTables(
                                null,
                                connection.getSchema(),
                                HISTORY,
                                new String[] {"TABLE", "BASE TABLE"})) {
            return tables.next();
        }
    }

    private static int newest(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select max(cast(version as int)) from "
                                        + HISTORY
                                        + " where success and version is not null")) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    private void migrate() {
        try {
            new FluentConfiguration(Migrations.class.getClassLoader())
                    .dataSource(engine.migrating())
                    .locations(FOLDER)
                    .table(HISTORY)
                    .cleanDisabled(true)
                    .loggers("slf4j")
                    .load()
                    .migrate();
        } catch (FlywayException failure) {
            throw failure.getCause() instanceof SQLException cause
                    ? SqlProblems.translate(cause)
                    : failure;
        }
    }
}
