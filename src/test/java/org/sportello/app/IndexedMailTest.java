package org.sportello.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sportello.mail.RawMail;
import org.sportello.search.Hit;
import org.sportello.search.IndexKeeper;
import org.sportello.storage.StoreFolder;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/// What comes in can be found, whatever became of it.
class IndexedMailTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir Path folder;
    private Wiring desk;

    @BeforeEach
    void open() {
        desk = new Wiring(StoreFolder.of(folder.resolve("desk")));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aNewsletterWithoutATicketIsFoundToo() {
        arrive(
                """
                From: News <news@example.net>
                To: desk@example.org
                List-Id: <news.example.net>
                Precedence: bulk
                Subject: Autumn catalogue
                Message-ID: <news@example.net>

                Chestnuts and lanterns.
                """);
        desk.catchUp();

        assertEquals(List.of(), hits("chestnuts", Hit.Type.TICKET));
        assertEquals(List.of("Autumn catalogue"), hits("chestnuts", Hit.Type.MESSAGE));
    }

    @Test
    void whatTheKeeperReadAndWhatItLeftIsThereOnce() {
        try (var _ = desk.keepIndex(IndexKeeper.NOBODY_LOOKS, bug -> throwIt(bug))) {
            for (int i = 0; i < 30; i++) {
                arrive(
                        """
                        From: Ada <ada%1$d@example.com>
                        To: desk@example.org
                        Subject: Lantern number %1$d
                        Message-ID: <lantern.%1$d@example.com>

                        It does not shine.
                        """
                                .formatted(i));
            }
        }

        desk.catchUp();

        assertEquals(30, hits("lantern", Hit.Type.MESSAGE).size());
        assertEquals(0, desk.indexFollower().behind());
    }

    private static void throwIt(Throwable bug) {
        throw new AssertionError(bug);
    }

    private void arrive(String message) {
        var bytes = message.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        try (var intake = desk.mail().intake(UnaryOperator.identity())) {
            intake.file(null, null, List.of(new RawMail(bytes, "test", 0, NOW)));
        }
    }

    private List<String> hits(String typed, Hit.Type type) {
        return desk.search().find(typed, 100).hits().stream()
                .filter(hit -> hit.type() == type)
                .map(Hit::title)
                .toList();
    }
}
