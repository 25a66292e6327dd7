package dev.zhiban.logs.format;

import java.util.Optional;

/// `time=2026-01-02T15:04:05Z level=info msg="…" key=value`, in any order.
final class Logfmt implements LogFormat {

    private final Timestamps times;

    Logfmt(Timestamps times) {
        this.times = times;
    }

    @Override
    public String name() {
        return "logfmt";
    }

    @Override
    public Optional<LogLine> parse(Line line) {
        int timeAt = -1;
        Level level = Level.NONE;
        String logger = "";
        Line message = line;
        int pairs = 0;
        boolean said = false;
        int at = line.skipBlanks(0);
        while (at < line.length() && pairs < 40) {
            int equals = at;
            while (Line.nameByte(line.at(equals))) {
                equals++;
            }
            if (equals == at || line.at(equals) != '=') {
                break;
            }
            int value = equals + 1;
            boolean quoted = line.at(value) == '"';
            int start = quoted ? value + 1 : value;
            int end = quoted ? quoteEnd(line, start) : line.tokenEnd(value);
            switch (line.part(at, equals).toString()) {
                case "time", "ts", "timestamp", "t" -> timeAt = times.read(line, start) ? start : timeAt;
                case "level", "lvl", "severity" -> level = Level.of(line.part(start, end).toString());
                case "logger", "component", "caller", "source" -> logger = line.part(start, end).toString();
                case "msg", "message" -> {
                    message = line.part(start);
                    said = true;
                }
                default -> {
                }
            }
            pairs++;
            at = line.skipBlanks(end + (quoted ? 1 : 0));
        }
        if (pairs < 2 || (level == Level.NONE && (timeAt < 0 || !said))) {
            return Optional.empty();
        }
        return Optional.of(LogLine.of(name(), timeAt, level, logger, message));
    }

    private static int quoteEnd(Line line, int from) {
        int at = from;
        while (at < line.length() && line.at(at) != '"') {
            at += line.at(at) == '\\' ? 2 : 1;
        }
        return Math.min(at, line.length());
    }
}
