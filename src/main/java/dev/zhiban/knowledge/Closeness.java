package dev.zhiban.knowledge;

import dev.zhiban.knowledge.ingest.Embedder;
import dev.zhiban.knowledge.ingest.OnnxEmbedder;
import dev.zhiban.knowledge.vector.Space;
import dev.zhiban.platform.text.Lang;

/// How close two texts are in meaning: the cosine (-1 to 1) of their vectors in the space of the first one's script; 0 where no
/// vector can be made. Thread-safe.
public interface Closeness {

    /// Where there is no model: nothing is close.
    Closeness NONE = (one, other) -> 0;

    double of(String one, String other);

    /// By the models in this process, which open at the first use.
    static Closeness ofTheModels() {
        return by(new OnnxEmbedder());
    }

    static Closeness by(Embedder embedder) {
        return (one, other) -> {
            Space space = Space.of(Lang.of(one, Lang.ZH));
            try {
                float[] a = embedder.embed(space, one);
                float[] b = embedder.embed(space, other);
                double sum = 0;
                for (int i = 0; i < a.length; i++) {
                    sum += a[i] * b[i];
                }
                return sum;
            } catch (RuntimeException | LinkageError unavailable) {
                return 0;
            }
        };
    }
}
