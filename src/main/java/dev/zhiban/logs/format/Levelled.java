package dev.zhiban.logs.format;

import java.util.Optional;

/// A level first and no time: `ERROR: disk full`, `[warn] …`, `INFO:root:…`, `WARN  [main] a.b.C - …`.
final class Levelled implements LogFormat {

    @Override
    public String name() {
        return "level-first";
    }

    @Override
    public Optional<LogLine> parse(Line line) {
        int at = line.skipBlanks(0);
        boolean bracket = line.at(at) == '[' || line.at(at) == '<' || line.at(at) == '(';
        int start = bracket ? at + 1 : at;
        int end = start;
        while (Line.letter(line.at(end))) {
            end++;
        }
        Level level = Level.of(line, start, end, bracket);
        byte next = line.at(end);
        if (level == Level.NONE
                || (bracket ? "]>)".indexOf(next) < 0 : next != ':' && !Line.blank(next) || end == line.length())) {
            return Optional.empty();
        }
        int after = bracket || next == ':' ? end + 1 : end;
        if (next == ':' && Line.nameByte(line.at(after))) {
            int colon = line.find(':', after);
            if (colon > 0 && colon - after < 60 && line.part(after, colon).find(' ', 0) < 0) {
                return Optional.of(LogLine.of("python", -1, level, line.part(after, colon).toString(), line.part(colon + 1)));
            }
        }
        Origin origin = Origin.after(line, after, true);
        return Optional.of(LogLine.of(name(), -1, level, origin.logger(), line.part(origin.end())));
    }
}
