package dev.zhiban.knowledge.retrieve;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/// Gathers the [Evidence] for the first passage of a search.
final class Weighing {

    private final KeywordLeg keyword;
    private final Words words;

    Weighing(KeywordLeg keyword, Words words) {
        this.keyword = keyword;
        this.words = words;
    }

    Evidence of(Question question, PassageText first, List<ScoreFusion.Fused> fused, ScoreFusion.Legs legs, boolean across) {
        String article = first.id().article();
        String family = first.family();
        Set<String> same = new HashSet<>();
        fused.stream().filter(f -> f.passage().family().equals(family)).forEach(f -> same.add(f.passage().id().article()));
        Predicate<Scored> own = scored -> scored.id().article().equals(article);
        Predicate<Scored> other = scored -> !same.contains(scored.id().article());
        List<Scored> near = legs.near().passages();
        Asked asked = new Asked(question, keyword);
        double byWords = best(own, legs.words());
        double margin = fused.stream().filter(f -> !f.passage().family().equals(family)).findFirst()
                .map(second -> fused.getFirst().score() - second.score()).orElse(0.0);
        return new Evidence(!near.isEmpty() && legs.near().holds(first.lang()),
                near.isEmpty() ? 0 : Math.max(0, near.getFirst().score()), best(own, near), best(own, legs.near().articles()),
                asked.in(terms(first)), asked.in(names(first)), asked.exactIn(terms(first)), margin,
                byWords == 0 ? 0 : Math.max(0, 1 - best(other, legs.words()) / byWords),
                asked.rarity() == 0 ? 0 : byWords / asked.rarity(), asked.count(), legs.near().lang().equals("en") ? 1 : 0,
                across);
    }

    private Set<String> names(PassageText passage) {
        Set<String> terms = new HashSet<>(words.of(passage.title()).keySet());
        passage.questions().forEach(question -> terms.addAll(words.of(question).keySet()));
        terms.addAll(words.of(passage.heading()).keySet());
        return terms;
    }

    private Set<String> terms(PassageText passage) {
        Set<String> terms = names(passage);
        terms.addAll(words.of(passage.text()).keySet());
        return terms;
    }

    private static double best(Predicate<Scored> which, List<Scored> scored) {
        return scored.stream().filter(which).mapToDouble(Scored::score).max().orElse(0);
    }
}
