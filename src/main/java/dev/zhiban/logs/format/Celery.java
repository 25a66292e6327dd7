package dev.zhiban.logs.format;

import java.util.Optional;

/// Workers of Python's Celery: `[2026-01-02 15:04:05,123: ERROR/MainProcess] …`.
final class Celery implements LogFormat {

    private final Timestamps times;

    Celery(Timestamps times) {
        this.times = times;
    }

    @Override
    public String name() {
        return "celery";
    }

    @Override
    public Optional<LogLine> parse(Line line) {
        if (line.at(0) != '[' || !times.read(line, 1) || !line.startsAt(times.end(), ": ")) {
            return Optional.empty();
        }
        int levelAt = times.end() + 2;
        int slash = line.find('/', levelAt);
        int close = line.find(']', levelAt);
        if (slash < 0 || close < slash || slash - levelAt > 10) {
            return Optional.empty();
        }
        Level level = Level.of(line.part(levelAt, slash).toString());
        if (level == Level.NONE) {
            return Optional.empty();
        }
        return Optional.of(LogLine.of(name(), 1, level, line.part(slash + 1, close).toString(),
                line.part(line.skipBlanks(close + 1))));
    }
}
