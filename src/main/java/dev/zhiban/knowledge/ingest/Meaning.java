package dev.zhiban.knowledge.ingest;

import dev.zhiban.knowledge.retrieve.AskedLanguage;
import dev.zhiban.knowledge.retrieve.Scope;
import dev.zhiban.knowledge.retrieve.VectorLeg;
import dev.zhiban.knowledge.vector.Space;
import dev.zhiban.knowledge.vector.VectorIndex;

/// The vector leg: embeds the question with the model of its script and looks in that model's space only. Where it fails (a
/// model or native library that does not load, an index out of reach) it tells the [MeaningStatus] and finds nothing: words
/// alone still answer.
public final class Meaning implements VectorLeg {

    private final Embedder embedder;
    private final VectorIndex index;
    private final MeaningStatus status;
    private volatile boolean whole;

    public Meaning(Embedder embedder, VectorIndex index, MeaningStatus status) {
        this.embedder = embedder;
        this.index = index;
        this.status = status;
    }

    @Override
    public Near search(String question, Scope scope, int limit) {
        Space space = Space.of(AskedLanguage.of(question));
        try {
            if (!isWhole()) {
                return Near.NOTHING;
            }
            float[] vector = embedder.embed(space, question);
            Near near = new Near(space.tag(), index.search(space, vector, VectorIndex.Of.PASSAGES, scope, limit),
                    index.search(space, vector, VectorIndex.Of.ARTICLES, scope, limit));
            status.searched();
            return near;
        } catch (RuntimeException | LinkageError e) {
            status.searchFailed(e);
            return Near.NOTHING;
        }
    }

    /// An index that is being filled for the first time would put first what is in it already.
    private boolean isWhole() {
        whole = whole || !index.mark().isEmpty();
        return whole;
    }
}
