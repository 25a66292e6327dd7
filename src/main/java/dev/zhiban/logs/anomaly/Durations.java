package dev.zhiban.logs.anomaly;

import java.util.Optional;
import java.util.stream.LongStream;

/// How long operations of one kind took, and those that took far longer than the others.
///
/// An operation is slow when it took at least [#LEAST] and [#TIMES] times the 99th percentile of at least [#ENOUGH] operations
/// (read from a histogram of half octaves, so exact to a factor of 1.4): a robust limit, as the slow ones do not move it while
/// they are fewer than one in a hundred.
public final class Durations {

    /// Microseconds.
    public static final long LEAST = 500_000;
    public static final int TIMES = 8;
    public static final int ENOUGH = 100;

    /// The middles of the octaves.
    private static final long[] MIDDLES = LongStream.range(0, 63).map(octave -> Math.round(Math.pow(2, octave + 0.5)))
            .toArray();

    private final int[] histogram = new int[96];
    private long total;
    private long longest = -1;
    private long longestLine;

    /// @param usual the 99th percentile and `longest` the longest, in microseconds; `line` says where
    public record Slow(long usual, long longest, long line) {
    }

    /// @return whether this one is the longest so far
    public boolean add(long micros, long line) {
        total++;
        histogram[bucket(micros)]++;
        if (micros > longest) {
            longest = micros;
            longestLine = line;
            return true;
        }
        return false;
    }

    public void add(Durations other) {
        total += other.total;
        for (int i = 0; i < histogram.length; i++) {
            histogram[i] += other.histogram[i];
        }
        if (other.longest > longest) {
            longest = other.longest;
            longestLine = other.longestLine;
        }
    }

    public Optional<Slow> slow() {
        long below = 0;
        int bucket = 0;
        while (bucket < histogram.length - 1 && (below += histogram[bucket]) < total * 0.99) {
            bucket++;
        }
        long usual = (long) Math.pow(2, (bucket + 1) / 2.0);
        boolean slow = total >= ENOUGH && longest >= LEAST && longest >= TIMES * usual;
        return slow ? Optional.of(new Slow(usual, longest, longestLine)) : Optional.empty();
    }

    private static int bucket(long micros) {
        if (micros < 1) {
            return 0;
        }
        int octave = 63 - Long.numberOfLeadingZeros(micros);
        boolean upper = octave > 0 && micros >= MIDDLES[octave];
        return Math.min(95, octave * 2 + (upper ? 1 : 0));
    }
}
