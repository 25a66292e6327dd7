package dev.zhiban.logs.anomaly;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/// Finds the time in which something happened far more often than usual.
///
/// A bin is part of a burst when its count exceeds median + 6 × 1.4826 × MAD of all bins (median absolute deviation, scaled to
/// the standard deviation of a normal distribution; at least 1, so that constant rates are no reason), four times the median
/// and [#LEAST]. Median and MAD stay put while up to half of the bins are odd. The burst is the run of such bins, with at most
/// one quiet bin inside, that holds the most.
public final class Bursts {

    /// Fewer occurrences than this are no burst.
    public static final int LEAST = 8;

    private static final double DEVIATIONS = 6 * 1.4826;

    private Bursts() {
    }

    /// @param from the first bin and `to` the last; `count` what happened in them; `usual` the median of a bin
    public record Burst(int from, int to, long count, double usual) {
    }

    /// @param records all records by bin: bins in which the whole log was silent say nothing about what is usual
    public static Optional<Burst> find(int[] counts, int[] records) {
        int[] active = IntStream.range(0, counts.length).filter(i -> records[i] > 0).map(i -> counts[i]).toArray();
        if (active.length < 8) {
            return Optional.empty();
        }
        double median = median(active);
        double[] deviations = Arrays.stream(active).mapToDouble(c -> Math.abs(c - median)).sorted().toArray();
        double spread = Math.max(1, deviations[deviations.length / 2]);
        double limit = Math.max(Math.max(median + DEVIATIONS * spread, 4 * median), LEAST);
        Optional<Burst> best = Optional.empty();
        int i = 0;
        while (i < counts.length) {
            if (counts[i] <= limit) {
                i++;
                continue;
            }
            int to = i;
            long sum = counts[i];
            for (int k = i + 1; k < counts.length && k <= to + 2; k++) {
                if (counts[k] > limit) {
                    to = k;
                }
            }
            for (int k = i + 1; k <= to; k++) {
                sum += counts[k];
            }
            if (best.isEmpty() || sum > best.get().count) {
                best = Optional.of(new Burst(i, to, sum, median));
            }
            i = to + 1;
        }
        return best.filter(burst -> burst.to - burst.from < active.length / 2);
    }

    private static double median(int[] counts) {
        int[] sorted = counts.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
    }
}
