package dev.zhiban.logs.anomaly;

import java.util.Arrays;
import java.util.Optional;

/// Finds the time from which on something happens at another rate, or no more.
///
/// All ways to cut the bins in two are tried (at least [#SIDE] bins on each side); the rate of a side is its median, its
/// spread 1.4826 × the median absolute deviation, at least the square root of the median (what a Poisson process has), and the
/// error of the median 1.2533 × spread / √bins. The cut with the largest distance of the medians in errors counts when that is
/// at least [#DEVIATIONS] and one median is at least [#TIMES] times the other. Medians stay put while fewer than half of a side's bins are odd, so a burst is no shift.
public final class Shifts {

    public static final int SIDE = 6;
    public static final double DEVIATIONS = 6;
    public static final double TIMES = 3;

    private Shifts() {
    }

    /// @param bin the first bin of the new rate; `before` and `after` the median of a bin
    public record Shift(int bin, double before, double after) {
    }

    /// @param records all records by bin; counts are taken in proportion to it, so that a busier hour is no shift of each kind
    public static Optional<Shift> find(int[] counts, int[] records) {
        int bins = Math.min(counts.length, records.length);
        double usual = median(Arrays.stream(records).asDoubleStream().toArray(), 0, bins);
        double[] rates = new double[bins];
        for (int i = 0; i < bins; i++) {
            rates[i] = records[i] == 0 ? Double.NaN : counts[i] * usual / Math.max(records[i], usual / 4);
        }
        double[] active = Arrays.stream(rates).filter(rate -> !Double.isNaN(rate)).toArray();
        Shift best = null;
        double distance = DEVIATIONS;
        double[] befores = medians(active, 0, 1);
        double[] afters = medians(active, active.length - 1, -1);
        for (int cut = SIDE; cut <= active.length - SIDE; cut++) {
            double before = befores[cut];
            double after = afters[active.length - cut];
            if (Math.max(before, after) < TIMES * Math.max(0.3, Math.min(before, after))) {
                continue;
            }
            double spread = Math.hypot(error(active, 0, cut, before), error(active, cut, active.length, after));
            double far = Math.abs(before - after) / spread;
            if (far > distance) {
                distance = far;
                best = new Shift(original(rates, cut), before, after);
            }
        }
        return Optional.ofNullable(best);
    }

    private static int original(double[] rates, int active) {
        int seen = 0;
        for (int i = 0; i < rates.length; i++) {
            if (!Double.isNaN(rates[i]) && seen++ == active) {
                return i;
            }
        }
        return rates.length - 1;
    }

    private static double error(double[] values, int from, int to, double median) {
        double[] deviations = new double[to - from];
        for (int i = from; i < to; i++) {
            deviations[i - from] = Math.abs(values[i] - median);
        }
        double spread = Math.max(1.4826 * median(deviations, 0, deviations.length), Math.max(1, Math.sqrt(median)));
        return 1.2533 * spread / Math.sqrt(to - from);
    }

    private static double median(double[] values, int from, int to) {
        double[] sorted = Arrays.copyOfRange(values, from, to);
        Arrays.sort(sorted);
        return middle(sorted, sorted.length);
    }

    /// The medians of the first 0, 1, 2 … values from a position on, in steps of one either way.
    private static double[] medians(double[] values, int from, int step) {
        double[] medians = new double[values.length + 1];
        double[] sorted = new double[values.length];
        for (int count = 0; count < values.length; count++) {
            double value = values[from + step * count];
            int at = count;
            for (; at > 0 && sorted[at - 1] > value; at--) {
                sorted[at] = sorted[at - 1];
            }
            sorted[at] = value;
            medians[count + 1] = middle(sorted, count + 1);
        }
        return medians;
    }

    private static double middle(double[] sorted, int count) {
        int middle = count / 2;
        return count == 0 ? 0 : count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
