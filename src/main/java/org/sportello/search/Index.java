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

    private static final double BUFFER_MB = 48;

    private final Directory directory;
    private final Words words = new Words();
    private volatile IndexWriter writer;
    private volatile SearcherManager searchers;
    private long position;

    /// Opens the index in the folder; makes it if it is missing, and anew if its form is an old
    /// one.
    public Index(Path folder) {
        this(open(folder));
    }

    Index(Directory directory) {
        this.directory = directory;
        try {
            writer = newWriter();
            position = committedPosition(writer);
            searchers = new SearcherManager(writer, new SearcherFactory());
        } catch (IOException | AlreadyClosedException failure) {
            throw problem(failure);
        }
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

    /// After a failure to write, such as a full disk, Lucene gives the writer up: it is opened
    /// again with what was committed, and its position decides what is read once more. Until that
    /// succeeds, searches find what they found before.
    private void mend() throws IOException {
        if (writer.isOpen()) {
            return;
        }
        var mended = newWriter();
        var old = searchers;
        try {
            var reached = committedPosition(mended);
            searchers = new SearcherManager(mended, new SearcherFactory());
            position = reached;
            writer = mended;
        } catch (IOException failure) {
            mended.rollback();
            throw failure;
        }
        old.close();
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
            mend();
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
            searchers.maybeRefresh();
        } catch (IOException | AlreadyClosedException failure) {
            throw problem(failure);
        }
    }

    /// Writes everything to disk, with the position.
    public synchronized void commit() {
        try {
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
            mend();
            writer.deleteAll();
            position = 0;
            commit();
            searchers.maybeRefreshBlocking();
        } catch (IOException | AlreadyClosedException failure) {
            throw problem(failure);
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
            var asked = searchers;
            var searcher = acquire(asked);
            if (searcher == null) {
                return ask(question);
            }
            try {
                return question.ask(searcher);
            } finally {
                asked.release(searcher);
            }
        } catch (IOException | AlreadyClosedException failure) {
            throw problem(failure);
        }
    }

    /// Null if the index was opened again in the meantime.
    private @Nullable IndexSearcher acquire(SearcherManager asked) throws IOException {
        try {
            return asked.acquire();
        } catch (AlreadyClosedException closed) {
            if (asked == searchers) {
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
        try (directory;
                words;
                var open = writer;
                var _ = searchers) {
            if (open.isOpen()) {
                commit();
            }
        } catch (IOException | AlreadyClosedException failure) {
            throw problem(failure);
        }
    }
}
