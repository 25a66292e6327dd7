package dev.zhiban.knowledge.retrieve;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Gathers the [Evidence] for the first passage of a search.
final class Weighing {

    private final KeywordLeg keyword;
    private final Words words;

    Weighing(KeywordLeg keyword, Words words) {
        this.keyword = keyword;
        this.words = words;
    }

    Evidence of(Question question, List<ScoreFusion.Fused> fused, ScoreFusion.Legs legs) {
        ScoreFusion.Fused first = fused.getFirst();
        String article = first.passage().id().article();
        List<Scored> near = legs.near().passages();
        double rarity = 0;
        double covered = 0;
        int unknown = 0;
        int counted = 0;
        Set<String> own = termsOf(first.passage());
        for (String term : question.terms()) {
            if (Words.isSingle(term)) {
                continue;
            }
            counted++;
            double rare = keyword.rarity(term) * Words.weight(term);
            rarity += rare;
            covered += own.contains(term) ? rare : 0;
            unknown += keyword.frequency(term) == 0 ? 1 : 0;
        }
        double margin = fused.stream().filter(f -> !f.passage().family().equals(first.passage().family())).findFirst()
                .map(second -> first.score() - second.score()).orElse(0.0);
        return new Evidence(near.isEmpty() ? 0 : Math.max(0, near.getFirst().score()), best(article, near),
                best(article, legs.near().articles()), rarity == 0 ? 0 : covered / rarity, margin,
                1.0 / Math.max(rank(article, legs.words()), rank(article, near)),
                counted == 0 ? 1 : (double) unknown / counted, rarity == 0 ? 0 : best(article, legs.words()) / rarity, counted,
                legs.near().lang().equals("en") ? 1 : 0);
    }

    private Set<String> termsOf(PassageText passage) {
        Set<String> terms = new HashSet<>(words.of(passage.title()).keySet());
        passage.questions().forEach(question -> terms.addAll(words.of(question).keySet()));
        terms.addAll(words.of(passage.heading()).keySet());
        terms.addAll(words.of(passage.text()).keySet());
        return terms;
    }

    private static double best(String article, List<Scored> scored) {
        return scored.stream().filter(one -> one.id().article().equals(article)).mapToDouble(Scored::score).max().orElse(0);
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
