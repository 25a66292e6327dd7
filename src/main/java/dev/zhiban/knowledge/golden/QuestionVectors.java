package dev.zhiban.knowledge.golden;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.zhiban.knowledge.ingest.Embedder;
import dev.zhiban.knowledge.ingest.EmbeddingStore;
import dev.zhiban.knowledge.ingest.PassageTexts;
import dev.zhiban.knowledge.vector.Space;
import dev.zhiban.platform.text.Lang;

/// Embeds each question once: its vector is kept with those of the passages, by a checksum of the question, and the latest ones in
/// memory as well. Thread-safe.
final class QuestionVectors implements Embedder {

    private static final int MOST = 4_000;
    /// A model may embed a question otherwise than a passage of the same words.
    private static final String QUESTION = "question\n";

    private final Embedder embedder;
    private final EmbeddingStore store;
    private final Map<PassageTexts.Source, float[]> known = new LinkedHashMap<>(64, 0.75f, true);

    QuestionVectors(Embedder embedder, EmbeddingStore store) {
        this.embedder = embedder;
        this.store = store;
    }

    @Override
    public float[] embed(Space space, String text) {
        PassageTexts.Source source = new PassageTexts.Source(space, text);
        synchronized (known) {
            float[] vector = known.get(source);
            if (vector != null) {
                return vector;
            }
        }
        float[] vector = stored(space, text);
        synchronized (known) {
            known.put(source, vector);
            if (known.size() > MOST) {
                known.remove(known.keySet().iterator().next());
            }
        }
        return vector;
    }

    private float[] stored(Space space, String text) {
        String fingerprint = embedder.fingerprint(space);
        String checksum = PassageTexts.checksum(QUESTION + text);
        float[] stored = store.find(fingerprint, List.of(checksum)).get(checksum);
        if (stored != null) {
            return stored;
        }
        float[] fresh = embedder.embed(space, text);
        store.save(fingerprint, Map.of(checksum, fresh));
        return fresh;
    }

    @Override
    public Space space(Lang lang) {
        return embedder.space(lang);
    }

    @Override
    public double likeness(double cosine) {
        return embedder.likeness(cosine);
    }

    @Override
    public String fingerprint(Space space) {
        return embedder.fingerprint(space);
    }
}
