package dev.zhiban.logs.anomaly;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Finds where records of one kind crowd, by their line numbers alone, so that logs without times have it too and the first
/// line of the crowd is exact.
///
/// Records crowd while [#WINDOW] of them come within the distance that usually lies between two (their mean distance before);
/// in an even random stream that happens once in about 100,000 records. A crowd of fewer than [#LEAST] is none. Constant time
/// and memory per record.
public final class Rush {

    private static final int WINDOW = 8;
    private static final int PAST = 16;
    private static final int SHOWN = 5;

    /// Fewer records than this are no crowd.
    public static final int LEAST = 12;

    private final long[] last = new long[WINDOW];
    private long count;
    private long first;
    private long longest;
    private boolean inside;
    private double usual;
    private long runTo;
    private long run;
    private final List<Long> starts = new ArrayList<>(SHOWN);
    private Crowd best = new Crowd(List.of(), 0, 0, 0);

    /// @param lines the first lines of it and `to` the last; `count` records; `usual` lines between two before it
    public record Crowd(List<Long> lines, long to, long count, double usual) {

        public long from() {
            return lines.getFirst();
        }
    }

    public void add(long line) {
        int slot = (int) (count % WINDOW);
        long oldest = last[slot];
        long before = count == 0 ? line : last[(int) ((count - 1) % WINDOW)];
        if (count == 0) {
            first = line;
        }
        longest = Math.max(longest, line - before);
        if (inside && line - before > usual) {
            close();
        } else if (inside) {
            run++;
            runTo = line;
            if (starts.size() < SHOWN) {
                starts.add(line);
            }
        }
        last[slot] = line;
        count++;
        if (!inside && count > PAST) {
            usual = (oldest - first) / Math.max(1.0, count - 1.0 - WINDOW);
            if (line - oldest < usual) {
                open(line, oldest);
            }
        }
    }

    private void open(long line, long oldest) {
        inside = true;
        run = 1;
        runTo = line;
        starts.clear();
        starts.add(line);
        double near = Math.min(usual / 2, 6 * gap());
        for (int back = 2; back <= WINDOW + 1; back++) {
            long earlier = back > WINDOW ? oldest : last[(int) ((count - back) % WINDOW)];
            if (starts.getFirst() - earlier > near) {
                break;
            }
            starts.addFirst(earlier);
            run++;
        }
        while (starts.size() > SHOWN) {
            starts.removeLast();
        }
    }

    /// The median distance in the window, at least one line.
    private double gap() {
        long[] sorted = last.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < WINDOW - 1; i++) {
            sorted[i] = sorted[i + 1] - sorted[i];
        }
        Arrays.sort(sorted, 0, WINDOW - 1);
        return Math.max(1, sorted[WINDOW / 2 - 1]);
    }

    private void close() {
        inside = false;
        if (run > best.count) {
            best = new Crowd(List.copyOf(starts), runTo, run, usual);
        }
    }

    /// The largest crowd so far.
    public Optional<Crowd> crowd() {
        Crowd now = inside && run > best.count ? new Crowd(List.copyOf(starts), runTo, run, usual) : best;
        return now.count >= LEAST ? Optional.of(now) : Optional.empty();
    }

    /// The longest distance between two records, in lines.
    public long longest() {
        return longest;
    }
}
