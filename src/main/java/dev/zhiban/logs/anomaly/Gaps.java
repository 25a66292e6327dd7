package dev.zhiban.logs.anomaly;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Finds times in which a log was silent.
///
/// A gap counts when it is at least [#LEAST] long and 20 times the 99th percentile of all intervals between records (taken
/// from a histogram by powers of two, so exact to a factor of two). The longest [#MOST] are kept.
public final class Gaps {

    /// Milliseconds; a shorter silence is no finding.
    public static final long LEAST = 30_000;
    public static final int MOST = 3;

    private final long[] intervals = new long[48];
    private final List<Gap> longest = new ArrayList<>();
    private long last = Long.MIN_VALUE;
    private long lastLine;
    private long seen;

    /// @param line the record after the silence and `before` the one before it; times in milliseconds
    public record Gap(long before, long line, long from, long to) {

        public long length() {
            return to - from;
        }
    }

    public void add(long at, long line) {
        if (last != Long.MIN_VALUE && at >= last) {
            long interval = at - last;
            intervals[Math.min(intervals.length - 1, 64 - Long.numberOfLeadingZeros(interval))]++;
            seen++;
            if (interval >= LEAST && (longest.size() < MOST || interval > longest.getLast().length())) {
                longest.add(new Gap(lastLine, line, last, at));
                longest.sort(Comparator.comparingLong(Gap::length).reversed());
                if (longest.size() > MOST) {
                    longest.removeLast();
                }
            }
        }
        last = at;
        lastLine = line;
    }

    /// The gaps that stand out, longest first.
    public List<Gap> find() {
        if (seen < 50) {
            return List.of();
        }
        long below = 0;
        int bucket = 0;
        while (bucket < intervals.length && (below += intervals[bucket]) < seen * 0.99) {
            bucket++;
        }
        long usual = 1L << bucket;
        return longest.stream().filter(gap -> gap.length() >= 20 * usual).toList();
    }
}
