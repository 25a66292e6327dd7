package dev.zhiban.logs.format;

import java.util.Optional;

/// BSD syslog (RFC 3164) as it stands in files and on the wire: `<34>Oct 11 22:14:15 host su[12]: …`, also with the ISO stamps
/// of newer daemons.
final class Syslog3164 implements LogFormat {

    private final Timestamps times;

    Syslog3164(Timestamps times) {
        this.times = times;
    }

    @Override
    public String name() {
        return "syslog-3164";
    }

    @Override
    public Optional<LogLine> parse(Line line) {
        int at = 0;
        Level level = Level.NONE;
        if (line.at(0) == '<') {
            at = line.digitsEnd(1);
            if (at == 1 || at > 4 || line.at(at) != '>') {
                return Optional.empty();
            }
            level = Level.ofSeverity(Integer.parseInt(line.part(1, at).toString()) % 8);
            at++;
        }
        boolean named = Line.letter(line.at(at));
        if (!times.read(line, at)) {
            return Optional.empty();
        }
        int after = times.end();
        boolean halfDay = line.at(after - 1) == 'M';
        if (line.at(after) != ' ' || line.at(line.skipBlanks(after)) == '-' || halfDay) {
            return Optional.empty();
        }
        int host = line.skipBlanks(after);
        if (!named && Level.of(line, host, line.tokenEnd(host), true) != Level.NONE) {
            return Optional.empty();
        }
        Optional<Origin> tagged = Origin.hostAndTag(line, after);
        if (tagged.isEmpty() && !named) {
            return Optional.empty();
        }
        Origin origin = tagged.orElseGet(() -> new Origin("", line.skipBlanks(line.tokenEnd(host))));
        return Optional.of(new LogLine(name(), at, level, origin.logger(), line.part(origin.end()), tagged.isPresent()));
    }
}
