package dev.zhiban.logs.format;

import java.util.Optional;

/// The error logs of nginx (`2026/01/02 15:04:05 [error] 12#12: *3 …`) and Apache (`[Sun Dec 04 04:47:44.1 2005] [core:error]
/// [pid 12:tid 3] [client 192.0.2.1:5] …`).
final class WebServerError implements LogFormat {

    private final Timestamps times;

    WebServerError(Timestamps times) {
        this.times = times;
    }

    @Override
    public String name() {
        return "web-server-error";
    }

    @Override
    public Optional<LogLine> parse(Line line) {
        int timeAt = line.at(0) == '[' ? 1 : 0;
        if (!times.read(line, timeAt)) {
            return Optional.empty();
        }
        int bracket = line.skipBlanks(times.end() + timeAt);
        int close = line.closing(bracket, '[', ']');
        if (line.at(bracket) != '[' || close < 0 || (timeAt == 1 && line.at(times.end()) != ']')) {
            return Optional.empty();
        }
        int colon = line.find(':', bracket);
        boolean module = timeAt == 1 && colon > 0 && colon < close;
        Level level = Level.of(line, module ? colon + 1 : bracket + 1, close, true);
        if (level == Level.NONE) {
            return Optional.empty();
        }
        String logger = module ? line.part(bracket + 1, colon).toString() : "";
        int at = line.skipBlanks(close + 1);
        if (timeAt == 0) {
            int number = line.digitsEnd(at);
            if (number == at || line.at(number) != '#') {
                return Optional.empty();
            }
            at = line.skipBlanks(line.digitsEnd(number + 1) + 1);
            int connection = line.at(at) == '*' ? line.digitsEnd(at + 1) : at;
            at = connection > at + 1 && line.at(connection) == ' ' ? line.skipBlanks(connection) : at;
            return Optional.of(LogLine.of("nginx-error", timeAt, level, logger, line.part(at)));
        }
        while (line.startsAt(at, "[pid ") || line.startsAt(at, "[client ") || line.startsAt(at, "[remote ")) {
            int end = line.closing(at, '[', ']');
            if (end < 0) {
                break;
            }
            at = line.skipBlanks(end + 1);
        }
        return Optional.of(LogLine.of("apache-error", timeAt, level, logger, line.part(at)));
    }
}
