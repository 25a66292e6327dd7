package dev.zhiban.knowledge.retrieve;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds passages by their words. Filters by [Scope] inside the query, before ranking.
public interface KeywordLeg {

    /// The same words as somebody knows them who reads as these principals: nothing counts that they may not read, so that no
    /// figure tells anything of it.
    default KeywordLeg readBy(Set<String> principals) {
        return this;
    }

    /// Best first, only passages that match at least one clause. Scores add up over the clauses (BM25).
    List<Scored> search(List<Clause> clauses, Scope scope, int limit);

    /// Articles as a whole ([PassageId#whole]), by all their words together; best first.
    List<Scored> articles(List<Clause> clauses, Scope scope, int limit);

    /// Scores of exactly these passages; one that matches nothing or is out of scope is missing.
    List<Scored> score(List<Clause> clauses, Scope scope, Collection<PassageId> passages);

    /// What ranking has to know of these passages, as far as they are in scope.
    List<Candidate> candidates(Scope scope, Collection<PassageId> passages);

    /// The passages themselves, as far as they are in scope.
    Map<PassageId, PassageText> read(Scope scope, Collection<PassageId> passages);

    /// How rare a term is: 0 for one that every passage has, growing with rarity; the same for all that no passage has.
    double rarity(String term);

    /// In how many passages a term occurs.
    int frequency(String term);

    /// Terms that passages have and that differ from this one, which none has, by a slip of the keyboard; the likeliest first,
    /// at most three.
    List<String> similar(String term);
}
