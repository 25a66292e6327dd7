package dev.zhiban.knowledge.ingest;

import java.util.List;

import dev.zhiban.knowledge.retrieve.Scope;
import dev.zhiban.knowledge.retrieve.Scored;
import dev.zhiban.knowledge.retrieve.VectorLeg;
import dev.zhiban.knowledge.vector.Space;
import dev.zhiban.knowledge.vector.VectorIndex;

/// The vector leg: embeds the question with the model of its script and looks in that model's space only.
public final class Meaning implements VectorLeg {

    private final Embedder embedder;
    private final VectorIndex index;

    public Meaning(Embedder embedder, VectorIndex index) {
        this.embedder = embedder;
        this.index = index;
    }

    @Override
    public List<Scored> search(String question, Scope scope, int limit) {
        Space space = Space.of(question);
        return index.search(space, embedder.embed(space, question), scope, limit);
    }
}
