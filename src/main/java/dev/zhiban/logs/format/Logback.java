package dev.zhiban.logs.format;

import java.util.Optional;

/// Logback's, Log4j's and Spring Boot's usual patterns: a time, then level, `[thread]` and a dotted logger in either order, `-`
/// or `:` before the message.
final class Logback implements LogFormat {

    private final Timestamps times;
    private final Stamped stamped;

    Logback(Timestamps times) {
        this.times = times;
        this.stamped = new Stamped(times);
    }

    @Override
    public String name() {
        return "logback";
    }

    @Override
    public Optional<LogLine> parse(Line line) {
        int timeAt = line.at(0) == '[' ? 1 : 0;
        if (!times.read(line, timeAt)) {
            return Optional.empty();
        }
        return stamped.parse(line)
                .filter(found -> found.level() != Level.NONE && found.logger().indexOf('.') > 0 && found.timeAt() == timeAt)
                .map(found -> found.named(name()));
    }
}
