package org.sportello.search;

import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;
import org.sportello.storage.StoreProblems;

import java.io.IOException;
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

    private static final double BUFFER_MB = 16;

    private final Directory directory;
    private final Words words = new Words();
    private volatile @Nullable Open open;
    private long position;

    private record Open(IndexWriter writer, SearcherManager searchers) {}

    /// The index in the folder. It is opened when it is first asked, so that no start waits for it;
    /// made if it is missing, and anew if its form is an old one.
    public Index(Path folder) {
        this(open(folder));
    }

    Index(Directory directory) {
        this.directory = directory;
    }

    private static Directory open(Path folder) {
        try {
            return FSDirectory.open(folder);
        } catch (IOException failure) {
            throw problem(failure);
        }
    }

    /// A writer that was given up says why in its cause.
    private static RuntimeException problem(Exception failure) {
        return StoreProblems.of(
                failure instanceof IOException known ? known : new IOException(failure));
    }

    private IndexWriter newWriter() throws IOException {
        return new IndexWriter(
                directory,
                new IndexWriterConfig(words).setRAMBufferSizeMB(BUFFER_MB).setCommitOnClose(false));
    }

    /// As it is open for searches, also after a failure to write.
    private Open opened() throws IOException {
        var known = open;
        return known == null ? writable() : known;
    }

    /// As it is open for writing. After a failure to write, such as a full disk, Lucene gives the
    /// writer up: it is opened again with what was committed, and its position decides what is read
    /// once more. Until that succeeds, searches find what they found before.
    private synchronized Open writable() throws IOException {
        var known = open;
        if (known != null && known.writer().isOpen()) {
            return known;
        }
        var writer = newWriter();
        try {
            var reached = committedPosition(writer);
            var fresh = new Open(writer, new SearcherManager(writer, new SearcherFactory()));
            position = reached;
            open = fresh;
            if (known != null) {
                known.searchers().close();
            }
            return fresh;
        } catch (IOException failure) {
            writer.rollback();
            throw failure;
        }
    }

    private static long committedPosition(IndexWriter writer) throws IOException {
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
    ///
    /// @throws org.sportello.kernel.Problem if it is shut after a failure and still cannot be
    ///   written
    public synchronized long position() {
        try {
            writable();
            return position;
        } catch (IOException | AlreadyClosedException failure) {
            throw problem(failure);
        }
    }

    /// Replaces the documents of these ids by the given ones (null: only takes them out) and moves
    /// from one position to the other. Does nothing if it is not at the first one (any more):
    /// another one was quicker, or it was opened again.
    synchronized void apply(List<Entry> entries, long from, long to) {
        if (from != position) {
            return;
        }
        try {
            var writer = opened().writer();
            for (var entry : entries) {
                var id = new Term(Fields.ID, entry.id());
                if (entry.document() == null) {
                    writer.deleteDocuments(id);
                } else {
                    writer.updateDocument(id, entry.document());
                }
            }
            position = to;
        } catch (IOException | AlreadyClosedException failure) {
            throw problem(failure);
        }
    }

    record Entry(String id, @Nullable Document document) {}

    /// Makes what was applied visible to searches.
    public void refresh() {
        try {
            opened().searchers().maybeRefresh();
        } catch (IOException | AlreadyClosedException failure) {
            throw problem(failure);
        }
    }

    /// Writes everything to disk, with the position.
    public synchronized void commit() {
        try {
            var writer = opened().writer();
            writer.setLiveCommitData(
                    Map.of(POSITION, Long.toString(position), "form", FORM).entrySet());
            writer.commit();
        } catch (IOException | AlreadyClosedException failure) {
            throw problem(failure);
        }
    }

    /// Empties the index: the follower builds it anew from the beginning of the log.
    public synchronized void clear() {
        try {
            var fresh = writable();
            fresh.writer().deleteAll();
            position = 0;
            commit();
            fresh.searchers().maybeRefreshBlocking();
        } catch (IOException | AlreadyClosedException failure) {
            throw problem(failure);
        }
    }

    /// How many documents there are.
    public int size() {
        try {
            return opened().writer().getDocStats().numDocs;
        } catch (IOException | AlreadyClosedException failure) {
            throw problem(failure);
        }
    }

    Words words() {
        return words;
    }

    /// Asks the index as of the last refresh.
    <T> T ask(Question<T> question) {
        try {
            var asked = opened();
            var searcher = acquire(asked);
            if (searcher == null) {
                return ask(question);
            }
            try {
                return question.ask(searcher);
            } finally {
                asked.searchers().release(searcher);
            }
        } catch (IOException | AlreadyClosedException failure) {
            throw problem(failure);
        }
    }

    /// Null if the index was opened again in the meantime.
    private @Nullable IndexSearcher acquire(Open asked) throws IOException {
        try {
            return asked.searchers().acquire();
        } catch (AlreadyClosedException closed) {
            if (asked.equals(open)) {
                throw closed;
            }
            return null;
        }
    }

    /// What is asked of the index.
    @FunctionalInterface
    interface Question<T> {
        T ask(IndexSearcher searcher) throws IOException;
    }

    /// What a full disk keeps from being written is read again the next time.
    @Override
    public synchronized void close() {
        var known = open;
        try (directory;
                words;
                var _ = known == null ? null : known.writer();
                var _ = known == null ? null : known.searchers()) {
            if (known != null && known.writer().isOpen()) {
                commit();
            }
        } catch (IOException | AlreadyClosedException failure) {
            throw problem(failure);
        }
    }
}
