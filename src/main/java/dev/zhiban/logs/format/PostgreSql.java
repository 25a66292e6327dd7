package dev.zhiban.logs.format;

import java.util.Optional;

/// PostgreSQL's stderr log: `2026-01-02 15:04:05.123 CST [123] user@db ERROR:  …`, whatever its `log_line_prefix` puts between.
final class PostgreSql implements LogFormat {

    private static final String[] WORDS = { "LOG:  ", "ERROR:  ", "FATAL:  ", "PANIC:  ", "WARNING:  ", "STATEMENT:  ",
            "DETAIL:  ",
            "HINT:  ", "CONTEXT:  ", "NOTICE:  ", "DEBUG:  ", "QUERY:  ", "INFO:  " };

    private final Timestamps times;

    PostgreSql(Timestamps times) {
        this.times = times;
    }

    @Override
    public String name() {
        return "postgresql";
    }

    @Override
    public Optional<LogLine> parse(Line line) {
        if (!Line.digit(line.at(0)) || !times.read(line, 0)) {
            return Optional.empty();
        }
        int at = times.end();
        for (int word = 0; word < 8 && at < line.length() && at < 160; word++) {
            at = line.skipBlanks(at);
            for (String name : WORDS) {
                if (line.startsAt(at, name)) {
                    Level level = Level.of(name.substring(0, name.indexOf(':')));
                    int message = level == Level.NONE ? at : at + name.length();
                    return Optional.of(LogLine.of(name(), 0, level, "", line.part(message)));
                }
            }
            at = line.tokenEnd(at);
        }
        return Optional.empty();
    }
}
