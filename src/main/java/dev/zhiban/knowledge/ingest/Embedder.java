package dev.zhiban.knowledge.ingest;

import java.util.EnumMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.zhiban.knowledge.vector.Space;

/// Text to vectors, in this process. The models open at their first use, each on its own; two threads may open both at once.
/// Thread-safe: callers that have much to embed call from as many threads as there are cores.
public final class Embedder {

    /// More text than the longest passage can never be within a model's length.
    private static final int MOST_TEXT = 4_000;

    private final Map<Space, Lazy> models = new EnumMap<>(Space.class);

    public Embedder() {
        for (Space space : Space.values()) {
            models.put(space, new Lazy(space));
        }
    }

    public float[] embed(Space space, String text) {
        return model(space).embed(text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT));
    }

    /// Names the space and the very model file, so that vectors of an exchanged model are not taken for its own.
    public String fingerprint(Space space) {
        return space.model() + "@" + model(space).checksum();
    }

    private OnnxModel model(Space space) {
        Lazy lazy = models.get(space);
        if (lazy == null) {
            throw new IllegalStateException(space.name());
        }
        return lazy.get();
    }

    private static final class Lazy {
        private final Space space;
        private volatile @Nullable OnnxModel model;

        Lazy(Space space) {
            this.space = space;
        }

        OnnxModel get() {
            OnnxModel opened = model;
            if (opened == null) {
                synchronized (this) {
                    opened = model;
                    if (opened == null) {
                        opened = new OnnxModel(space);
                        model = opened;
                    }
                }
            }
            return opened;
        }
    }
}
