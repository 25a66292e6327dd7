package dev.zhiban.logs.format;

import java.util.Optional;

/// The consoles of .NET: `fail: Shop.Orders[13]` with the message on the next line, Serilog's `[10:00:00 ERR] …`.
final class DotNet implements LogFormat {

    private final Timestamps times;

    DotNet(Timestamps times) {
        this.times = times;
    }

    @Override
    public String name() {
        return "dotnet";
    }

    @Override
    public Optional<LogLine> parse(Line line) {
        return line.at(0) == '[' ? serilog(line) : console(line);
    }

    private Optional<LogLine> serilog(Line line) {
        if (!times.read(line, 1) || line.at(times.end()) != ' ') {
            return Optional.empty();
        }
        int from = times.end() + 1;
        int close = line.find(']', from);
        Level level = close == from + 3 ? level(line.part(from, close).toString()) : Level.NONE;
        return level == Level.NONE ? Optional.empty()
                : Optional.of(LogLine.of(name(), 1, level, "", line.part(line.skipBlanks(close + 1))));
    }

    private Optional<LogLine> console(Line line) {
        if (line.at(4) != ':' || line.at(5) != ' ') {
            return Optional.empty();
        }
        int open = line.find('[', 6);
        int close = open < 0 ? -1 : line.digitsEnd(open + 1);
        if (close <= open + 1 || line.at(close) != ']' || line.part(6, open).find(' ', 0) >= 0) {
            return Optional.empty();
        }
        Level level = level(line.part(0, 4).toString());
        return level == Level.NONE ? Optional.empty()
                : Optional.of(LogLine.of(name(), -1, level, line.part(6, open).toString(), line.part(6)));
    }

    private static Level level(String word) {
        return switch (word) {
            case "crit", "FTL" -> Level.FATAL;
            case "fail", "ERR" -> Level.ERROR;
            case "warn", "WRN" -> Level.WARN;
            case "info", "INF" -> Level.INFO;
            case "dbug", "DBG" -> Level.DEBUG;
            case "trce", "VRB" -> Level.TRACE;
            default -> Level.NONE;
        };
    }
}
