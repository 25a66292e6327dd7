package dev.zhiban.knowledge.keyword;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// A Lucene index that goes on after a write that failed (a full disk, a folder that became read-only): it is then again what it
/// was at its last commit, with that commit's mark, so that the caller does the work again. When that fails too it is held in
/// memory, empty and without a mark, until the program starts again. Searches go on meanwhile. Thread-safe.
public final class DurableIndex implements Closeable {

    private static final Logger LOG = Logger.getLogger(DurableIndex.class);
    private static final String MARK = "mark";
    private static final int FEW_SEGMENTS = 2;
    /// Share of the documents in the largest segment: below it joining pays, and an index is joined once for each quarter it grows.
    private static final double NEARLY_ALL = 0.8;

    /// A change; may be done again.
    public interface Writing {
        void to(IndexWriter writer) throws IOException;
    }

    public interface Reading<T> {
        T from(IndexSearcher searcher) throws IOException;
    }

    private final Supplier<IndexWriterConfig> settings;
    private final @Nullable SearcherFactory searching;
    private volatile Open open;
    private boolean failed;
    /// Whether something was written since the last commit.
    private boolean written;
    private final AtomicBoolean joining = new AtomicBoolean();

    private record Open(Directory directory, IndexWriter writer, SearcherManager searchers) {
    }

    /// @throws IOException when the directory cannot be written or a file in it is damaged
    public DurableIndex(Directory directory, Supplier<IndexWriterConfig> settings, @Nullable SearcherFactory searching)
            throws IOException {
        this.settings = settings;
        this.searching = searching;
        if (DirectoryReader.indexExists(directory)) {
            verify(directory);
        }
        open = open(directory);
    }

    private static void verify(Directory directory) throws IOException {
        try (DirectoryReader reader = DirectoryReader.open(directory)) {
            for (LeafReaderContext leaf : reader.leaves()) {
                leaf.reader().checkIntegrity();
            }
        }
    }

    private Open open(Directory directory) throws IOException {
        IndexWriter writer = new IndexWriter(directory, settings.get().setCommitOnClose(false));
        try {
            return new Open(directory, writer, new SearcherManager(writer, searching));
        } catch (IOException | RuntimeException e) {
            writer.rollback();
            throw e;
        }
    }

    /// What was noted at the last commit; empty for a new index.
    public synchronized String mark() {
        Iterable<Map.Entry<String, String>> data = open.writer().getLiveCommitData();
        if (data != null) {
            for (Map.Entry<String, String> entry : data) {
                if (entry.getKey().equals(MARK)) {
                    return entry.getValue();
                }
            }
        }
        return "";
    }

    /// @throws UncheckedIOException when it cannot be written; all since the last commit is then undone
    public synchronized void write(Writing writing) {
        written = true;
        try {
            writing.to(open.writer());
        } catch (IOException e) {
            goBack();
            throw new UncheckedIOException(e);
        } catch (AlreadyClosedException e) {
            goBack();
            throw new UncheckedIOException(new IOException(e));
        }
    }

    /// Makes the changes durable and visible, and keeps the mark with them.
    public synchronized void commit(String mark) {
        write(writer -> {
            writer.setLiveCommitData(Map.of(MARK, mark).entrySet());
            writer.commit();
            open.searchers().maybeRefreshBlocking();
        });
        failed = false;
        written = false;
    }

    /// Makes one segment of many, in the background and in vain where the program ends meanwhile: each segment has its own
    /// dictionary, and a search by words looks into all of them.
    public void join() {
        Open scattered = open;
        if (isScattered() && joining.compareAndSet(false, true)) {
            Thread.ofVirtual().name("index-join").start(() -> {
                try {
                    scattered.writer().forceMerge(1);
                    keepJoined(scattered);
                } catch (IOException | RuntimeException e) {
                    LOG.debugf("The index stays in several segments: %s", e.toString());
                } finally {
                    joining.set(false);
                }
            });
        }
    }

    private boolean isScattered() {
        return read(searcher -> {
            List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
            int largest = leaves.stream().mapToInt(leaf -> leaf.reader().numDocs()).max().orElse(0);
            return leaves.size() > FEW_SEGMENTS && largest < NEARLY_ALL * searcher.getIndexReader().numDocs();
        });
    }

    /// What was written meanwhile is committed by its writer, with its mark, and this with it.
    private synchronized void keepJoined(Open joined) throws IOException {
        if (open == joined && !written) {
            joined.writer().commit();
            joined.searchers().maybeRefreshBlocking();
        }
    }

    private void goBack() {
        Open broken = open;
        boolean again = failed;
        failed = true;
        rollBack(broken);
        try {
            open = again ? open(new ByteBuffersDirectory()) : open(broken.directory());
        } catch (IOException | RuntimeException unusable) {
            open = inMemory();
        }
        if (open.directory() != broken.directory()) {
            LOG.warn("The index cannot be written and is held in memory until the next start");
        }
        close(broken.searchers());
    }

    private Open inMemory() {
        try {
            return open(new ByteBuffersDirectory());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void rollBack(Open broken) {
        try {
            broken.writer().rollback();
        } catch (IOException | RuntimeException e) {
            LOG.debugf("The writer is closed already: %s", e.toString());
        }
    }

    private static void close(SearcherManager searchers) {
        try {
            searchers.close();
        } catch (IOException e) {
            LOG.debugf("A searcher could not be closed: %s", e.toString());
        }
    }

    public <T> T read(Reading<T> reading) {
        while (true) {
            SearcherManager searchers = open.searchers();
            try {
                IndexSearcher searcher = searchers.acquire();
                try {
                    return reading.from(searcher);
                } finally {
                    searchers.release(searcher);
                }
            } catch (AlreadyClosedException replaced) {
                if (searchers == open.searchers()) {
                    throw replaced;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public synchronized void close() throws IOException {
        open.searchers().close();
        open.writer().close();
        open.directory().close();
    }
}
