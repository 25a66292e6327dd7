package dev.zhiban.knowledge.ingest;

import org.jboss.logging.Logger;

import dev.zhiban.knowledge.retrieve.AskedLanguage;
import dev.zhiban.knowledge.retrieve.Scope;
import dev.zhiban.knowledge.retrieve.VectorLeg;
import dev.zhiban.knowledge.vector.Space;
import dev.zhiban.knowledge.vector.VectorIndex;

/// The vector leg: embeds the question with the model of its script and looks in that model's space only. Where it fails (a
/// model that cannot be opened, an index out of reach) it says so in the log and finds nothing: words alone still answer.
public final class Meaning implements VectorLeg {

    private static final Logger LOG = Logger.getLogger(Meaning.class);

    private final Embedder embedder;
    private final VectorIndex index;

    public Meaning(Embedder embedder, VectorIndex index) {
        this.embedder = embedder;
        this.index = index;
    }

    @Override
    public Near search(String question, Scope scope, int limit) {
        Space space = Space.of(AskedLanguage.of(question));
        try {
            float[] vector = embedder.embed(space, question);
            return new Near(space.tag(), index.search(space, vector, VectorIndex.Of.PASSAGES, scope, limit),
                    index.search(space, vector, VectorIndex.Of.ARTICLES, scope, limit));
        } catch (RuntimeException e) {
            LOG.warnf("Searched by words only: %s", e.toString());
            return Near.NOTHING;
        }
    }
}
