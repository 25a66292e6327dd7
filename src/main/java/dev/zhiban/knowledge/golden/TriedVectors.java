package dev.zhiban.knowledge.golden;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.zhiban.knowledge.ingest.EmbeddingStore;

/// Vectors of texts that are only being tried: those that are kept already come from there, the newest others stay in memory.
final class TriedVectors implements EmbeddingStore {

    private static final int MOST = 1_000;

    private final EmbeddingStore kept;
    private final Map<String, float[]> tried = new LinkedHashMap<>();

    TriedVectors(EmbeddingStore kept) {
        this.kept = kept;
    }

    @Override
    public Map<String, float[]> find(String fingerprint, Collection<String> checksums) {
        Map<String, float[]> found = new HashMap<>(kept.find(fingerprint, checksums));
        synchronized (tried) {
            for (String checksum : checksums) {
                float[] vector = tried.get(fingerprint + checksum);
                if (vector != null) {
                    found.putIfAbsent(checksum, vector);
                }
            }
        }
        return found;
    }

    @Override
    public void save(String fingerprint, Map<String, float[]> vectors) {
        synchronized (tried) {
            vectors.forEach((checksum, vector) -> tried.put(fingerprint + checksum, vector));
            List<String> oldest = tried.keySet().stream().limit(Math.max(0, tried.size() - MOST)).toList();
            oldest.forEach(tried::remove);
        }
    }
}
