package dev.zhiban.logs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.zhiban.logs.Explanation.Near;
import dev.zhiban.logs.format.Line;
import dev.zhiban.logs.format.LogFormats;
import dev.zhiban.logs.format.LogLine;

/// What a search shows of the records that match. Texts are masked afterwards.
interface Picked {

    /// A record matches; asked once, with its first matching line. False when it does not count.
    ///
    /// @param at its time in milliseconds since the epoch, as far as it has one
    boolean counts(Line line, long number, long at);

    /// Whether lines of the record are wanted, that one and what follows it.
    boolean wanted();

    void line(Near line);

    List<Near> lines();

    /// A line and the time of its record.
    record Start(long line, long at) {
    }

    /// What comes first in [#lines]; null for the first record that counts.
    default @Nullable Start first() {
        return null;
    }

    /// The first records, as many lines as are shown.
    final class First implements Picked {

        private final List<Near> lines = new ArrayList<>();
        private final int most;
        private int records;

        First(int most) {
            this.most = most;
        }

        @Override
        public boolean counts(Line line, long number, long at) {
            records++;
            return true;
        }

        @Override
        public boolean wanted() {
            return records <= most && lines.size() < LogLines.SHOWN;
        }

        @Override
        public void line(Near line) {
            lines.add(line);
        }

        @Override
        public List<Near> lines() {
            return lines;
        }
    }

    /// The last records, oldest first; each with the first of its lines, so that all find room.
    final class Last implements Picked {

        private record Kept(Start start, List<Near> lines) {
        }

        private final Deque<Kept> kept = new ArrayDeque<>();
        private final int most;
        private final int each;

        Last(int most) {
            this.most = Math.clamp(most, 1, LogLines.SHOWN);
            this.each = Math.max(1, LogLines.SHOWN / this.most);
        }

        @Override
        public boolean counts(Line line, long number, long at) {
            kept.addLast(new Kept(new Start(number, at), new ArrayList<>()));
            if (kept.size() > most) {
                kept.removeFirst();
            }
            return true;
        }

        @Override
        public boolean wanted() {
            return !kept.isEmpty() && kept.getLast().lines.size() < each;
        }

        @Override
        public void line(Near line) {
            kept.getLast().lines.add(line);
        }

        @Override
        public List<Near> lines() {
            return kept.stream().flatMap(one -> one.lines.stream()).toList();
        }

        @Override
        public @Nullable Start first() {
            return kept.isEmpty() ? null : kept.getFirst().start;
        }
    }

    /// Those that say how long something took, the slowest first.
    final class Slowest implements Picked {

        private static final int MOST = 5;

        private record Slow(long micros, Start start, List<Near> line) {
        }

        private final LogFormats formats;
        private final List<Slow> slow = new ArrayList<>();
        private @Nullable Slow now;

        Slowest(LogFormats formats) {
            this.formats = formats;
        }

        @Override
        public boolean counts(Line line, long number, long at) {
            Took took = Took.of(line, formats.parse(line));
            now = null;
            if (took == Took.NOTHING) {
                return false;
            }
            long micros = took.micros(line);
            if (slow.size() < MOST || micros > slow.getLast().micros) {
                now = new Slow(micros, new Start(number, at), new ArrayList<>());
                slow.add(now);
                slow.sort((a, b) -> Long.compare(b.micros, a.micros));
                if (slow.size() > MOST) {
                    slow.removeLast();
                }
            }
            return true;
        }

        @Override
        public boolean wanted() {
            return now != null && now.line.isEmpty();
        }

        @Override
        public void line(Near line) {
            if (now != null) {
                now.line.add(line);
            }
        }

        @Override
        public List<Near> lines() {
            return slow.stream().flatMap(one -> one.line.stream()).toList();
        }

        @Override
        public @Nullable Start first() {
            return slow.isEmpty() ? null : slow.getFirst().start;
        }
    }

    /// Counts whom they name.
    final class Named implements Picked {

        private static final int VALUES = 50_000;
        private static final int MOST = 5;

        private record Seen(String value, long line, long[] records) {
        }

        private final LogFormats formats;
        private final Attribute attribute;
        private final Map<String, Seen> seen = new HashMap<>();
        private long naming;

        Named(LogFormats formats, Attribute attribute) {
            this.formats = formats;
            this.attribute = attribute;
        }

        @Override
        public boolean counts(Line line, long number, long at) {
            Optional<LogLine> header = formats.parse(line);
            attribute.of(line, header).ifPresent(value -> {
                naming++;
                if (seen.size() < VALUES || seen.containsKey(value)) {
                    seen.computeIfAbsent(value, _ -> new Seen(value, number, new long[1])).records[0]++;
                }
            });
            return true;
        }

        @Override
        public boolean wanted() {
            return false;
        }

        @Override
        public void line(Near line) {
        }

        @Override
        public List<Near> lines() {
            return List.of();
        }

        long naming() {
            return naming;
        }

        List<Shares.Share> most() {
            return seen.values().stream().sorted((a, b) -> a.records[0] != b.records[0]
                    ? Long.compare(b.records[0], a.records[0])
                    : Long.compare(a.line, b.line)).limit(MOST)
                    .map(one -> new Shares.Share(one.value, one.records[0], one.line)).toList();
        }
    }
}
