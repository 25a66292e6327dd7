package dev.zhiban.knowledge.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jboss.logging.Logger;

import dev.zhiban.knowledge.vector.LuceneVectorIndex;
import dev.zhiban.knowledge.vector.VectorIndex;

/// Opens an index directory, whatever state it is in: a damaged one is emptied, one that cannot be written is replaced by
/// memory. Either way the index is filled again from the database.
public final class Indexes {

    private static final Logger LOG = Logger.getLogger(Indexes.class);

    /// Opens an index in a directory; throws where a file is damaged or the directory cannot be used.
    public interface Opening<T> {
        T in(Directory directory) throws IOException;
    }

    private Indexes() {
    }

    public static <T> T open(Path path, Opening<T> opening) {
        try {
            return at(path, opening);
        } catch (IOException | RuntimeException damaged) {
            LOG.warnf("The index in %s is built again: %s", path, damaged.toString());
        }
        try {
            empty(path);
            return at(path, opening);
        } catch (IOException | RuntimeException unusable) {
            LOG.warnf("The index cannot be kept in %s and is held in memory: %s", path, unusable.toString());
        }
        try {
            return opening.in(new ByteBuffersDirectory());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The vector twin that needs no database.
    public static VectorIndex openVectors(Path path) {
        return open(path, LuceneVectorIndex::open);
    }

    private static <T> T at(Path path, Opening<T> opening) throws IOException {
        Directory directory = FSDirectory.open(path);
        try {
            return opening.in(directory);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static void empty(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            Files.deleteIfExists(path);
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
