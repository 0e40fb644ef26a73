package org.sportello.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sportello.knowledge.Article;
import org.sportello.search.Index.Entry;
import org.sportello.storage.DiskFull;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;

/// The index on a disk that is full for a while.
class FullDiskTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final SmallDisk disk = new SmallDisk();
    private final Index index = new Index(disk);
    private final Search search = new Search(index, InstantSource.fixed(NOW), ZoneOffset.UTC);

    @AfterEach
    void close() {
        disk.full = false;
        index.close();
    }

    private static final class SmallDisk extends FilterDirectory {

        private boolean full;

        SmallDisk() {
            super(new ByteBuffersDirectory());
        }

        @Override
        public IndexOutput createOutput(String name, IOContext context) throws IOException {
            if (full) {
                throw new IOException("No space left on device");
            }
            return super.createOutput(name, context);
        }
    }

    @Test
    void whatWasNotWrittenIsReadAgainWhenThereIsRoom() {
        add(1, "Lanterns", 0, 5);
        index.commit();
        index.refresh();
        add(2, "Chestnuts", 5, 9);
        disk.full = true;

        assertThrows(DiskFull.class, index::refresh);
        assertThrows(DiskFull.class, index::commit);
        assertEquals(1, found("lanterns"));

        disk.full = false;
        assertEquals(5, index.position(), "where the committed index is true");
        add(2, "Chestnuts", 5, 9);
        index.refresh();
        index.commit();
        assertEquals(1, found("chestnuts"));
        assertEquals(1, found("lanterns"));
        assertEquals(9, index.position());
    }

    @Test
    void whatWasReadFromAnotherPositionIsNotTaken() {
        add(1, "Lanterns", 0, 5);
        add(2, "Chestnuts", 9, 12);
        index.refresh();

        assertEquals(0, found("chestnuts"));
        assertEquals(5, index.position());
    }

    @Test
    void aFullDiskDoesNotKeepTheIndexFromBeingClosed() throws IOException {
        var again = new SmallDisk();
        var other = new Index(again);
        other.apply(List.of(article(1, "Lanterns")), 0, 5);
        again.full = true;

        assertThrows(DiskFull.class, other::close);
        again.full = false;
        assertThrows(
                org.apache.lucene.store.AlreadyClosedException.class,
                () -> again.createOutput("x", IOContext.DEFAULT));
    }

    private void add(long id, String title, long from, long to) {
        index.apply(List.of(article(id, title)), from, to);
    }

    private static Entry article(long id, String title) {
        var article =
                new Article(
                        id, 1, null, title, Article.State.PUBLIC, "en", null, null, "", NOW, NOW);
        return new Entry(Documents.articleId(id), Documents.article(article));
    }

    private long found(String words) {
        return search.find(words, 10).total();
    }
}
