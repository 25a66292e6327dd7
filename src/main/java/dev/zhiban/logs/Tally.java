package dev.zhiban.logs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import dev.zhiban.logs.anomaly.Counter;
import dev.zhiban.logs.anomaly.TimeBins;
import dev.zhiban.logs.format.Level;

/// What was counted of one shape, or of one template: how often, where first and last, how it lies in time.
final class Tally {

    static final long NO_TIME = Long.MIN_VALUE;
    private static final int EXEMPLARS = 3;
    private static final int WATCHES = 1_024;

    /// Stands where a shape has gone that counts under another one.
    static final Tally NOTHING = new Tally(Level.NONE, false, false, new byte[0]);

    final Level level;
    final boolean apart;
    final boolean trouble;
    final byte[] text;
    long count;
    long firstLine;
    long lastLine;
    long firstAt = NO_TIME;
    long lastAt = NO_TIME;
    long[] exemplars = {};
    @Nullable
    Counter counter;
    /// Of the shape itself; those of shapes that were added to it are in [#watches()].
    @Nullable
    Watch watch;
    private final List<Watch> others = new ArrayList<>(0);
    private int firstBin = -1;
    private int firstDoublings;

    /// @param apart whether the level is a status that the message does not show: a request of an access log, which is one line
    /// @param text the first line of the first record
    Tally(Level level, boolean apart, boolean trouble, byte[] text) {
        this.level = level;
        this.apart = apart;
        this.trouble = trouble;
        this.text = text;
    }

    /// @param bin of the time, where it has one
    void add(long line, long at, int bin, TimeBins bins) {
        if (count++ < EXEMPLARS) {
            firstLine = count == 1 ? line : firstLine;
            exemplars = Arrays.copyOf(exemplars, exemplars.length + 1);
            exemplars[exemplars.length - 1] = line;
        }
        lastLine = line;
        if (at != NO_TIME) {
            if (firstAt == NO_TIME) {
                firstAt = at;
                firstBin = bin;
                firstDoublings = bins.doublings();
            } else {
                if (counter == null) {
                    counter = new Counter();
                    counter.add(bins, firstBin >> Math.min(31, bins.doublings() - firstDoublings), firstLine);
                }
                counter.add(bins, bin, line);
            }
            lastAt = at;
        }
    }

    /// Takes over what another one has counted.
    void add(Tally other, TimeBins bins) {
        firstLine = count == 0 ? other.firstLine : Math.min(firstLine, other.firstLine);
        count += other.count;
        lastLine = Math.max(lastLine, other.lastLine);
        if (other.firstAt != NO_TIME) {
            firstAt = firstAt == NO_TIME ? other.firstAt : Math.min(firstAt, other.firstAt);
            lastAt = Math.max(lastAt, other.lastAt);
        }
        other.watches().stream().limit(WATCHES - others.size()).forEach(others::add);
        exemplars = LongStream.concat(Arrays.stream(exemplars), Arrays.stream(other.exemplars)).sorted()
                .limit(EXEMPLARS).toArray();
        settle(bins);
        other.settle(bins);
        if (counter != null && other.counter != null) {
            counter.add(bins, other.counter);
        } else if (other.counter != null) {
            counter = other.counter;
        }
    }

    /// Counts a single occurrence in a counter, too.
    void settle(TimeBins bins) {
        if (counter == null && firstBin >= 0) {
            counter = new Counter();
            counter.add(bins, firstBin >> Math.min(31, bins.doublings() - firstDoublings), firstLine);
        }
    }

    List<Watch> watches() {
        return Stream.concat(Stream.ofNullable(watch), others.stream()).toList();
    }

    boolean grave() {
        return level.grave() || (level == Level.NONE && trouble);
    }
}
