package dev.zhiban.logs;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

import dev.zhiban.logs.anomaly.Bursts;
import dev.zhiban.logs.anomaly.Bursts.Burst;
import dev.zhiban.logs.anomaly.Durations;
import dev.zhiban.logs.anomaly.Gravity;
import dev.zhiban.logs.anomaly.Oddity;
import dev.zhiban.logs.anomaly.Rush;
import dev.zhiban.logs.anomaly.Shifts;
import dev.zhiban.logs.anomaly.Shifts.Shift;
import dev.zhiban.logs.format.Level;
import dev.zhiban.logs.source.LogBytes;

/// How the records of one template lie in the log, and what they tell of.
final class Course {

    private static final int ENDED = 30;
    private static final double SURE = 6;

    final Report.Merged template;
    final Tally tally;
    final String text;
    final Optional<Rush.Crowd> crowd;
    final Optional<Burst> burst;
    final Optional<Shift> shift;
    final double odd;
    private final double late;

    /// @param records all records by time bin
    Course(Report.Merged template, Analysis analysis, int[] records) {
        this.template = template;
        this.tally = template.tally();
        this.text = LogBytes.decode(tally.text, 0, tally.text.length).strip();
        int[] counts = tally.counter == null ? new int[0] : tally.counter.counts(analysis.bins);
        boolean many = tally.count >= Bursts.LEAST && counts.length > 0;
        this.burst = many ? Bursts.find(counts, records) : Optional.empty();
        this.shift = many && tally.count >= 60 ? Shifts.find(counts, records) : Optional.empty();
        this.crowd = tally.watches().stream().flatMap(watch -> Optional.ofNullable(watch.rush).stream())
                .flatMap(rush -> rush.crowd().stream()).max(Comparator.comparingLong(Rush.Crowd::count));
        this.late = Oddity.late(tally.firstLine, analysis.lines, tally.count);
        this.odd = Math.max(late, Oddity.together(tally.firstLine, tally.lastLine, analysis.lines, tally.count));
    }

    /// ERROR or worse, or no level and words of trouble.
    boolean grave() {
        return tally.grave();
    }

    /// WARN, or words of trouble at INFO.
    boolean warning() {
        return !grave() && (tally.level == Level.WARN || tally.level == Level.INFO && tally.trouble);
    }

    /// Goes through the log as chance would have it: its daily noise.
    boolean steady() {
        return tally.count >= 5 && odd < Oddity.CLEAR && crowd.isEmpty() && burst.isEmpty() && shift.isEmpty();
    }

    /// Began when the log had run long enough without it that chance does not explain it.
    boolean appeared() {
        return tally.count >= 3 && late >= Oddity.CLEAR;
    }

    /// Came evenly from the beginning on, and then no more.
    boolean ended(Analysis analysis) {
        if (tally.count < ENDED || tally.counter == null || tally.firstLine > analysis.lines / 10
                || Oddity.early(tally.lastLine, analysis.lines, tally.count) < SURE) {
            return false;
        }
        int[] counts = tally.counter.counts(analysis.bins);
        int last = counts.length - 1;
        while (last > 0 && counts[last] == 0) {
            last--;
        }
        long filled = Arrays.stream(counts, 0, last + 1).filter(count -> count > 0).count();
        return filled >= Math.min(last + 1, tally.count) * 0.5 && filled >= 8 && last < counts.length - 3;
    }

    boolean exhausted() {
        return (tally.level.compareTo(Level.DEBUG) < 0 || tally.level == Level.NONE) && Gravity.exhausted(text);
    }

    /// The line in which it becomes striking: where it crowds, or where it first came.
    long strikes() {
        return crowd.map(Rush.Crowd::from).orElse(tally.firstLine);
    }

    Optional<Durations.Slow> slow() {
        Durations all = new Durations();
        tally.watches().stream().flatMap(watch -> Optional.ofNullable(watch.durations).stream()).forEach(all::add);
        return all.slow();
    }

    /// How grave it is, for ranking.
    double gravity() {
        return switch (tally.level) {
            case FATAL -> .10;
            case ERROR -> .09;
            case NONE -> tally.trouble ? .07 : -.30;
            case WARN -> tally.trouble ? -.10 : -.14;
            case INFO -> tally.trouble ? -.17 : -.30;
            case DEBUG, TRACE -> -.30;
        };
    }
}
