package dev.zhiban.knowledge.evaluate.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

import org.apache.lucene.util.VectorUtil;

import dev.zhiban.knowledge.retrieve.PassageId;
import dev.zhiban.knowledge.retrieve.Scored;
import dev.zhiban.knowledge.vector.Space;
import dev.zhiban.knowledge.vector.VectorEntry;

/// The baseline of the vector indexes: compares with every vector that may be read.
final class Exact {

    private final Map<Space, List<VectorEntry>> vectors = new EnumMap<>(Space.class);

    void add(VectorEntry entry) {
        vectors.computeIfAbsent(entry.space(), any -> new ArrayList<>()).add(entry);
    }

    List<PassageId> nearest(Space space, float[] question, Set<String> principals, int limit) {
        PriorityQueue<Scored> best = new PriorityQueue<>(Comparator.comparingDouble(Scored::score));
        for (VectorEntry entry : vectors.getOrDefault(space, List.of())) {
            if (principals.stream().noneMatch(entry.audience()::contains)) {
                continue;
            }
            double score = VectorUtil.dotProduct(question, entry.vector());
            if (best.size() < limit || score > best.element().score()) {
                best.add(new Scored(entry.id(), score));
                if (best.size() > limit) {
                    best.remove();
                }
            }
        }
        return best.stream().sorted(Comparator.comparingDouble(Scored::score).reversed()).map(Scored::id).toList();
    }
}
