package dev.zhiban.logs.anomaly;

/// Divides the time of a log into at most [#BINS] bins of equal width, without knowing its length beforehand: when a time falls
/// behind the last bin, the width doubles and counters fold. Times before the first one seen count in the first bin.
public final class TimeBins {

    public static final int BINS = 128;

    private long start = Long.MIN_VALUE;
    private long width = 1000;
    private int doublings;
    private int used;
    private long latest = Long.MIN_VALUE;
    private int latestBin;

    /// The bin of a time in milliseconds.
    public int bin(long at) {
        if (at >= latest && at < latest + width && latest != Long.MIN_VALUE) {
            return latestBin;
        }
        if (start == Long.MIN_VALUE) {
            start = Math.floorDiv(at, 1000L) * 1000L;
        }
        long bin = Math.max(0, at - start) / width;
        while (bin >= BINS) {
            width *= 2;
            doublings++;
            used = (used + 1) / 2;
            bin /= 2;
        }
        used = Math.max(used, (int) bin + 1);
        latest = startOf((int) bin);
        latestBin = (int) bin;
        return latestBin;
    }

    /// How often the width has doubled: counters of an older state must fold as often.
    public int doublings() {
        return doublings;
    }

    /// Bins up to the last time seen.
    public int used() {
        return used;
    }

    /// Milliseconds of one bin.
    public long width() {
        return width;
    }

    /// The beginning of a bin in milliseconds since the epoch.
    public long startOf(int bin) {
        return start + bin * width;
    }
}
