package dev.zhiban.logs;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

import org.jspecify.annotations.Nullable;

import dev.zhiban.logs.SeenLines.Seen;
import dev.zhiban.logs.anomaly.Counter;
import dev.zhiban.logs.anomaly.Gaps;
import dev.zhiban.logs.anomaly.Gravity;
import dev.zhiban.logs.anomaly.TimeBins;
import dev.zhiban.logs.format.Level;
import dev.zhiban.logs.format.Line;
import dev.zhiban.logs.format.LogFormats;
import dev.zhiban.logs.format.LogLine;
import dev.zhiban.logs.format.Stamp;
import dev.zhiban.logs.format.Timestamps;
import dev.zhiban.logs.knownerror.KnownErrors;
import dev.zhiban.logs.mining.Signature;
import dev.zhiban.logs.mining.TemplateMiner;
import dev.zhiban.logs.source.Lines;
import dev.zhiban.logs.source.LogBytes;

/// One pass over one log. A line's signature is looked up; only a new one is parsed, cut into words and compared with the
/// known errors. What is counted is bounded whatever the length: shapes, signatures, traces, time bins.
final class Analysis {

    private static final int TEXT = 512;
    private static final double HEADERS_USUAL = 0.2;
    private static final double FIRST_HEADER = 0.7;
    private static final double RATE = 0.05;
    private static final double RATE_IF_RARE = 0.01;
    private static final int ORDINARY = 1_024;
    private static final int SAMPLES = 8_000;

    final TemplateMiner miner = new TemplateMiner();
    final List<Tally> tallies = new ArrayList<>();
    final TimeBins bins = new TimeBins();
    final Gaps gaps = new Gaps();
    final LogZone zone;
    final Traces traces = new Traces();
    final long[] levels = new long[Level.values().length];
    final Counter[] levelTimes = new Counter[Level.values().length];
    final Surroundings surroundings = new Surroundings();
    final Watch.Samples ordinary = new Watch.Samples(ORDINARY, TEXT, new Watch.Room(ORDINARY));
    final Map<Integer, Hits> known = new LinkedHashMap<>();
    final Map<String, Long> formatCounts = new LinkedHashMap<>();
    long records;
    long lines;
    long firstAt = Tally.NO_TIME;
    long lastAt = Tally.NO_TIME;

    private final LogFormats formats;
    private final Timestamps times;
    private final KnownErrors knownErrors;
    private final @Nullable IntConsumer shapes;
    private final SeenLines seenLines = new SeenLines();
    private final List<String> formatNames = new ArrayList<>();
    private long[] formatCount = new long[16];
    private final Watch.Room room = new Watch.Room(SAMPLES);
    private final Line view = new Line(new byte[0], 0, 0);
    private final byte[] cleaned = new byte[Lines.LONGEST];

    private double headers;
    private final double rate;
    private boolean open;
    private long recordLine;
    private int recordShape;
    private Level recordLevel = Level.NONE;
    private final OpenTrace trace = new OpenTrace();
    private final RecordText text = new RecordText();
    private final TrustedTime trusted = new TrustedTime();

    /// Where a known error was seen.
    static final class Hits {
        long count;
        final List<Long> lines = new ArrayList<>();
        String text = "";
        int looks;

        void add(long line, Line view) {
            if (count++ == 0) {
                text = LogBytes.decode(view.bytes(), view.from(), view.to());
            }
            if (lines.size() < 10) {
                lines.add(line);
            }
        }
    }

    /// @param headers the share of lines with a header, -1 where nobody knows
    /// @param shapes told the shape of every line's record, line by line; null when nobody wants to know
    Analysis(LogFormats formats, KnownErrors knownErrors, double headers, @Nullable IntConsumer shapes) {
        this.formats = formats;
        this.times = formats.times();
        this.zone = new LogZone(times.given());
        this.knownErrors = knownErrors;
        this.headers = headers;
        this.rate = headers >= 0 && headers < HEADERS_USUAL ? RATE_IF_RARE : RATE;
        this.shapes = shapes;
        Arrays.setAll(levelTimes, _ -> new Counter());
    }

    void read(Lines source) throws IOException {
        while (source.next()) {
            line(source);
        }
        lines = source.number();
        finish();
        for (int i = 0; i < formatNames.size(); i++) {
            formatCounts.put(formatNames.get(i), formatCount[i]);
        }
    }

