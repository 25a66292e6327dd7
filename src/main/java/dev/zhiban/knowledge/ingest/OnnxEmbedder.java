package dev.zhiban.knowledge.ingest;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import dev.zhiban.knowledge.vector.Space;

/// The models in this process. They open at their first use, each on its own; two threads may open both at once. One that
/// cannot be opened is not tried again: its files are on the class path and do not change while the program runs.
public final class OnnxEmbedder implements Embedder {

    /// More text than the longest passage can never be within a model's length.
    private static final int MOST_TEXT = 4_000;

    private final Map<Space, Lazy> models = new EnumMap<>(Space.class);

    public OnnxEmbedder() {
        models.put(Space.ZH, new Lazy("bge-small-zh-v1.5-q", 512));
        models.put(Space.EN, new Lazy("bge-small-en-v1.5-q", 384));
    }

    @Override
    public float[] embed(Space space, String text) {
        return model(space).embed(text.length() <= MOST_TEXT ? text : text.substring(0, MOST_TEXT));
    }

    @Override
    public String fingerprint(Space space) {
        Lazy model = models.get(space);
        return Objects.requireNonNull(model).name + "@" + model.get().checksum();
    }

    @Override
    public String toString() {
        return "built in";
    }

    private OnnxModel model(Space space) {
        return Objects.requireNonNull(models.get(space)).get();
    }

    private static final class Lazy {
        private final String name;
        private final int dimensions;
        private volatile @Nullable OnnxModel model;
        private volatile @Nullable IllegalStateException failure;

        Lazy(String name, int dimensions) {
            this.name = name;
            this.dimensions = dimensions;
        }

        OnnxModel get() {
            OnnxModel opened = model;
            if (opened != null) {
                return opened;
            }
            IllegalStateException failed = failure;
            if (failed != null) {
                throw failed;
            }
            return open();
        }

        private synchronized OnnxModel open() {
            OnnxModel opened = model;
            if (opened != null) {
                return opened;
            }
            try {
                opened = new OnnxModel(name, dimensions);
                model = opened;
                return opened;
            } catch (RuntimeException | LinkageError e) {
                IllegalStateException failed = new IllegalStateException(
                        "The embedding model " + name + " cannot be opened: " + e, e);
                failure = failed;
                throw failed;
            }
        }
    }
}
