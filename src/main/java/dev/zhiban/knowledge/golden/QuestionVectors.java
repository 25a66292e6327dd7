package dev.zhiban.knowledge.golden;

import java.util.LinkedHashMap;
import java.util.Map;

import dev.zhiban.knowledge.ingest.Embedder;
import dev.zhiban.knowledge.ingest.PassageTexts;
import dev.zhiban.knowledge.vector.Space;
import dev.zhiban.platform.text.Lang;

/// Embeds each question once: the vectors of the latest ones are kept by their text. Thread-safe.
final class QuestionVectors implements Embedder {

    private static final int MOST = 4_000;

    private final Embedder embedder;
    private final Map<PassageTexts.Source, float[]> known = new LinkedHashMap<>(64, 0.75f, true);

    QuestionVectors(Embedder embedder) {
        this.embedder = embedder;
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
        float[] fresh = embedder.embed(space, text);
        synchronized (known) {
            known.put(source, fresh);
            if (known.size() > MOST) {
                known.remove(known.keySet().iterator().next());
            }
        }
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