    private void line(Lines source) {
        long number = source.number();
        view.point(source.bytes(), source.start(), source.end());
        Seen seen = seenLines.find(source);
        seen = seen == null ? look(source) : seen;
        if (begins(seen)) {
            finish();
            if (begin(seen, number)) {
                surroundings.around(source.bytes(), source.start(), number);
            }
            text.begin(view);
        } else {
            text.add(view);
            trace.add(seen);
        }
        if (!trace.isNone() || source.ahead() == 0 || view.bytes() == cleaned) {
            text.copy();
        }
        if (number <= surroundings.until()) {
            surroundings.keep(view, number);
        }
        if (seen.suspect()) {
            compare(seen, number);
        }
        if (shapes != null) {
            shapes.accept(recordShape);
        }
    }

    /// What is known of lines of its signature, where those of its layout have their time and their duration.
    private Seen look(Lines source) {
        long signature = Signature.of(source.bytes(), source.start(), source.end());
        boolean escaped = signature == Signature.ESCAPED;
        if (escaped) {
            view.point(cleaned, 0, Escapes.clean(source.bytes(), source.start(), source.end(), cleaned));
            signature = Signature.of(cleaned, 0, view.length());
        }
        Seen seen = seenLines.find(signature);
        if (seen == null) {
            seen = learn(signature);
            seenLines.put(signature, seen);
        } else {
            seen = seen.placed(timeAt(seen), seen.took().moved(seen.tookPlace().in(view) - seen.took().at()));
        }
        if (!escaped) {
            seenLines.put(source.layout(), source.bytes(), source.start(), source.end(), seen);
        }
        return seen;
    }

    private int timeAt(Seen seen) {
        int usual = seen.timePlace().in(view);
        if (usual < 0 || seen.stamp().read(view, usual) || times.read(view, usual)) {
            return usual;
        }
        int at = formats.parse(view).map(LogLine::timeAt).orElse(-1);
        return at < 0 ? usual : at;
    }

    private Seen learn(long signature) {
        Line line = view;
        boolean telling = Signature.telling(line.bytes(), line.from(), line.to()) != 0;
        String text = LogBytes.decode(line.bytes(), line.from(), line.to());
        List<KnownErrors.Candidate> candidates = knownErrors.candidates(text);
        Optional<LogLine> parsed = formats.parse(line);
        Took took = Took.of(line, parsed);
        boolean timed = took != Took.NOTHING;
        int shape;
        Continuation what;
        boolean header = false;
        if (parsed.isPresent()) {
            LogLine head = parsed.get();
            what = head.envelope() ? Continuation.of(head.message()) : Continuation.PLAIN;
            header = what == Continuation.PLAIN || what == Continuation.ALONE || what == Continuation.THROWN
                    || what == Continuation.BLANK;
            shape = shape(head.message(), head.level(), head.whole(), timed);
        } else {
            what = Continuation.of(line);
            shape = shape(line, Level.NONE, false, timed);
        }
        Tally tally = tallies.get(shape);
        took = tally.watch == null || tally.watch.durations == null ? Took.NOTHING : took;
        int timeAt = parsed.map(LogLine::timeAt).orElse(-1);
        return new Seen(header, what, shape, tally, timeAt, new Stamp(), parsed.map(LogLine::level).orElse(Level.NONE),
                format(parsed.map(LogLine::format).orElse("plain")), thrown(parsed.map(LogLine::message).orElse(line)),
                signature, telling, !candidates.isEmpty(), candidates, took, Place.of(line, timeAt),
                Place.of(line, took.at()), new ArrayList<>(0));
    }

    private static int thrown(Line line) {
        String name = Continuation.thrown(line);
        return name == null ? 0 : name.hashCode() | 1;
    }

    private int shape(Line message, Level level, boolean apart, boolean timed) {
        if (miner.condensable()) {
            condense();
        }
        int shape = miner.shape(message.bytes(), message.from(), message.to(), level.ordinal());
        if (shape == tallies.size()) {
            tallies.add(Tally.NOTHING);
        }
        if (tallies.get(shape) == Tally.NOTHING) {
            tallies.set(shape, tally(message, level, apart, timed));
        }
        return shape;
    }

    private Tally tally(Line message, Level level, boolean apart, boolean timed) {
        String text = LogBytes.decode(message.bytes(), message.from(), message.to());
        boolean trouble = Gravity.trouble(text);
        int end = Math.min(view.to(), view.from() + TEXT);
        Level said = level == Level.NONE && Gravity.warns(text) ? Level.WARN : level;
        Tally tally = new Tally(said, apart, trouble, Arrays.copyOfRange(view.bytes(), view.from(), end));
        boolean watched = trouble || said.grave() || said == Level.WARN;
        tally.watch = watched || timed ? new Watch(watched, timed, room) : null;
        return tally;
    }

