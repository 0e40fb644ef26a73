package org.sportello.storage;

import org.jooq.Configuration;
import org.jooq.ConnectionProvider;
import org.jooq.DSLContext;
import org.jooq.ExecuteListener;
import org.jooq.Field;
import org.jooq.TableRecord;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jspecify.annotations.Nullable;
import org.sportello.kernel.Change;
import org.sportello.kernel.Changes;
import org.sportello.kernel.Transactions;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// The store's database. Repositories ask it for [#sql()] and so join the transaction in scope;
/// they never see a connection. Refuses the screen's thread. Failures that the agent can do
/// something about come out as the Problems of this package, all others as jOOQ's
/// `DataAccessException`.
public final class Database implements Transactions, AutoCloseable {

    private static final String SCREEN_THREAD = "JavaFX Application Thread";

    private final Engine engine;
    private final Changes changes;
    private final Configuration forWriting;
    private final Configuration forReading;
    private final DSLContext unscoped;
    private final ScopedValue<Scope> scope = ScopedValue.newInstance();
    private final ReentrantLock writing = new ReentrantLock(true);

    private Database(Engine engine, Changes changes) {
        this.engine = engine;
        this.changes = changes;
        forWriting = configuration(engine, new SqlProblems());
        forReading = configuration(engine, new ReadOnly(), new SqlProblems());
        unscoped = DSL.using(forReading.derive(new Readers(engine)));
    }

    /// The store in a file of H2, created if it is missing, migrated if it is older.
    ///
    /// @param path the file without its ending `.mv.db`
    /// @throws StoreLocked if another process has it open
    /// @throws StoreNewer if a newer program wrote it
    /// @throws StoreDamaged if it cannot be read
    public static Database file(Path path, Changes changes) {
        return migrated(H2Engine.file(path), changes);
    }

    /// A store in memory, gone when closed.
    public static Database memory(String name, Changes changes) {
        return migrated(H2Engine.memory(name), changes);
    }

    /// The team database.
    ///
    /// @param url `jdbc:postgresql://…`
    /// @throws StoreUnreachable if it does not answer or does not let us in
    public static Database postgres(
            String url, @Nullable String user, @Nullable String password, Changes changes) {
        return migrated(new PostgresEngine(url, user, password), changes);
    }

    private static Database migrated(Engine engine, Changes changes) {
        var ready = false;
        try {
            new Migrations(engine).apply();
            ready = true;
            return new Database(engine, changes);
        } finally {
            if (!ready) {
                engine.abandon();
            }
        }
    }

    private static Configuration configuration(Engine engine, ExecuteListener... listeners) {
        return new DefaultConfiguration()
                .set(engine.dialect())
                .set(
                        new Settings()
                                .withExecuteLogging(false)
                                .withRenderSchema(false)
                                .withRenderCatalog(false)
                                .withReturnIdentityOnUpdatableRecord(true)
                                .withDiagnosticsLogging(false)
                                .withBatchSize(500))
                .set(new PlainLists())
                .set(listeners);
    }

    /// jOOQ on the transaction in scope; outside of one, for single queries that only read. Also
    /// inside [#read] nothing can be written.
    public DSLContext sql() {
        refuseScreenThread();
        return scope.isBound() ? scope.get().sql() : unscoped;
    }

    /// Adds rows with one statement, which is made only once.
    ///
    /// @param rows of one table, all with the same columns set
    public void addAll(List<? extends TableRecord<?>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        var first = rows.getFirst();
        var set = Stream.of(first.fields()).filter(first::touched).toArray(Field<?>[]::new);
        var sql = sql();
        var batch = sql.batch(sql.insertInto(first.getTable(), set).values(new Object[set.length]));
        for (var row : rows) {
            batch = batch.bind(Stream.of(set).map(row::get).toArray());
        }
        batch.execute();
    }

    @Override
    public <T> T write(Supplier<T> work) {
        refuseScreenThread();
        if (scope.isBound()) {
            if (!scope.get().writing()) {
                throw new IllegalStateException("A write inside of a read");
            }
            return work.get();
        }
        var announced = new LinkedHashSet<Change>();
        var result = alone(work, announced);
        changes.publish(List.copyOf(announced));
        return result;
    }

    private <T> T alone(Supplier<T> work, Set<Change> announced) {
        writing.lock();
        try (var connection = engine.writer()) {
            connection.setAutoCommit(false);
            engine.begun(connection);
            var result = committed(connection, work, announced);
            engine.committed(connection);
            return result;
        } catch (SQLException failure) {
            throw SqlProblems.translate(failure);
        } finally {
            writing.unlock();
        }
    }

    private <T> T committed(Connection connection, Supplier<T> work, Set<Change> announced)
            throws SQLException {
        var done = false;
        try {
            var inside = new Scope(DSL.using(forWriting.derive(connection)), announced);
            var result = ScopedValue.where(scope, inside).call(work::get);
            connection.commit();
            done = true;
            return result;
        } finally {
            if (!done && !connection.isClosed()) {
                connection.rollback();
            }
        }
    }

    @Override
    public <T> T read(Supplier<T> work) {
        refuseScreenThread();
        if (scope.isBound()) {
            return work.get();
        }
        try (var connection = engine.reader()) {
            connection.setAutoCommit(false);
            try {
                var inside = new Scope(DSL.using(forReading.derive(connection)), null);
                return ScopedValue.where(scope, inside).call(work::get);
            } finally {
                connection.rollback();
            }
        } catch (SQLException failure) {
            throw SqlProblems.translate(failure);
        }
    }

    /// Will be told after the commit of the transaction in scope; forgotten if that rolls back.
    public void announce(Change change) {
        var announced = scope.isBound() ? scope.get().announced() : null;
        if (announced == null) {
            throw new IllegalStateException("Nothing can change outside of Database.write");
        }
        announced.add(change);
    }

    /// Waits for the writer in progress, then closes. Nothing works afterwards.
    @Override
    public void close() {
        writing.lock();
        try {
            engine.close();
        } finally {
            writing.unlock();
        }
    }

    private static void refuseScreenThread() {
        if (Thread.currentThread().getName().equals(SCREEN_THREAD)) {
            throw new IllegalStateException("The screen's thread must not wait for the store");
        }
    }

    /// A connection for each single query.
    private record Readers(Engine engine) implements ConnectionProvider {

        @Override
        public Connection acquire() {
            try {
                return engine.reader();
            } catch (SQLException failure) {
                throw SqlProblems.translate(failure);
            }
        }

        @Override
        public void release(Connection connection) {
            try {
                connection.close();
            } catch (SQLException failure) {
                throw SqlProblems.translate(failure);
            }
        }
    }

    /// One transaction.
    ///
    /// @param announced what will be told after the commit; null if it only reads
    private record Scope(DSLContext sql, @Nullable Set<Change> announced) {

        boolean writing() {
            return announced != null;
        }
    }
}
