package dev.zhiban.knowledge.ingest;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

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
    private final Set<Space> whole = ConcurrentHashMap.newKeySet();

    public Meaning(Embedder embedder, VectorIndex index, MeaningStatus status) {
        this.embedder = embedder;
        this.index = index;
        this.status = status;
    }

    @Override
    public Near search(String question, Scope scope, int limit) {
        Space space = Space.of(AskedLanguage.of(question));
        try {
            if (!isWhole(space)) {
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

    /// An index that is being filled for the first time would put first what is in it already; vectors of another model file, which
    /// the mark names, are not compared at all.
    private boolean isWhole(Space space) {
        if (whole.contains(space)) {
            return true;
        }
        String mark = index.mark();
        boolean own = !mark.isEmpty() && (mark.indexOf('@') < 0 || mark.contains(embedder.fingerprint(space)));
        if (own) {
            whole.add(space);
        }
        return own;
    }
}
