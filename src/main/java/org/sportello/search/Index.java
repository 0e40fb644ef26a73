package org.sportello.search;

import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/// The index on disk. Its commits carry the position of the event log up to which they are true:
/// after a crash, the follower reads on from there. What was found is as of the last [#refresh].
public final class Index implements AutoCloseable {

    private static final String POSITION = "position";

    /// Raised whenever documents change their form: an index of another form is built anew from the
    /// log.
    private static final String FORM = "1";

    private static final double BUFFER_MB = 48;

    private final Directory directory;
    private final Words words = new Words();
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private long position;

    /// Opens the index in the folder; makes it if it is missing, and anew if its form is an old
    /// one.
    public Index(Path folder) {
        this(open(folder));
    }

    Index(Directory directory) {
        this.directory = directory;
        try {
            writer =
                    new IndexWriter(
                            directory,
                            new IndexWriterConfig(words)
                                    .setRAMBufferSizeMB(BUFFER_MB)
                                    .setCommitOnClose(false));
            position = committedPosition();
            searchers = new SearcherManager(writer, new SearcherFactory());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Directory open(Path folder) {
        try {
            return FSDirectory.open(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private long committedPosition() throws IOException {
        var data = writer.getLiveCommitData();
        if (data == null) {
            return 0;
        }
        var kept =
                StreamSupport.stream(data.spliterator(), false)
                        .collect(
                                java.util.stream.Collectors.toMap(
                                        Map.Entry::getKey, Map.Entry::getValue));
        if (!FORM.equals(kept.get("form"))) {
            writer.deleteAll();
            return 0;
        }
        return Long.parseLong(kept.getOrDefault(POSITION, "0"));
    }

    /// The position of the log up to which this index is true.
    public synchronized long position() {
        return position;
    }

    /// Replaces the documents of these ids by the given ones (null: only takes them out) and moves
    /// to the position.
    synchronized void apply(List<Entry> entries, long newPosition) {
        try {
            for (var entry : entries) {
                var id = new Term(Fields.ID, entry.id());
                if (entry.document() == null) {
                    writer.deleteDocuments(id);
                } else {
                    writer.updateDocument(id, entry.document());
                }
            }
            position = newPosition;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    record Entry(String id, @Nullable Document document) {}

    /// Makes what was applied visible to searches.
    public void refresh() {
        try {
            searchers.maybeRefresh();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Writes everything to disk, with the position.
    public synchronized void commit() {
        try {
            writer.setLiveCommitData(
                    Map.of(POSITION, Long.toString(position), "form", FORM).entrySet());
            writer.commit();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// Empties the index: the follower builds it anew from the beginning of the log.
    public synchronized void clear() {
        try {
            writer.deleteAll();
            position = 0;
            commit();
            searchers.maybeRefreshBlocking();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// How many documents there are.
    public int size() {
        return writer.getDocStats().numDocs;
    }

    Words words() {
        return words;
    }

    /// Asks the index as of the last refresh.
    <T> T ask(Question<T> question) {
        try {
            var searcher = searchers.acquire();
            try {
                return question.ask(searcher);
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /// What is asked of the index.
    @FunctionalInterface
    interface Question<T> {
        T ask(IndexSearcher searcher) throws IOException;
    }

    @Override
    public synchronized void close() {
        try {
            commit();
            searchers.close();
            writer.close();
            words.close();
            directory.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
