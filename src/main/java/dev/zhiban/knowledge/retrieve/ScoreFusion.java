package dev.zhiban.knowledge.retrieve;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Adds the scores of the two legs after bringing each to 0 to 1 within the search: the worst of the candidates is 0, the
/// best is 1. Normalised scores keep how far apart two passages are, which ranks throw away.
final class ScoreFusion {

    /// A passage with both normalised scores and their weighted sum.
    record Fused(PassageId id, double score, double keyword, double vector) {
    }

    private final double vectorWeight;

    /// @param vectorWeight 0 (keywords only) to 1 (vectors only)
    ScoreFusion(double vectorWeight) {
        this.vectorWeight = vectorWeight;
    }

    /// Best first; equal scores in the order of the ids, so that the answer is the same on every node. A passage that a leg
    /// did not return has 0 there; where one leg returned nothing at all the other decides alone.
    List<Fused> fuse(List<Scored> keyword, List<Scored> vector) {
        Map<PassageId, Double> words = normalise(keyword);
        Map<PassageId, Double> meaning = normalise(vector);
        double weight = words.isEmpty() ? 1 : meaning.isEmpty() ? 0 : vectorWeight;
        Set<PassageId> all = new LinkedHashSet<>(words.keySet());
        all.addAll(meaning.keySet());
        List<Fused> fused = new ArrayList<>(all.size());
        for (PassageId id : all) {
            double k = words.getOrDefault(id, 0.0);
            double v = meaning.getOrDefault(id, 0.0);
            fused.add(new Fused(id, (1 - weight) * k + weight * v, k, v));
        }
        fused.sort(Comparator.comparingDouble(Fused::score).reversed().thenComparing(f -> f.id().article())
                .thenComparing(f -> f.id().paragraph()));
        return fused;
    }

    private static Map<PassageId, Double> normalise(List<Scored> scored) {
        double best = scored.stream().mapToDouble(Scored::score).max().orElse(0);
        double worst = scored.stream().mapToDouble(Scored::score).min().orElse(0);
        Map<PassageId, Double> out = new HashMap<>();
        for (Scored one : scored) {
            out.put(one.id(), best > worst ? (one.score() - worst) / (best - worst) : 1.0);
        }
        return out;
    }
}
