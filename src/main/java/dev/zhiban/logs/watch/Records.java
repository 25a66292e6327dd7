package dev.zhiban.logs.watch;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

import dev.zhiban.logs.Continuation;
import dev.zhiban.logs.anomaly.Gravity;
import dev.zhiban.logs.format.Level;
import dev.zhiban.logs.format.Line;
import dev.zhiban.logs.format.LogFormats;
import dev.zhiban.logs.format.LogLine;
import dev.zhiban.logs.intake.Arrival;

/// Puts lines together to records: a line with a header begins one, as does any other where headers are not usual; traces and
/// indented lines belong to the record before. A time that is unknown, to come, or
/// more than 400 days ago counts as now. Not thread-safe.
final class Records {

    /// @param message without its header; `cause` the class of the innermost exception, empty if there is none
    /// @param lines as they came, the first ones
    record One(long at, Level level, String message, String cause, List<String> lines) {

        boolean trouble() {
            return Gravity.trouble(message) || !cause.isEmpty();
        }
    }

    private static final int KEPT = 60;
    private static final int LONGEST = 4_000;
    private static final long AHEAD = 300_000;
    private static final long OLDEST = 400L * 86_400_000;
    private static final double USUAL = 0.2;

    private final LogFormats formats;
    private double headers;

    private long at;
    private Level level = Level.NONE;
    private @Nullable String message;
    private String cause = "";
    private List<String> lines = new ArrayList<>();

    /// @param headers how usual headers were so far, 0 to 1
    Records(ZoneId zone, Clock clock, double headers) {
        this.formats = new LogFormats(zone, clock);
        this.headers = headers;
    }

    double headers() {
        return headers;
    }

    void read(List<Arrival> arrivals, long now, Consumer<One> each) {
        for (Arrival arrival : arrivals) {
            boolean first = true;
            for (String line : arrival.text().split("\n", KEPT + 1)) {
                line(cleaned(line), arrival.at(), now, first, each);
                first = false;
            }
        }
        finish(each);
    }

    private static String cleaned(String line) {
        String plain = line.indexOf('\u001b') < 0 ? line : line.replaceAll("\u001b\\[[0-9;]{0,20}[A-Za-z]", "");
        String whole = plain.endsWith("\r") ? plain.substring(0, plain.length() - 1) : plain;
        return (whole.length() > LONGEST ? whole.substring(0, LONGEST) : whole).replace('\0', ' ');
    }

    private void line(String text, long given, long now, boolean first, Consumer<One> each) {
        Line line = new Line(text.getBytes(StandardCharsets.UTF_8), 0, text.getBytes(StandardCharsets.UTF_8).length);
        Optional<LogLine> parsed = first ? formats.parse(line) : Optional.empty();
        Line said = parsed.map(LogLine::message).orElse(line);
        Continuation what = Continuation.of(said);
        boolean begins = parsed.isPresent() ? !(parsed.get().envelope() && bound(what)) : first && alone(what);
        if (first) {
            headers += (parsed.isPresent() ? 1 - headers : -headers) * 0.05;
        }
        if (begins) {
            finish(each);
            begin(parsed, line, said, given, now);
        }
        if (message != null) {
            thrown(begins ? said : line);
            if (lines.size() < KEPT) {
                lines.add(text);
            }
        }
    }

    private static boolean bound(Continuation what) {
        return switch (what) {
            case PLAIN, ALONE, THROWN, BLANK -> false;
            case INDENTED, FRAME, CAUSE, CHAINED, TRACEBACK, GOROUTINE -> true;
        };
    }

    private boolean alone(Continuation what) {
        return switch (what) {
            case ALONE -> true;
            case PLAIN, THROWN, TRACEBACK -> headers < USUAL;
            case BLANK, INDENTED, FRAME, CAUSE, CHAINED, GOROUTINE -> false;
        };
    }

    private void begin(Optional<LogLine> parsed, Line line, Line said, long given, long now) {
        message = said.toString().strip();
        level = parsed.map(LogLine::level).orElse(Level.NONE);
        at = given;
        int timeAt = parsed.map(LogLine::timeAt).orElse(-1);
        if (given == Arrival.UNKNOWN && timeAt >= 0 && formats.times().read(line, timeAt)) {
            at = formats.times().millis();
        }
        at = at > now + AHEAD || at < now - OLDEST ? now : at;
    }

    private void thrown(Line line) {
        String name = Continuation.thrown(line);
        if (name != null) {
            cause = name;
        }
    }

    private void finish(Consumer<One> each) {
        if (message != null && !message.isEmpty()) {
            each.accept(new One(at, level, message, cause, List.copyOf(lines)));
        }
        message = null;
        cause = "";
        lines = new ArrayList<>();
    }
}
