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

    Evidence of(Question question, List<Ranked> ranked, List<Scored> byWords, List<Scored> byMeaning) {
        Ranked first = ranked.getFirst();
        PassageId id = first.passage().id();
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
            double rare = keyword.rarity(term);
            rarity += rare;
            covered += own.contains(term) ? rare : 0;
            unknown += keyword.frequency(term) == 0 ? 1 : 0;
        }
        double margin = ranked.stream().filter(r -> !r.passage().id().article().equals(id.article())).findFirst()
                .map(second -> first.score() - second.score()).orElse(first.score());
        return new Evidence(byMeaning.isEmpty() ? 0 : Math.max(0, byMeaning.getFirst().score()), scoreOf(id, byMeaning),
                rarity == 0 ? 0 : covered / rarity, margin, agreement(id, byWords, byMeaning),
                counted == 0 ? 1 : (double) unknown / counted, rarity == 0 ? 0 : scoreOf(id, byWords) / rarity, counted);
    }

    private Set<String> termsOf(PassageText passage) {
        Set<String> terms = new HashSet<>(words.of(passage.title()).keySet());
        passage.questions().forEach(question -> terms.addAll(words.of(question).keySet()));
        terms.addAll(words.of(passage.heading()).keySet());
        terms.addAll(words.of(passage.text()).keySet());
        return terms;
    }

    private static double scoreOf(PassageId id, List<Scored> scored) {
        return scored.stream().filter(one -> one.id().equals(id)).findFirst().map(one -> Math.max(0, one.score())).orElse(0.0);
    }

    private static double agreement(PassageId id, List<Scored> byWords, List<Scored> byMeaning) {
        int worse = Math.max(rank(id, byWords), rank(id, byMeaning));
        return 1.0 / worse;
    }

    private static int rank(PassageId id, List<Scored> scored) {
        for (int i = 0; i < scored.size(); i++) {
            if (scored.get(i).id().equals(id)) {
                return i + 1;
            }
        }
        return HybridRetriever.DEPTH + 1;
    }
}
