package org.sportello.storage;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sportello.storage.schema.Tables.STORE_FACT;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sportello.kernel.Changes;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;

/// What may be wrong with the file of a store. It is never touched then.
final class StoreFileTest {

    private static final String OPTIONS =
            ";DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE";

    @TempDir private Path folder;

    @Test
    void aStoreIsThereAgain() {
        write("a", "1");

        try (var database = open()) {
            assertEquals("1", database.sql().fetchSingle(STORE_FACT).getFact());
        }
    }

    @Test
    void aNewerStoreIsNotTouched() throws SQLException, IOException {
        write("a", "1");
        alter(
                "insert into flyway_schema_history select installed_rank + 1000, '9999',"
                    + " description, type, script, checksum, installed_by, installed_on,"
                    + " execution_time, success from flyway_schema_history where version = '1'");
        var before = Files.readAllBytes(file());

        assertThrows(StoreNewer.class, this::open);

        assertArrayEquals(before, Files.readAllBytes(file()));
    }

    @Test
    void aFileThatIsNoStoreIsNotTouched() throws IOException {
        var nonsense = new byte[20_000];
        Arrays.fill(nonsense, (byte) 'x');
        Files.write(file(), nonsense);

        assertThrows(StoreDamaged.class, this::open);

        assertArrayEquals(nonsense, Files.readAllBytes(file()));
    }

    @Test
    void aDamagedStoreIsNotTouched() throws IOException {
        write("a", "1");
        var bytes = Files.readAllBytes(file());
        Arrays.fill(bytes, 0, bytes.length, (byte) 7);
        Files.write(file(), bytes);

        assertThrows(StoreDamaged.class, this::open);

        assertArrayEquals(bytes, Files.readAllBytes(file()));
    }

    @Test
    void aLockedFileIsNotTouched() throws IOException {
        write("a", "1");
        try (var channel = FileChannel.open(file(), StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            assertTrue(lock.isValid());
            assertThrows(StoreLocked.class, this::open);
        }
        open().close();
    }

    private void write(String name, String fact) {
        try (var database = open()) {
            database.write(() -> {
                database.sql()
                        .insertInto(STORE_FACT, STORE_FACT.NAME, STORE_FACT.FACT)
                        .values(name, fact)
                        .execute();
            });
        }
    }

    private Database open() {
        return Database.file(folder.resolve("desk"), new Changes());
    }

    private Path file() {
        return folder.resolve("desk.mv.db");
    }

    private void alter(String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                "jdbc:h2:file:" + folder.resolve("desk") + OPTIONS, "sa", "");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
