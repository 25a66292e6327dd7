package dev.zhiban.logs.format;

import java.util.Optional;

/// What the JVM wrote before version 9: `2026-01-02T15:04:05.123+0800: 12.345: [GC (Allocation Failure) …, 0.0123 secs]`, with
/// the date, the uptime, or both.
final class ClassicGcLog implements LogFormat {

    private final Timestamps times;

    ClassicGcLog(Timestamps times) {
        this.times = times;
    }

    @Override
    public String name() {
        return "jvm-classic";
    }

    @Override
    public Optional<LogLine> parse(Line line) {
        int at = 0;
        int timeAt = -1;
        if (line.at(4) == '-' && times.read(line, 0) && line.startsAt(times.end(), ": ")) {
            timeAt = 0;
            at = times.end() + 2;
        }
        int whole = line.digitsEnd(at);
        int uptime = whole > at && line.at(whole) == '.' ? line.digitsEnd(whole + 1) : at;
        boolean told = uptime > at && line.startsAt(uptime, ": ");
        at = told ? uptime + 2 : at;
        boolean collection = line.startsAt(at, "[GC") || line.startsAt(at, "[Full GC") || line.startsAt(at, "[CMS")
                || line.startsAt(at, "Total time for which application threads were stopped");
        if (!collection || timeAt < 0 && !told) {
            return Optional.empty();
        }
        return Optional.of(LogLine.of(name(), timeAt, Level.NONE, "gc", line.part(at)));
    }
}
