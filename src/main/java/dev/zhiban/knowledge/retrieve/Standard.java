package dev.zhiban.knowledge.retrieve;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Scores of one leg as standard scores: how many standard deviations above the mean of its best candidates. One outlier
/// does not squeeze the others together as it does when the best is set to 1, and how far apart two passages are is kept.
final class Standard {

    private final Map<PassageId, Double> scores = new HashMap<>();
    private final double mean;
    private final double deviation;
    private final double rest;

    /// @param rest the raw score of what the leg did not return
    private Standard(List<Scored> scored, int count, double rest) {
        double sum = 0;
        double squares = 0;
        int n = Math.min(count, scored.size());
        for (Scored one : scored.subList(0, n)) {
            sum += one.score();
            squares += one.score() * one.score();
        }
        sum += (count - n) * rest;
        squares += (count - n) * rest * rest;
        mean = count == 0 ? 0 : sum / count;
        deviation = count == 0 ? 1 : Math.sqrt(Math.max(0, squares / count - mean * mean)) + 1e-6;
        scored.forEach(one -> scores.put(one.id(), one.score()));
        this.rest = rest;
    }

    /// Of a leg whose scores begin at 0: what it did not return counts as 0 among the best `count`.
    static Standard fromZero(List<Scored> scored, int count) {
        return new Standard(scored, count, 0);
    }

    /// Of a leg that ranks everything: what it did not return is as far as the last that it did.
    static Standard ofBest(List<Scored> scored, int count) {
        return new Standard(scored, Math.min(count, scored.size()), scored.isEmpty() ? 0 : scored.getLast().score());
    }

    double of(PassageId id) {
        return (scores.getOrDefault(id, rest) - mean) / deviation;
    }

    double raw(PassageId id) {
        return scores.getOrDefault(id, rest);
    }

    boolean isEmpty() {
        return scores.isEmpty();
    }
}
