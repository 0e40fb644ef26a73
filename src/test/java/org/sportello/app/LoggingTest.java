package org.sportello.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Logger;

final class LoggingTest {

    @ParameterizedTest
    @CsvSource({
        "mail of maria.rossi@example.it came, mail of m…@example.it came",
        "a@example.org, a…@example.org",
        "<anna+shop@mail.example.com>, <a…@mail.example.com>",
        "password=hunter2 for x, password=*** for x",
        "{\"access_token\":\"abc.def\"}, {\"access_token\":\"***\"}",
        "Authorization: Bearer abcdefgh1234, Authorization: Bearer ***",
        "AUTH PLAIN AGFubmEAc2VjcmV0, AUTH PLAIN ***",
        "12 mails at 3 o'clock, 12 mails at 3 o'clock",
    })
    void whatIsPersonalOrSecretIsMasked(String said, String written) {
        assertEquals(written, MaskedLayout.masked(said));
    }

    @Test
    void linesGoIntoTheFolderWithTheirStackTraces(@TempDir Path folder) throws IOException {
        Logging.start();
        Logging.into(folder);

        LoggerFactory.getLogger(LoggingTest.class)
                .error("Bug 1 by anna@example.com", new IllegalStateException("password=x1y2"));
        Logger.getLogger("org.eclipse.angus.mail").warning("from the JDK's logging");
        LoggerFactory.getLogger("org.jooq.Constants").info("advertisement");

        var log = Files.readString(folder.resolve("sportello.log"));
        assertTrue(log.contains("Bug 1 by a…@example.com"), log);
        assertTrue(log.contains("IllegalStateException: password=***"), log);
        assertTrue(log.contains("at org.sportello.app.LoggingTest"), log);
        assertTrue(log.contains("from the JDK's logging"), log);
        assertFalse(log.contains("advertisement"), log);
    }
}
