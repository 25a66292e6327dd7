package dev.zhiban.logs.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How well predicted groups of lines agree with the true ones.
///
/// @param accuracy share of lines whose predicted group is exactly a true one (GA; Zhu et al., ICSE 2019)
/// @param f1 harmonic mean of the shares of predicted and of true groups that are exact (FGA; Khan et al., ICSE 2022)
public record Grouping(double accuracy, double f1) {

    /// @param truth the event of each line
    /// @param predicted the template of each line, in the same order
    public static Grouping of(List<?> truth, List<?> predicted) {
        if (truth.size() != predicted.size()) {
            throw new IllegalArgumentException(truth.size() + " lines are labelled, " + predicted.size() + " predicted");
        }
        Map<?, List<Integer>> expected = groups(truth);
        Map<?, List<Integer>> found = groups(predicted);
        Set<List<Integer>> exact = new HashSet<>(expected.values());
        exact.retainAll(new HashSet<>(found.values()));
        double lines = exact.stream().mapToInt(List::size).sum();
        return new Grouping(truth.isEmpty() ? 1 : lines / truth.size(),
                truth.isEmpty() ? 1 : 2.0 * exact.size() / (expected.size() + found.size()));
    }

    private static Map<Object, List<Integer>> groups(List<?> ids) {
        Map<Object, List<Integer>> groups = new HashMap<>();
        for (int i = 0; i < ids.size(); i++) {
            groups.computeIfAbsent(ids.get(i), _ -> new ArrayList<>()).add(i);
        }
        return groups;
    }
}
