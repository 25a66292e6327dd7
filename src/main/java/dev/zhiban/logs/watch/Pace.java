package dev.zhiban.logs.watch;

/// How often something usually comes: its count in bins of five minutes, with an exponentially decayed mean and mean absolute
/// deviation (half-life three days; plain averages until there are enough bins).
///
/// A count is a burst when it exceeds the expected mean + 6 × 1.2533 × mean absolute deviation (1.2533 × is the standard
/// deviation of a normal distribution), four times the mean and [#LEAST]. Both are kept robust by winsorising (Huber 1964):
/// a bin counts as no more than the limit of a burst, so that one does not make the next look usual. Before [#KNOWN] bins
/// nothing is a burst. Times are milliseconds since the epoch; what comes late is not counted here. Not thread-safe.
final class Pace {

    static final long BIN = 300_000;
    /// Fewer than this in a bin are no burst.
    static final int LEAST = 8;
    /// Bins to be seen before a burst is called one: two hours.
    static final int KNOWN = 24;

    private static final double DEVIATIONS = 6 * 1.2533;
    private static final double SHARE = 1 - Math.pow(2, -1.0 / 864);
    private static final int FORGET = 4_032;

    private long bin = -1;
    private long inBin;
    private double bins;
    private double mean;
    private double spread;
    private long told = -1;

    /// Counts one.
    ///
    /// @param season how much more than on average is usual at this time, at least 1
    /// @return whether this makes a burst that was not told yet; bins that follow a told one are the same burst
    boolean add(long at, double season) {
        long now = at / BIN;
        if (now < bin) {
            return false;
        }
        roll(now);
        inBin++;
        if (bins < KNOWN || inBin <= limit(season)) {
            return false;
        }
        boolean goesOn = told >= now - 2;
        told = now;
        return !goesOn;
    }

    /// Brings the bins up to this time.
    void roll(long now) {
        if (bin < 0) {
            bin = now;
        }
        if (now > bin) {
            learn(inBin);
            long empty = Math.min(now - bin - 1, FORGET);
            for (long i = 0; i < empty; i++) {
                learn(0);
            }
            bin = now;
            inBin = 0;
        }
    }

    private void learn(long count) {
        double counted = bins < KNOWN ? count : Math.min(count, limit(1));
        double share = Math.max(SHARE, 1 / (bins + 1));
        double off = Math.abs(counted - mean);
        mean += share * (counted - mean);
        spread += share * (off - spread);
        bins = Math.min(bins + 1, 1 / SHARE);
    }

    double limit(double season) {
        double expected = mean * season;
        return Math.max(LEAST, Math.max(4 * expected, expected + DEVIATIONS * spread * Math.sqrt(season)));
    }

    /// Usual in five minutes, on average over day and night.
    double usual() {
        return mean;
    }

    /// Whether what was counted last was above the limit.
    boolean bursting() {
        return bin >= 0 && told == bin;
    }

    long inBin() {
        return inBin;
    }

    /// Adds what another one counted.
    void add(Pace other) {
        mean += other.mean;
        spread += other.spread;
        bins = Math.max(bins, other.bins);
        inBin += other.bin == bin ? other.inBin : 0;
    }

    double[] stored() {
        return new double[] { bin, inBin, bins, mean, spread, told };
    }

    static Pace of(double[] stored) {
        Pace pace = new Pace();
        pace.bin = (long) stored[0];
        pace.inBin = (long) stored[1];
        pace.bins = stored[2];
        pace.mean = stored[3];
        pace.spread = stored[4];
        pace.told = (long) stored[5];
        return pace;
    }
}
