package dev.zhiban.knowledge.ingest;

import dev.zhiban.knowledge.vector.Space;

/// Text to vectors of length 1. Thread-safe: callers that have much to embed call from as many threads as there are cores.
///
/// Where a model or its native library does not load, both methods throw: a `RuntimeException` or a `LinkageError`.
public interface Embedder {

    float[] embed(Space space, String text);

    /// Names the space and the very model file, so that vectors of an exchanged model are not taken for its own.
    String fingerprint(Space space);
}
