package dev.zhiban.logs.anomaly;

import java.util.Arrays;

/// Counts by time bin, with the first line of each bin.
public final class Counter {

    private final int[] counts = new int[TimeBins.BINS];
    private final int[] lines = new int[TimeBins.BINS];
    private int doublings;
    /// The bin that was counted in last, and how often since: most go where the one before went.
    private int latest = -1;
    private int more;

    public void add(TimeBins bins, int bin, long line) {
        if (bin == latest && doublings == bins.doublings()) {
            more++;
        } else {
            addAligned(bins, bin, line);
        }
    }

    private void addAligned(TimeBins bins, int bin, long line) {
        align(bins);
        latest = bin;
        if (counts[bin]++ == 0) {
            lines[bin] = (int) Math.min(line, Integer.MAX_VALUE);
        }
    }

    /// Adds the counts of another counter.
    public void add(TimeBins bins, Counter other) {
        align(bins);
        other.align(bins);
        for (int i = 0; i < counts.length; i++) {
            lines[i] = first(lines[i], other.lines[i]);
            counts[i] += other.counts[i];
        }
    }

    private void align(TimeBins bins) {
        if (latest >= 0) {
            counts[latest] += more;
            more = 0;
            latest = -1;
        }
        while (doublings < bins.doublings()) {
            for (int i = 0; i < counts.length; i++) {
                int from = i * 2;
                boolean inside = from < counts.length;
                counts[i] = inside ? counts[from] + counts[from + 1] : 0;
                lines[i] = inside ? first(lines[from], lines[from + 1]) : 0;
            }
            doublings++;
        }
    }

    private static int first(int a, int b) {
        return a == 0 ? b : b == 0 ? a : Math.min(a, b);
    }

    /// The counts of the bins in use.
    public int[] counts(TimeBins bins) {
        align(bins);
        return Arrays.copyOf(counts, bins.used());
    }

    /// The first line that was counted in the bin, 0 if none.
    public long line(int bin) {
        return lines[bin];
    }
}
