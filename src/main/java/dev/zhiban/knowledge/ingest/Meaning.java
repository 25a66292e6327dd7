package dev.zhiban.knowledge.ingest;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.zhiban.knowledge.retrieve.AskedLanguage;
import dev.zhiban.knowledge.retrieve.Scope;
import dev.zhiban.knowledge.retrieve.Scored;
import dev.zhiban.knowledge.retrieve.VectorLeg;
import dev.zhiban.knowledge.vector.Space;
import dev.zhiban.knowledge.vector.VectorIndex;
import dev.zhiban.platform.text.Lang;

/// The vector leg: embeds the question with the model of the language that is looked for, or else of its own script, and looks in
/// that model's space only. Where it fails (a model or native library that does not load, an index out of reach) it tells the
/// [MeaningStatus] and finds nothing: words alone still answer.
public final class Meaning implements VectorLeg {

    private final Embedder embedder;
    private final VectorIndex index;
    private final MeaningStatus status;
    /// The models with which the index was last seen complete.
    private final Map<Space, String> whole = new ConcurrentHashMap<>();

    public Meaning(Embedder embedder, VectorIndex index, MeaningStatus status) {
        this.embedder = embedder;
        this.index = index;
        this.status = status;
    }

    @Override
    public Near search(String question, Scope scope, int limit) {
        Space space = embedder.space(Lang.ofTag(scope.lang(), AskedLanguage.of(question)));
        try {
            if (!isWhole(space)) {
                return Near.NOTHING;
            }
            float[] vector = embedder.embed(space, question);
            Near near = new Near(space == Space.ALL ? Near.ANY : space.tag(),
                    near(space, vector, VectorIndex.Of.PASSAGES, scope, limit),
                    near(space, vector, VectorIndex.Of.ARTICLES, scope, limit));
            status.searched();
            return near;
        } catch (RuntimeException | LinkageError e) {
            status.searchFailed(e);
            return Near.NOTHING;
        }
    }

    private List<Scored> near(Space space, float[] vector, VectorIndex.Of of, Scope scope, int limit) {
        return index.search(space, vector, of, scope, limit).stream()
                .map(scored -> new Scored(scored.id(), embedder.likeness(scored.score()))).toList();
    }

    /// An index that is being filled for the first time would put first what is in it already, and vectors of another model
    /// compare with nothing.
    private boolean isWhole(Space space) {
        String fingerprint = embedder.fingerprint(space);
        if (!fingerprint.equals(whole.get(space)) && Embeddings.holds(index.mark(), fingerprint)) {
            whole.put(space, fingerprint);
        }
        return fingerprint.equals(whole.get(space));
    }
}
