package org.sportello.storage;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/// The team database: one PostgreSQL for several desks.
final class PostgresEngine implements Engine {

    /// Writers of all desks queue behind this lock, so that positions of events become visible in
    /// their order. The number is ours alone; it only has to be the same everywhere.
    private static final String SERIALISE = "select pg_advisory_xact_lock(7310579214401)";

    private final HikariDataSource reading;
    private final HikariDataSource writing;

    PostgresEngine(String url, @Nullable String user, @Nullable String password) {
        reading = new HikariDataSource(readers(configuration(url, user, password)));
        writing = new HikariDataSource(writer(configuration(url, user, password)));
    }

    private static HikariConfig configuration(
            String url, @Nullable String user, @Nullable String password) {
        var configuration = new HikariConfig();
        configuration.setJdbcUrl(url);
        configuration.setUsername(user);
        configuration.setPassword(password);
        configuration.addDataSourceProperty("reWriteBatchedInserts", "true");
        configuration.addDataSourceProperty("ApplicationName", "Sportello");
        // The pool opens its first connection when one is asked for, so that a database that cannot
        // be reached fails in one place, as a Problem.
        configuration.setInitializationFailTimeout(-1);
        configuration.setConnectionTimeout(10_000);
        configuration.setMinimumIdle(0);
        return configuration;
    }

    private static HikariConfig readers(HikariConfig configuration) {
        configuration.setPoolName("sportello-read");
        configuration.setReadOnly(true);
        configuration.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
        configuration.setMaximumPoolSize(8);
        return configuration;
    }

    private static HikariConfig writer(HikariConfig configuration) {
        configuration.setPoolName("sportello-write");
        configuration.setMaximumPoolSize(4);
        return configuration;
    }

    @Override
    public SQLDialect dialect() {
        return SQLDialect.POSTGRES;
    }

    @Override
    public Connection reader() throws SQLException {
        return reading.getConnection();
    }

    @Override
    public Connection writer() throws SQLException {
        return writing.getConnection();
    }

    @Override
    public DataSource migrating() {
        return writing;
    }

    @Override
    public void begun(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(SERIALISE);
        }
    }

    @Override
    public void committed(Connection connection) {}

    @Override
    public void close() {
        reading.close();
        writing.close();
    }

    @Override
    public void abandon() {
        close();
    }
}
