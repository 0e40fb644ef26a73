package org.sportello.storage;

import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcConnectionPool;
import org.h2.jdbcx.JdbcDataSource;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;

import javax.sql.DataSource;

/// H2 inside our process: one file, or memory only.
final class H2Engine implements Engine {

    /// Names in lower case, as PostgreSQL has them. The write delay is only H2's housekeeping: what
    /// we commit is written, and forced to the disk, at once (see [#committed]). So old pages need
    /// not be kept for the case that the power fails, and their room is used again: else the file
    /// grows to many times its size while much mail comes in.
    private static final String OPTIONS =
            ";DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE"
                    + ";DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE"
                    + ";TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0"
                    + ";QUERY_CACHE_SIZE=256;LOCK_TIMEOUT=20000;RETENTION_TIME=0";

    private static final String SNAPSHOT =
            ";INIT=SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SNAPSHOT";

    private static final long SMALL = 8L * 1024 * 1024;
    private static final int READERS = 24;

    /// There is one writer; migrations take a few connections.
    private static final int WRITERS = 4;

    private final String url;
    private final @Nullable Path folder;
    private final boolean file;
    private volatile Pools pools;

    /// @param folder of the database's file; null if there is none
    private H2Engine(String url, @Nullable Path folder) {
        // SQL must never be able to load Java classes; H2 reads this once, when it starts.
        System.setProperty("h2.allowedClasses", "");
        this.url = url;
        this.folder = folder;
        file = folder != null;
        pools = openPools();
    }

    /// The database in the file `PATH.mv.db`.
    static H2Engine file(Path path) {
        var whole = path.toAbsolutePath();
        return new H2Engine(
                "jdbc:h2:file:" + whole + ";CACHE_SIZE=32768;COMPRESS=TRUE", whole.getParent());
    }

    static H2Engine memory(String name) {
        return new H2Engine("jdbc:h2:mem:" + name, null);
    }

    private Pools openPools() {
        return new Pools(pool(url + OPTIONS + SNAPSHOT, READERS), pool(url + OPTIONS, WRITERS));
    }

    private static JdbcConnectionPool pool(String url, int size) {
        var source = new JdbcDataSource();
        source.setURL(url);
        source.setUser("sa");
        source.setPassword("");
        var pool = JdbcConnectionPool.create(source);
        pool.setMaxConnections(size);
        return pool;
    }

    @Override
    public SQLDialect dialect() {
        return SQLDialect.H2;
    }

    @Override
    public Connection reader() throws SQLException {
        return connection(Pools::reading);
    }

    @Override
    public Connection writer() throws SQLException {
        return connection(Pools::writing);
    }

    @Override
    public DataSource migrating() {
        return pools.writing();
    }

    /// H2 closes itself when it could not write, on a full disk for instance; what was committed is
    /// in the file. So it is opened again, as often as it takes until there is room.
    private Connection connection(Function<Pools, JdbcConnectionPool> kind) throws SQLException {
        var used = pools;
        var connection = living(kind.apply(used));
        if (connection != null) {
            return connection;
        }
        return kind.apply(reopened(used)).getConnection();
    }

    private synchronized Pools reopened(Pools closed) {
        if (pools.equals(closed)) {
            pools = openPools();
            closed.dispose();
        }
        return pools;
    }

    private @Nullable Connection living(JdbcConnectionPool pool) throws SQLException {
        try {
            var connection = pool.getConnection();
            if (!file || connection.isValid(0)) {
                return connection;
            }
            connection.close();
            return null;
        } catch (SQLException failure) {
            if (failure.getErrorCode() == ErrorCode.DATABASE_IS_CLOSED) {
                return null;
            }
            throw failure;
        }
    }

    @Override
    public void begun(Connection connection) {}

    @Override
    public void committed(Connection connection) throws SQLException {
        if (file) {
            try (var statement = connection.createStatement()) {
                statement.execute("CHECKPOINT SYNC");
            }
        }
    }

    @Override
    public void close() {
        try {
            if (wasteful()) {
                // Writing the file anew takes memory: not on top of what is long done with.
                System.gc();
                execute("SHUTDOWN COMPACT");
            } else {
                execute("SHUTDOWN");
            }
        } catch (SQLException failure) {
            throw SqlProblems.translate(failure);
        } finally {
            pools.dispose();
        }
    }

    @Override
    public void abandon() {
        try {
            execute("SHUTDOWN IMMEDIATELY");
        } catch (SQLException neverOpened) {
            // There is nothing to let go of: why it could not be opened is being told already.
        } finally {
            pools.dispose();
        }
    }

    /// Every commit writes the pages it changed anew and leaves the old ones behind. H2 tidies up
    /// beside its work, but not as fast as a large import writes: then the rest is done at the end,
    /// if there is room for a second file for a while.
    private boolean wasteful() throws SQLException {
        if (folder == null) {
            return false;
        }
        var size = fact("info.FILE_SIZE");
        return size > SMALL
                && fact("info.CHUNKS_FILL_RATE") < 50
                && folder.toFile().getUsableSpace() > size;
    }

    private long fact(String name) throws SQLException {
        try (var connection = writer();
                var query =
                        connection.prepareStatement(
                                "select setting_value from information_schema.settings"
                                        + " where setting_name = ?")) {
            query.setString(1, name);
            try (var rows = query.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = writer();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private record Pools(JdbcConnectionPool reading, JdbcConnectionPool writing) {

        void dispose() {
            reading.dispose();
            writing.dispose();
        }
    }
}
