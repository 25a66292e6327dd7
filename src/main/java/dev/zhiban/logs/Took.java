package dev.zhiban.logs;

import java.util.Optional;

import dev.zhiban.logs.format.Line;
import dev.zhiban.logs.format.LogLine;

/// Reads how long something took where a line says so: `in 12 ms`, `took 3.5s`, `duration_ms=12`, `"elapsedMs":12`.
///
/// @param at where the number stands in lines of one layout, and `unit` its unit in microseconds
record Took(int at, long unit) {

    static final Took NOTHING = new Took(-1, 0);
    private static final int REACH = 2_000;
    private static final int DIGITS = 12;
    /// More digits than this with a unit in the name are a time and no duration.
    private static final int NAMED_DIGITS = 9;

    /// How long the message says that something took; what stands in the head (an uptime, a clock) is no duration. JSON may say
    /// it in a member of its own.
    static Took of(Line line, Optional<LogLine> header) {
        if (header.isEmpty()) {
            return in(line);
        }
        Line message = header.get().message();
        Took said = message.bytes() == line.bytes() ? in(message).moved(message.from() - line.from()) : NOTHING;
        return said == NOTHING && header.get().format().equals("json") ? in(line) : said;
    }

    /// Where the first duration of the line stands; [#NOTHING] when it has none.
    static Took in(Line line) {
        int end = Math.min(line.length(), REACH);
        int at = 0;
        while (at < end) {
            if (!Line.digit(line.at(at))) {
                at++;
                continue;
            }
            int start = at;
            at = numberEnd(line, at);
            if (start > 0 && bound(line.at(start - 1))) {
                continue;
            }
            long unit = unit(line, at);
            boolean plausible = at - start <= NAMED_DIGITS;
            unit = unit == 0 && plausible && line.at(at) != '.' && line.at(at) != '-' && line.at(at) != ':' ? named(line, start)
                    : unit;
            if (unit > 0) {
                return new Took(start, unit);
            }
        }
        return NOTHING;
    }

    /// The same in a line that has so many bytes before.
    Took moved(int bytes) {
        return at < 0 || bytes == 0 ? this : new Took(at + bytes, unit);
    }

    private static int numberEnd(Line line, int start) {
        int at = start;
        while (Line.digit(line.at(at)) && at - start < DIGITS) {
            at++;
        }
        if (line.at(at) == '.' && Line.digit(line.at(at + 1))) {
            at++;
            while (Line.digit(line.at(at))) {
                at++;
            }
        }
        return at;
    }

    /// Microseconds of the duration in a line of the same layout. Makes no objects.
    long micros(Line line) {
        byte[] bytes = line.bytes();
        int place = line.from() + at;
        int end = Math.min(line.to(), place + DIGITS);
        long whole = 0;
        while (place < end && Line.digit(bytes[place])) {
            whole = whole * 10 + (bytes[place++] - '0');
        }
        long thousandths = 0;
        if (place < line.to() && bytes[place] == '.') {
            end = Math.min(line.to(), place + 4);
            int scale = 100;
            for (place++; place < end && Line.digit(bytes[place]); scale /= 10) {
                thousandths += (bytes[place++] - '0') * scale;
            }
        }
        return whole * unit + thousandths * unit / 1000;
    }

    /// Whether a number after this byte is part of something else: a name, a date, a clock, a version.
    private static boolean bound(byte before) {
        return Line.letter(before) || Line.digit(before) || before == '.' || before == '_' || before == '-' || before == '/';
    }

    /// Microseconds of the unit that stands at the position, perhaps after one blank; 0 if there is none.
    private static long unit(Line line, int position) {
        int at = line.at(position) == ' ' ? position + 1 : position;
        int end = at;
        while (Line.letter(line.at(end)) && end - at < 13) {
            end++;
        }
        if (Line.digit(line.at(end)) || line.at(end) == '_' || line.at(end) == '/') {
            return 0;
        }
        return switch (end - at) {
            case 1 -> line.at(at) == 's' ? 1_000_000 : 0;
            case 2 -> line.at(at + 1) == 's' ? line.at(at) == 'm' ? 1_000 : line.at(at) == 'u' ? 1 : 0 : 0;
            case 3 -> line.startsAt(at, "sec") ? 1_000_000 : line.startsAt(at, "min") ? 60_000_000 : 0;
            case 4 -> line.startsAt(at, "secs") ? 1_000_000 : 0;
            case 6 -> line.startsAt(at, "second") || line.startsAt(at, "millis") ? line.at(at) == 's' ? 1_000_000 : 1_000 : 0;
            case 7 -> line.startsAt(at, "seconds") ? 1_000_000 : line.startsAt(at, "minutes") ? 60_000_000 : 0;
            case 12 -> line.startsAt(at, "milliseconds") ? 1_000 : 0;
            default -> 0;
        };
    }

    /// The unit that the name before `=` or `:` ends with; 0 if it names none.
    private static long named(Line line, int start) {
        int at = start - 1;
        while (at > 0 && (line.at(at) == '"' || line.at(at) == ' ' || line.at(at) == '=' || line.at(at) == ':')) {
            at--;
        }
        int end = at + 1;
        if (start - end < 1 || end < 2 || line.at(end - 1) != 's') {
            return 0;
        }
        boolean marked = false;
        for (int i = end; i < start; i++) {
            marked |= line.at(i) == '=' || line.at(i) == ':';
        }
        if (!marked) {
            return 0;
        }
        if (line.startsAt(end - 2, "ms") || line.startsAt(end - 2, "Ms") || line.startsAt(end - 6, "millis")) {
            return 1_000;
        }
        return line.startsAt(end - 7, "seconds") || line.startsAt(end - 2, "_s") ? 1_000_000 : 0;
    }
}