    /// Makes room for new shapes: what was counted of the ones that go is added to those that they now count under.
    private void condense() {
        int known = tallies.size();
        int[] into = miner.condensed(shape -> tallies.get(shape).count);
        while (tallies.size() < into.length) {
            tallies.add(Tally.NOTHING);
        }
        for (int shape = 0; shape < known; shape++) {
            Tally tally = tallies.get(shape);
            if (into[shape] != shape && tally.count > 0) {
                Tally target = tallies.get(into[shape]);
                if (target == Tally.NOTHING) {
                    tallies.set(into[shape], tally);
                } else {
                    target.add(tally, bins);
                }
                tallies.set(shape, Tally.NOTHING);
            }
        }
        recordShape = open ? into[recordShape] : recordShape;
        seenLines.forget();
    }

    private int format(String name) {
        int index = formatNames.indexOf(name);
        if (index < 0) {
            formatNames.add(name);
            index = formatNames.size() - 1;
            formatCount = index < formatCount.length ? formatCount : Arrays.copyOf(formatCount, index * 2);
        }
        return index;
    }

    /// Whether the line begins a record; keeps count of how usual headers are in this log.
    private boolean begins(Seen seen) {
        if (!seen.header()) {
            return !open || stands(seen);
        }
        if (!seen.tally().apart) {
            headers = headers < 0 && records < 2 ? FIRST_HEADER : headers + (1 - headers) * rate;
        }
        return true;
    }

    /// Whether a line without a header is no part of the record before.
    private boolean stands(Seen seen) {
        return switch (seen.continuation()) {
            case BLANK, INDENTED, FRAME, CAUSE, GOROUTINE -> false;
            case CHAINED -> trace.chains();
            case TRACEBACK, THROWN -> !trace.isOpen() && (headers < HEADERS_USUAL || strays(seen));
            case ALONE -> true;
            case PLAIN -> {
                boolean alone = !trace.takesText()
                        && (headers < HEADERS_USUAL || tallies.get(recordShape).apart || seen.tally().count > 0
                                || strays(seen));
                headers *= 1 - RATE;
                yield alone;
            }
        };
    }

    /// Whether a line without a header tells of trouble, or throws, where the record before it does not: it is one of its own.
    private boolean strays(Seen seen) {
        Tally before = tallies.get(recordShape);
        boolean thrown = seen.continuation() != Continuation.PLAIN;
        return trace.isNone() && (thrown || seen.tally().trouble) && !before.trouble && !before.level.grave();
    }

    /// @return whether the line should be kept with its neighbours
    private boolean begin(Seen seen, long number) {
        open = true;
        recordLine = number;
        recordShape = seen.shape();
        recordLevel = seen.level();
        trace.begin();
        records++;
        formatCount[seen.format()]++;
        levels[seen.level().ordinal()]++;
        long at = seen.timeAt() < 0 ? Tally.NO_TIME : time(seen.stamp(), seen.timeAt());
        Tally tally = seen.tally();
        int bin = at == Tally.NO_TIME ? 0 : bins.bin(at);
        tally.add(number, at, bin, bins);
        boolean striking = tally.count == 1 | (tally.watch != null && tally.watch.add(view, number, seen.took()));
        ordinary.add(view, number);
        if (at != Tally.NO_TIME) {
            firstAt = firstAt == Tally.NO_TIME ? at : Math.min(firstAt, at);
            lastAt = Math.max(lastAt, at);
            levelTimes[seen.level().ordinal()].add(bins, bin, number);
            gaps.add(at, number);
        }
        trace.add(seen);
        return striking;
    }

    private void finish() {
        if (open && !trace.isNone()) {
            traces.add(trace.fingerprint(), text.bytes(), text.length(), recordLine, recordLevel, recordShape);
        }
        open = false;
    }

    private void compare(Seen seen, long number) {
        for (KnownErrors.Candidate candidate : seen.known()) {
            Hits hits = known.computeIfAbsent(candidate.error(), _ -> new Hits());
            if (candidate.certain()) {
                hits.add(number, view);
            } else if (hits.looks < 100_000) {
                hits.looks++;
                if (knownErrors.matches(candidate.error(), LogBytes.decode(view.bytes(), view.from(), view.to()))) {
                    hits.add(number, view);
                }
            }
        }
    }

    private long time(Stamp stamp, int usualAt) {
        if (stamp.read(view, usualAt)) {
            return trusted.of(stamp.millis());
        }
        int at = usualAt;
        if (!times.read(view, at)) {
            at = formats.parse(view).map(LogLine::timeAt).orElse(-1);
            if (at < 0 || !times.read(view, at)) {
                return Tally.NO_TIME;
            }
        }
        zone.take(times);
        stamp.remember(view, at, times);
        return trusted.of(times.millis());
    }
}
