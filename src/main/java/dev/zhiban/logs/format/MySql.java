package dev.zhiban.logs.format;

import java.util.Optional;

/// MySQL's and MariaDB's error log: `2026-01-02T15:04:05.123456Z 12 [Warning] [MY-010055] [Server] …`.
final class MySql implements LogFormat {

    private final Timestamps times;

    MySql(Timestamps times) {
        this.times = times;
    }

    @Override
    public String name() {
        return "mysql";
    }

    @Override
    public Optional<LogLine> parse(Line line) {
        if (!Line.digit(line.at(0)) || !times.read(line, 0)) {
            return Optional.empty();
        }
        int thread = line.skipBlanks(times.end());
        int threadEnd = line.digitsEnd(thread);
        int bracket = line.skipBlanks(threadEnd);
        int close = line.find(']', bracket);
        if (threadEnd == thread || line.at(bracket) != '[' || close < 0) {
            return Optional.empty();
        }
        Level level = Level.of(line, bracket + 1, close, true);
        if (level == Level.NONE || line.startsAt(bracket + 1, "INFO")) {
            return Optional.empty();
        }
        int at = line.skipBlanks(close + 1);
        String logger = "";
        while (line.at(at) == '[') {
            int end = line.find(']', at);
            if (end < 0) {
                break;
            }
            logger = line.part(at + 1, end).toString();
            at = line.skipBlanks(end + 1);
        }
        return Optional.of(LogLine.of(name(), 0, level, logger, line.part(at)));
    }
}
