package dev.zhiban.logs.format;

import java.util.Optional;

/// The JVM's unified log: `[2026-01-02T15:04:05.123+0800][0.005s][info][gc,start] GC(0) Pause Young …`.
final class GcLog implements LogFormat {

    private final Timestamps times;

    GcLog(Timestamps times) {
        this.times = times;
    }

    @Override
    public String name() {
        return "jvm-unified";
    }

    @Override
    public Optional<LogLine> parse(Line line) {
        int timeAt = -1;
        Level level = Level.NONE;
        String tags = "";
        int at = 0;
        for (int group = 0; group < 8 && line.at(at) == '['; group++) {
            int close = line.find(']', at);
            if (close < 0) {
                return Optional.empty();
            }
            Line inside = line.part(at + 1, close).strip();
            if (group == 0 && times.read(line, at + 1)) {
                timeAt = at + 1;
            } else if (level == Level.NONE) {
                level = Level.of(inside.toString());
            } else {
                tags = inside.toString();
            }
            at = close + 1;
        }
        if (level == Level.NONE || tags.isEmpty() || line.at(at) != ' ' || line.find("[gc", 0) < 0 && !uptime(line)) {
            return Optional.empty();
        }
        return Optional.of(LogLine.of(name(), timeAt, level, tags, line.part(line.skipBlanks(at))));
    }

    private static boolean uptime(Line line) {
        int end = line.find(']', 0);
        return end > 2 && line.at(end - 1) == 's' && Line.digit(line.at(end - 2));
    }
}
