package dev.zhiban.logs.format;

import java.util.Optional;

/// The common and the combined log of web servers: `192.0.2.1 - user [10/Oct/2026:13:55:36 +0800] "GET / HTTP/1.1" 200 23 …`.
/// Status 5xx counts as ERROR, 4xx as WARN.
final class AccessLog implements LogFormat {

    private final Timestamps times;

    AccessLog(Timestamps times) {
        this.times = times;
    }

    @Override
    public String name() {
        return "access";
    }

    @Override
    public Optional<LogLine> parse(Line line) {
        int open = line.find('[', 0);
        if (open < 4 || open > 200 || !times.read(line, open + 1) || !line.startsAt(times.end(), "] \"")) {
            return Optional.empty();
        }
        int request = times.end() + 2;
        int quote = request + 1;
        while (quote < line.length() && (line.at(quote) != '"' || line.at(quote - 1) == '\\')) {
            quote++;
        }
        int status = quote + 2;
        if (line.digitsEnd(status) != status + 3) {
            return Optional.empty();
        }
        Level level = switch (line.at(status)) {
            case '5' -> Level.ERROR;
            case '4' -> Level.WARN;
            default -> Level.INFO;
        };
        return Optional.of(LogLine.of(name(), open + 1, level, "", line.part(request)));
    }
}
