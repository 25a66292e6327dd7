package dev.zhiban.logs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.zhiban.logs.Explanation.Near;
import dev.zhiban.logs.Explanation.Place;
import dev.zhiban.logs.anomaly.Gravity;
import dev.zhiban.logs.format.Level;
import dev.zhiban.logs.format.Line;
import dev.zhiban.logs.format.LogFormats;
import dev.zhiban.logs.format.LogLine;
import dev.zhiban.logs.mining.Signature;
import dev.zhiban.logs.source.Lines;
import dev.zhiban.logs.source.LogBytes;
import dev.zhiban.platform.privacy.Redactor;

/// One pass over a log that keeps what a filter lets through. Headers are parsed once for each signature.
final class Search {

    private static final int SIGNATURES = 50_000;
    private static final int MINUTES = 50_000;
    private static final int WIDTH = 300;
    private static final int MESSAGE = 1_000;
    private static final int CLOCK = 80;
    private static final int DAY = 86_400;
    private static final long NO_TIME = Long.MIN_VALUE;

    /// @param trouble whether the message of a header that names no level tells of trouble
    private record Header(int timeAt, Level level, boolean trouble) {
    }

    private static final Header NONE = new Header(-1, Level.NONE, false);

    private final LogFormats formats;
    private final LogZone zone;
    private final LogFilter filter;
    private final long since;
    private final List<byte[]> words = new ArrayList<>();
    private final List<byte[]> either = new ArrayList<>();
    private final Redactor redactor;
    private final Picked picked;
    private final Map<Long, Header> headers = new HashMap<>();
    private final Map<Long, long[]> minutes = new HashMap<>();
    private final Line view = new Line(new byte[0], 0, 0);
    private boolean anyHeader;
    private long recordAt = NO_TIME;
    private boolean passes;
    private boolean matching;
    private long records;
    private @Nullable Place first;
    private long lastLine;
    private long firstAt = NO_TIME;
    private long lastAt = NO_TIME;

    /// @param picked what is shown of the records that match
    Search(LogFormats formats, LogFilter filter, Redactor redactor, Picked picked) {
        this.formats = formats;
        this.zone = new LogZone(formats.times().given());
        this.filter = filter;
        this.since = since(filter.latest());
        this.redactor = redactor;
        this.picked = picked;
        filter.words().forEach(word -> words.add(small(word)));
        filter.either().forEach(word -> either.add(small(word)));
    }

    /// Milliseconds; of a time whose end nobody knows nothing is shown.
    private static long since(LogFilter.@Nullable Latest latest) {
        if (latest == null) {
            return NO_TIME;
        }
        return latest.since() == null ? Long.MAX_VALUE : latest.since().toEpochMilli();
    }

    private static byte[] small(String word) {
        return word.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
    }

    Excerpt run(Lines lines, Bounded bounded) throws IOException {
        boolean onlyLines = filter.equals(LogFilter.ALL.lines(filter.fromLine(), filter.toLine()));
        while (lines.next() && (!onlyLines || filter.toLine() == 0 || lines.number() <= filter.toLine())) {
            view.point(lines.bytes(), lines.start(), lines.end());
            line(lines.number());
        }
        Picked.Start start = picked.first();
        Place begins = start == null ? first : new Place(start.line(), at(start.at()));
        List<Near> shown = picked.lines().stream()
                .map(line -> new Near(line.line(), redactor.redact(line.text()).text())).toList();
        long[] most = minutes.values().stream().max((a, b) -> Long.compare(a[0], b[0])).orElse(new long[] { 0, 0, 0 });
        double span = firstAt == NO_TIME ? 0 : Math.max(1, (lastAt - firstAt) / 60_000.0);
        return new Excerpt(records, shown, begins, records == 0 ? null : new Place(lastLine, at(lastAt)),
                most[0] == 0 ? null : new Place(most[1], at(most[2])), most[0], span == 0 ? 0 : records / span,
                bounded.reached());
    }

    private void line(long number) {
        if (filter.toLine() > 0 && (number < filter.fromLine() || number > filter.toLine())) {
            return;
        }
        Header header = header();
        boolean headed = header.timeAt >= 0 || header.level != Level.NONE;
        if (headed || !continues()) {
            anyHeader |= headed;
            recordAt = time(header);
            passes = level(header) && (filter.fromSecond() < 0 || inside(second())) && recordAt >= since;
            matching = false;
        }
        if (passes && !matching && words.stream().allMatch(this::has)
                && (either.isEmpty() || either.stream().anyMatch(this::has))) {
            matching = picked.counts(view, number, recordAt);
            passes = matching;
            if (matching) {
                count(number);
            }
        }
        if (matching && picked.wanted()) {
            picked.line(near(number));
        }
    }

