package dev.zhiban.knowledge.ingest;

import java.util.Collection;
import java.util.Map;

/// Keeps vectors, so that no text is embedded twice with the same model file.
public interface EmbeddingStore {

    /// Vectors by checksum, as far as they are known.
    Map<String, float[]> find(String fingerprint, Collection<String> checksums);

    void save(String fingerprint, Map<String, float[]> vectors);
}
