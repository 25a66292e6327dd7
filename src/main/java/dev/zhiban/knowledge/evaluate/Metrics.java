package dev.zhiban.knowledge.evaluate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Means over the questions that have relevant documents, as BEIR counts them: recall@1/5/10, MRR@10, nDCG@10 (gain = grade).
final class Metrics {

    private static final int[] RECALL_AT = { 1, 5, 10 };

    private final Map<String, Double> sums = new LinkedHashMap<>();
    private int questions;

    /// @param ranked   ids of the documents, best first
    /// @param relevant grades by document
    void add(List<String> ranked, Map<String, Integer> relevant) {
        questions++;
        sum("ndcg@10", ndcg(ranked, relevant));
        for (int k : RECALL_AT) {
            long hits = ranked.stream().limit(k).filter(relevant::containsKey).count();
            sum("recall@" + k, (double) hits / relevant.size());
        }
        double reciprocal = 0;
        for (int i = Math.min(10, ranked.size()) - 1; i >= 0; i--) {
            reciprocal = relevant.containsKey(ranked.get(i)) ? 1.0 / (i + 1) : reciprocal;
        }
        sum("mrr@10", reciprocal);
    }

    private void sum(String name, double value) {
        sums.merge(name, value, Double::sum);
    }

    private static double ndcg(List<String> ranked, Map<String, Integer> relevant) {
        double gained = 0;
        for (int i = 0; i < Math.min(10, ranked.size()); i++) {
            gained += relevant.getOrDefault(ranked.get(i), 0) / log2(i + 2);
        }
        List<Integer> ideal = new ArrayList<>(relevant.values());
        ideal.sort((a, b) -> Integer.compare(b, a));
        double best = 0;
        for (int i = 0; i < Math.min(10, ideal.size()); i++) {
            best += ideal.get(i) / log2(i + 2);
        }
        return best == 0 ? 0 : gained / best;
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }

    Map<String, Double> means() {
        Map<String, Double> means = new LinkedHashMap<>();
        sums.forEach((name, sum) -> means.put(name, sum / questions));
        return means;
    }

    /// Area under the ROC curve: how often a positive scores above a negative (ties count half).
    static double auroc(List<Double> positives, List<Double> negatives) {
        double wins = 0;
        for (double p : positives) {
            for (double n : negatives) {
                wins += p > n ? 1 : p == n ? 0.5 : 0;
            }
        }
        return wins / ((double) positives.size() * negatives.size());
    }
}
