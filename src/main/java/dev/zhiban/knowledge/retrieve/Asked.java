package dev.zhiban.knowledge.retrieve;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a question asks for, each thing with its weight (its rarity in the passages), to see how much of it a text has.
/// Single ideographs count for nothing: every text has them.
final class Asked {

    /// A synonym or a corrected word says a little less than the word itself.
    private static final double OTHER_WORD = 0.85;

    private record Part(String term, double weight) {
    }

    /// Ways of saying one thing, the asker's own first.
    private record Thing(List<List<Part>> ways, double weight, boolean exact) {

        double in(Set<String> terms) {
            double best = share(ways.getFirst(), terms);
            for (List<Part> other : ways.subList(1, ways.size())) {
                boolean whole = other.stream().allMatch(part -> terms.contains(part.term()));
                best = whole && !other.isEmpty() ? Math.max(best, OTHER_WORD) : best;
            }
            return best;
        }

        private static double share(List<Part> way, Set<String> terms) {
            double all = sum(way);
            return all == 0 ? 0
                    : way.stream().filter(part -> terms.contains(part.term())).mapToDouble(Part::weight).sum() / all;
        }
    }

    private final List<Thing> things = new ArrayList<>();
    private final double rarity;

    Asked(Question question, KeywordLeg leg) {
        for (Clause clause : question.ownClauses()) {
            List<List<Clause.Term>> ways = switch (clause) {
                case Clause.Term term -> List.of(List.of(term));
                case Clause.AnyOf any -> any.alternatives();
            };
            List<List<Part>> parts = ways.stream().map(way -> parts(way, leg)).toList();
            if (!parts.getFirst().isEmpty()) {
                boolean exact = parts.getFirst().stream().anyMatch(part -> Words.isExact(part.term()));
                things.add(new Thing(parts, sum(parts.getFirst()), exact));
            }
        }
        rarity = things.stream().mapToDouble(Thing::weight).sum();
    }

    private static List<Part> parts(List<Clause.Term> way, KeywordLeg leg) {
        return way.stream().filter(term -> !Words.isSingle(term.text()))
                .map(term -> new Part(term.text(), leg.rarity(term.text()) * Words.weight(term.text()))).toList();
    }

    private static double sum(List<Part> parts) {
        return parts.stream().mapToDouble(Part::weight).sum();
    }

    /// Share (0 to 1) of the weight that these terms have.
    double in(Set<String> terms) {
        return rarity == 0 ? 0 : things.stream().mapToDouble(thing -> thing.weight() * thing.in(terms)).sum() / rarity;
    }

    /// As [#in], of codes and names only.
    double exactIn(Set<String> terms) {
        return rarity == 0 ? 0
                : things.stream().filter(Thing::exact).mapToDouble(thing -> thing.weight() * thing.in(terms)).sum() / rarity;
    }

    double rarity() {
        return rarity;
    }

    int count() {
        return things.size();
    }
}
