package dev.zhiban.knowledge.retrieve;

import java.util.List;

/// Finds passages by meaning. Filters by [Scope] inside the query, before ranking.
public interface VectorLeg {

    /// Best first: cosine similarity (-1 to 1) of the question with passages of the same embedding space, and with the
    /// alternative questions of articles as [PassageId#whole()]. Empty while there is nothing to compare with.
    List<Scored> search(String question, Scope scope, int limit);
}
