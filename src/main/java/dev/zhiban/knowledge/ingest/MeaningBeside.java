package dev.zhiban.knowledge.ingest;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import dev.zhiban.knowledge.retrieve.Scope;
import dev.zhiban.knowledge.retrieve.Scored;
import dev.zhiban.knowledge.retrieve.VectorLeg;

/// A search by meaning in which one article is another one: what is there of it is left out, and what a second index holds
/// takes its place. Where the first one finds nothing at all, words alone are compared, of the second one too.
public record MeaningBeside(VectorLeg index, VectorLeg draft, String article) implements VectorLeg {

    @Override
    public Near search(String question, Scope scope, int limit) {
        Near others = index.search(question, scope, limit);
        if (others.equals(Near.NOTHING)) {
            return others;
        }
        Near ours = draft.search(question, scope, limit);
        return new Near(others.lang(), both(others.passages(), ours.passages(), limit),
                both(others.articles(), ours.articles(), limit));
    }

    private List<Scored> both(List<Scored> others, List<Scored> ours, int limit) {
        return Stream.concat(others.stream().filter(scored -> !scored.id().article().equals(article)), ours.stream())
                .sorted(Comparator.comparingDouble(Scored::score).reversed()).limit(limit).toList();
    }
}
