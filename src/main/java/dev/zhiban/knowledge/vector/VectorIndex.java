package dev.zhiban.knowledge.vector;

import java.util.List;

import dev.zhiban.knowledge.retrieve.Scope;
import dev.zhiban.knowledge.retrieve.Scored;

/// The nearest passages to a vector. Filters by [Scope] inside the search, before anything is ranked or counted.
///
/// Derived data: can be cleared and filled again at any time. Thread-safe; changes are seen after [#commit].
public interface VectorIndex extends AutoCloseable {

    /// Changes whenever the same passage would get other vectors, or be kept in another way.
    String FORMAT = "6";

    /// What is sought: single passages, or articles by the vectors of their paragraph 0.
    enum Of {
        PASSAGES,
        ARTICLES
    }

    /// Which twin this is, as health shows it: `pgvector` or `lucene`.
    String kind();

    /// What the caller noted at the last [#commit]; empty for a new index.
    String mark();

    void clear();

    /// Replaces all vectors of an article; an empty list removes them.
    void replace(String article, List<VectorEntry> entries);

    /// Makes the changes durable and visible, and keeps the mark with them.
    void commit(String mark);

    /// Best first: cosine similarity (-1 to 1), each passage (or article as a whole) once, by its nearest vector.
    List<Scored> search(Space space, float[] vector, Of of, Scope scope, int limit);

    /// Number of vectors.
    long size();

    @Override
    void close();
}
