package dev.zhiban.logs.format;

import java.util.Optional;

/// The console of Go's zap: time, level, perhaps a logger, perhaps the place in the source, and the message, divided by tabs.
final class Zap implements LogFormat {

    private final Timestamps times;

    Zap(Timestamps times) {
        this.times = times;
    }

    @Override
    public String name() {
        return "zap";
    }

    @Override
    public Optional<LogLine> parse(Line line) {
        int first = line.find('\t', 0);
        int second = first < 0 ? -1 : line.find('\t', first + 1);
        if (second < 0 || first > 40 || !times.read(line, 0) || times.end() != first) {
            return Optional.empty();
        }
        Level level = Level.of(line.part(first + 1, second).toString());
        if (level == Level.NONE) {
            return Optional.empty();
        }
        String logger = "";
        int from = second + 1;
        boolean place = false;
        for (int next = line.find('\t', from); next > 0 && !place && name(line, from, next); next = line.find('\t', from)) {
            place = line.part(from, next).find(':', 0) > 0;
            if (!place && line.at(next + 1) == '{') {
                break;
            }
            logger = logger.isEmpty() ? line.part(from, next).toString() : logger;
            from = next + 1;
        }
        return Optional.of(LogLine.of(name(), 0, level, logger, line.part(from)));
    }

    private static boolean name(Line line, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!Line.nameByte(line.at(i)) && "./:-".indexOf(line.at(i)) < 0) {
                return false;
            }
        }
        return to > from;
    }
}
