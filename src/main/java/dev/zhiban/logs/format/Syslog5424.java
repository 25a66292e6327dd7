package dev.zhiban.logs.format;

import java.util.Optional;

/// Syslog as RFC 5424 has it: `<165>1 2003-10-11T22:14:15.003Z host app 12 ID47 [x@32473 a="b"] …`.
final class Syslog5424 implements LogFormat {

    private final Timestamps times;

    Syslog5424(Timestamps times) {
        this.times = times;
    }

    @Override
    public String name() {
        return "syslog-5424";
    }

    @Override
    public Optional<LogLine> parse(Line line) {
        int close = line.digitsEnd(1);
        if (line.at(0) != '<' || close == 1 || close > 4 || !line.startsAt(close, ">1 ")) {
            return Optional.empty();
        }
        int timeAt = close + 3;
        int[] fields = new int[6];
        int at = timeAt;
        for (int i = 0; i < fields.length - 1; i++) {
            fields[i] = at;
            at = line.tokenEnd(at);
            if (at >= line.length()) {
                return Optional.empty();
            }
            at++;
        }
        if (line.at(timeAt) != '-' && !times.read(line, timeAt)) {
            return Optional.empty();
        }
        int message = at;
        if (line.at(message) == '-') {
            message++;
        }
        while (line.at(message) == '[') {
            int end = elementEnd(line, message);
            if (end < 0) {
                return Optional.empty();
            }
            message = end;
        }
        Level level = Level.ofSeverity(Integer.parseInt(line.part(1, close).toString()) % 8);
        String app = line.part(fields[2], fields[3] - 1).toString();
        return Optional.of(new LogLine(name(), line.at(timeAt) == '-' ? -1 : timeAt, level, app,
                line.part(line.skipBlanks(message)), true));
    }

    /// After the closing bracket; brackets inside quotes do not count, `\"` does not end a quote.
    private static int elementEnd(Line line, int open) {
        boolean quoted = false;
        for (int i = open; i < line.length(); i++) {
            byte b = line.at(i);
            if (b == '\\') {
                i++;
            } else if (b == '"') {
                quoted = !quoted;
            } else if (b == ']' && !quoted) {
                return i + 1;
            }
        }
        return -1;
    }
}
