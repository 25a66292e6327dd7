package dev.zhiban.knowledge.retrieve;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Gathers the [Evidence] for the first passage of a search.
final class Weighing {

    private static final int CANDIDATES = 40;

    private final KeywordLeg keyword;
    private final Words words;

    Weighing(KeywordLeg keyword, Words words) {
        this.keyword = keyword;
        this.words = words;
    }

    Evidence of(Question question, List<ScoreFusion.Fused> fused, ScoreFusion.Legs legs) {
        PassageText first = fused.getFirst().passage();
        String article = first.id().article();
        String family = first.family();
        Set<String> same = new HashSet<>();
        fused.stream().filter(f -> f.passage().family().equals(family)).forEach(f -> same.add(f.passage().id().article()));
        Predicate<Scored> own = scored -> scored.id().article().equals(article);
        Predicate<Scored> other = scored -> !same.contains(scored.id().article());
        List<Scored> near = legs.near().passages();
        List<Scored> questions = legs.near().articles();
        Asked asked = new Asked(question, keyword);
        double ownCosine = best(own, near);
        double nearest = best(own, questions);
        double byWords = best(own, legs.words());
        double margin = fused.stream().filter(f -> !f.passage().family().equals(family)).findFirst()
                .map(second -> fused.getFirst().score() - second.score()).orElse(0.0);
        return new Evidence(!near.isEmpty() && first.lang().equals(legs.near().lang()),
                near.isEmpty() ? 0 : Math.max(0, near.getFirst().score()), ownCosine, nearest,
                Math.max(ownCosine, nearest) - Math.max(best(other, near), best(other, questions)),
                ownCosine - near.stream().mapToDouble(Scored::score).average().orElse(0),
                asked.in(passage(first)), asked.in(article(article, fused)), asked.in(names(first)),
                asked.exactIn(passage(first)), margin,
                byWords == 0 ? 0 : Math.max(0, 1 - best(other, legs.words()) / byWords),
                1.0 / Math.max(rank(article, legs.words()), rank(article, near)), asked.unknown(),
                asked.rarity() == 0 ? 0 : byWords / asked.rarity(), asked.count(), legs.near().lang().equals("en") ? 1 : 0);
    }

    private Set<String> names(PassageText passage) {
        Set<String> terms = new HashSet<>(words.of(passage.title()).keySet());
        passage.questions().forEach(question -> terms.addAll(words.of(question).keySet()));
        terms.addAll(words.of(passage.heading()).keySet());
        return terms;
    }

    private Set<String> passage(PassageText passage) {
        Set<String> terms = names(passage);
        terms.addAll(words.of(passage.text()).keySet());
        return terms;
    }

    private Set<String> article(String article, List<ScoreFusion.Fused> fused) {
        Set<String> terms = new HashSet<>();
        fused.stream().map(ScoreFusion.Fused::passage).filter(p -> p.id().article().equals(article)).limit(CANDIDATES)
                .forEach(p -> terms.addAll(passage(p)));
        return terms;
    }

    private static double best(Predicate<Scored> which, List<Scored> scored) {
        return scored.stream().filter(which).mapToDouble(Scored::score).max().orElse(0);
    }

    private static int rank(String article, List<Scored> scored) {
        Set<String> before = new HashSet<>();
        for (Scored one : scored) {
            if (one.id().article().equals(article)) {
                return before.size() + 1;
            }
            before.add(one.id().article());
        }
        return HybridRetriever.DEPTH;
    }
}
