package dev.zhiban.logs.watch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/// How often what a warning is about came, before and after it.
///
/// @param from when the first bin begins; each has `seconds`
/// @param counts by bin; empty where nothing was counted (another system's alert) or nothing is kept any more
/// @param usual what is usual in each bin by the time of day and week; empty where nothing is usual yet
/// @param lines whether all lines of the source were counted, not only those of the matter
record Rate(Instant from, long seconds, List<Long> counts, List<Double> usual, boolean lines) {

    /// What stands before a warning.
    private static final Duration BEFORE = Duration.ofHours(6);
    private static final Duration AFTER = Duration.ofMinutes(30);
    private static final int BINS = 96;

    static final Rate NONE = new Rate(Instant.EPOCH, Pace.BIN / 1_000, List.of(), List.of(), false);

    /// @param from the first bin of five minutes, `width` how many make one bin, of which there are `bins`
    record Window(long from, long width, int bins) {

        static Window around(Instant first, Instant last, Instant now) {
            long from = first.minus(BEFORE).toEpochMilli() / Pace.BIN;
            Instant end = last.plus(AFTER).isBefore(now) ? last.plus(AFTER) : now;
            long length = Math.max(1, end.toEpochMilli() / Pace.BIN + 1 - from);
            long width = Math.ceilDiv(length, BINS);
            return new Window(from, width, Math.toIntExact(Math.ceilDiv(length, width)));
        }

        long to() {
            return from + width * bins;
        }

        long millis(int bin) {
            return (from + width * bin) * Pace.BIN;
        }
    }

    interface Usual {
        /// Between two times in milliseconds since the epoch.
        double between(long from, long to);
    }

    static Rate of(Window window, Map<Long, Long> counted, @Nullable Usual usual, boolean lines) {
        if (counted.isEmpty()) {
            return NONE;
        }
        Long[] counts = new Long[window.bins];
        Double[] expected = new Double[usual == null ? 0 : window.bins];
        for (int i = 0; i < window.bins; i++) {
            long count = 0;
            for (long bin = window.from + i * window.width; bin < window.from + (i + 1) * window.width; bin++) {
                count += counted.getOrDefault(bin, 0L);
            }
            counts[i] = count;
            if (usual != null) {
                expected[i] = Math.round(10 * usual.between(window.millis(i), window.millis(i + 1))) / 10.0;
            }
        }
        return new Rate(Instant.ofEpochMilli(window.millis(0)), window.width * Pace.BIN / 1_000, List.of(counts),
                List.of(expected), lines);
    }
}
