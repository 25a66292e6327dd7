package dev.zhiban.knowledge.ingest;

import java.util.List;

import org.jboss.logging.Logger;

import dev.zhiban.knowledge.retrieve.Scope;
import dev.zhiban.knowledge.retrieve.Scored;
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
    public List<Scored> search(String question, Scope scope, int limit) {
        Space space = Space.of(question);
        try {
            return index.search(space, embedder.embed(space, question), scope, limit);
        } catch (RuntimeException e) {
            LOG.warnf("Searched by words only: %s", e.toString());
            return List.of();
        }
    }
}
