package dev.zhiban.logs.format;

import java.util.Optional;

/// Python's `logging` with its usual format: `2026-01-02 15:04:05,123 - app.db - ERROR - …`.
final class PythonLogging implements LogFormat {

    private final Timestamps times;

    PythonLogging(Timestamps times) {
        this.times = times;
    }

    @Override
    public String name() {
        return "python";
    }

    @Override
    public Optional<LogLine> parse(Line line) {
        if (!Line.digit(line.at(0)) || !times.read(line, 0) || !line.startsAt(times.end(), " - ")) {
            return Optional.empty();
        }
        int logger = times.end() + 3;
        int loggerEnd = line.find(" - ", logger);
        if (loggerEnd < 0 || loggerEnd - logger > 100) {
            return Optional.empty();
        }
        int level = loggerEnd + 3;
        int levelEnd = line.find(" - ", level);
        if (levelEnd < 0) {
            return Optional.empty();
        }
        Level found = Level.of(line, level, levelEnd, true);
        return found == Level.NONE ? Optional.empty()
                : Optional.of(LogLine.of(name(), 0, found, line.part(logger, loggerEnd).toString(), line.part(levelEnd + 3)));
    }
}