    private Near near(long number) {
        String text = LogBytes.decode(view.bytes(), view.from(), Math.min(view.to(), view.from() + WIDTH));
        return new Near(number, text.stripTrailing());
    }

    private boolean continues() {
        return switch (Continuation.of(view)) {
            case PLAIN, ALONE -> false;
            case THROWN, TRACEBACK -> anyHeader;
            case BLANK, INDENTED, FRAME, CAUSE, CHAINED, GOROUTINE -> true;
        };
    }

    private Header header() {
        long signature = Signature.of(view.bytes(), view.from(), view.to());
        Header known = headers.get(signature);
        if (known == null) {
            Optional<LogLine> parsed = formats.parse(view);
            known = parsed.map(line -> new Header(line.timeAt(), line.level(), trouble(line))).orElse(NONE);
            if (headers.size() < SIGNATURES) {
                headers.put(signature, known);
            }
        }
        return known;
    }

    private boolean trouble(LogLine line) {
        Line message = line.message();
        return filter.level() != null && line.level() == Level.NONE && Gravity.trouble(
                LogBytes.decode(message.bytes(), message.from(), Math.min(message.to(), message.from() + MESSAGE)));
    }

    private boolean level(Header header) {
        Level level = header.level;
        return switch (filter.level() == null ? "" : filter.level()) {
            case "" -> true;
            case "ERROR" -> level.grave() || header.trouble;
            case "WARN" -> level.grave() || header.trouble || level == Level.WARN;
            default -> level.name().equals(filter.level());
        };
    }

    private boolean inside(int second) {
        int from = filter.fromSecond();
        int to = filter.toSecond();
        return second >= 0 && (from <= to ? second >= from && second < to : second >= from || second < to);
    }

    /// The clock as the line shows it (a person who asks for 10:32 reads it there), else that of its time in UTC; -1 for none.
    private int second() {
        int end = Math.min(view.length(), CLOCK);
        for (int i = 1; i + 2 < end; i++) {
            if (view.at(i) == ':' && Line.digit(view.at(i - 1)) && Line.digit(view.at(i + 1)) && Line.digit(view.at(i + 2))
                    && !Line.digit(view.at(i + 3))) {
                int hour = view.at(i - 1) - '0' + (Line.digit(view.at(i - 2)) ? 10 * (view.at(i - 2) - '0') : 0);
                int minute = (view.at(i + 1) - '0') * 10 + view.at(i + 2) - '0';
                boolean seconds = view.at(i + 3) == ':' && Line.digit(view.at(i + 4)) && Line.digit(view.at(i + 5));
                int second = seconds ? (view.at(i + 4) - '0') * 10 + view.at(i + 5) - '0' : 0;
                return hour < 24 && minute < 60 ? hour * 3600 + minute * 60 + second : -1;
            }
        }
        return recordAt == NO_TIME ? -1 : (int) Math.floorMod(recordAt / 1000, (long) DAY);
    }

    private long time(Header header) {
        if (header.timeAt < 0 || !formats.times().read(view, header.timeAt)) {
            return NO_TIME;
        }
        zone.take(formats.times());
        return formats.times().millis();
    }

    private boolean has(byte[] word) {
        byte[] bytes = view.bytes();
        for (int i = view.from(); i + word.length <= view.to(); i++) {
            int k = 0;
            while (k < word.length && (bytes[i + k] == word[k]
                    || bytes[i + k] >= 'A' && bytes[i + k] <= 'Z' && bytes[i + k] + 32 == word[k])) {
                k++;
            }
            if (k == word.length) {
                return true;
            }
        }
        return false;
    }

    private void count(long number) {
        long at = recordAt;
        records++;
        lastLine = number;
        if (first == null) {
            first = new Place(number, at(at));
        }
        if (at != NO_TIME) {
            firstAt = firstAt == NO_TIME ? at : Math.min(firstAt, at);
            lastAt = lastAt == NO_TIME ? at : Math.max(lastAt, at);
            long minute = Math.floorDiv(at, 60_000L);
            if (minutes.size() < MINUTES || minutes.containsKey(minute)) {
                minutes.computeIfAbsent(minute, _ -> new long[] { 0, number, minute * 60_000 })[0]++;
            }
        }
    }

    private @Nullable String at(long at) {
        return at == NO_TIME ? null : zone.text(at);
    }
}
