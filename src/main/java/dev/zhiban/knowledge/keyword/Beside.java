package dev.zhiban.knowledge.keyword;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.zhiban.knowledge.retrieve.Candidate;
import dev.zhiban.knowledge.retrieve.Clause;
import dev.zhiban.knowledge.retrieve.KeywordLeg;
import dev.zhiban.knowledge.retrieve.PassageId;
import dev.zhiban.knowledge.retrieve.PassageText;
import dev.zhiban.knowledge.retrieve.Scope;
import dev.zhiban.knowledge.retrieve.Scored;

/// An index in which one article is another one: what is there of it is left out, and the passages of a second index take its
/// place. These are scored by the counts of the first index, so that the scores compare.
public record Beside(KeywordLeg index, KeywordLeg draft, String article) implements KeywordLeg {

    /// @param draft holds the passages of `article` and nothing else
    public static KeywordLeg of(KeywordIndex index, KeywordIndex draft, String article) {
        return new Beside(index, draft.countedBy(index), article);
    }

    @Override
    public KeywordLeg readBy(Set<String> principals) {
        return new Beside(index.readBy(principals), draft.readBy(principals), article);
    }

    @Override
    public List<Scored> search(List<Clause> clauses, Scope scope, int limit) {
        return best(index.search(clauses, scope, limit), draft.search(clauses, scope, limit), limit);
    }

    @Override
    public List<Scored> articles(List<Clause> clauses, Scope scope, int limit) {
        return best(index.articles(clauses, scope, limit), draft.articles(clauses, scope, limit), limit);
    }

    private List<Scored> best(List<Scored> others, List<Scored> ours, int limit) {
        return Stream.concat(others.stream().filter(scored -> !scored.id().article().equals(article)), ours.stream())
                .sorted(Comparator.comparingDouble(Scored::score).reversed()).limit(limit).toList();
    }

    @Override
    public List<Scored> score(List<Clause> clauses, Scope scope, Collection<PassageId> passages) {
        return both(passages, (leg, ids) -> leg.score(clauses, scope, ids));
    }

    @Override
    public List<Candidate> candidates(Scope scope, Collection<PassageId> passages) {
        return both(passages, (leg, ids) -> leg.candidates(scope, ids));
    }

    private interface Asking<T> {
        List<T> of(KeywordLeg leg, List<PassageId> ids);
    }

    private <T> List<T> both(Collection<PassageId> passages, Asking<T> asking) {
        List<T> found = new ArrayList<>(asking.of(index, those(passages, false)));
        found.addAll(asking.of(draft, those(passages, true)));
        return found;
    }

    private List<PassageId> those(Collection<PassageId> passages, boolean ours) {
        return passages.stream().filter(id -> id.article().equals(article) == ours).toList();
    }

    @Override
    public Map<PassageId, PassageText> read(Scope scope, Collection<PassageId> passages) {
        Map<PassageId, PassageText> found = new HashMap<>(index.read(scope, those(passages, false)));
        found.putAll(draft.read(scope, those(passages, true)));
        return found;
    }

    @Override
    public double rarity(String term) {
        return index.rarity(term);
    }

    @Override
    public int frequency(String term) {
        return index.frequency(term) + draft.frequency(term);
    }

    @Override
    public List<String> similar(String term) {
        return Stream.of(draft, index).flatMap(leg -> leg.similar(term).stream()).distinct().limit(3).toList();
    }
}
