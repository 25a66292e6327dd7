package dev.zhiban.logs.format;

/// Reads the time of day of a timestamp, and its zone if it names one, from the bytes of a line. Not thread-safe.
final class TimeOfDay {

    private int end;
    private long millis;
    private int secondAt;
    private int secondsEnd;
    private long fraction;
    private boolean zoned;
    private int offsetMinutes;

    /// The position after the time and its zone.
    int end() {
        return end;
    }

    /// Milliseconds since midnight.
    long millis() {
        return millis;
    }

    /// Where the two digits of the seconds stand; -1 when there are none.
    int secondAt() {
        return secondAt;
    }

    /// The position after the seconds and their fraction.
    int secondsEnd() {
        return secondsEnd;
    }

    /// The fraction of the second, in milliseconds.
    long fraction() {
        return fraction;
    }

    /// Whether the time names a zone.
    boolean zoned() {
        return zoned;
    }

    int offsetMinutes() {
        return offsetMinutes;
    }

    void clear() {
        secondAt = -1;
        zoned = false;
    }

    /// Whether a time of day follows the date that ends at the position.
    boolean afterDate(Line line, int at) {
        byte separator = line.at(at);
        if (separator == ' ' || separator == '\t') {
            return read(line, line.skipBlanks(at), false);
        }
        return (separator == 'T' || separator == 't' || separator == '-' || separator == '_' || separator == ':'
                || separator == ',' || separator == '/') && read(line, at + 1, false);
    }

    /// Whether a time of day begins at the position.
    boolean read(Line line, int at, boolean needSeconds) {
        int hourEnd = line.digitsEnd(at);
        secondAt = -1;
        if (hourEnd - at == 6) {
            secondAt = at + 4;
            return clock(line, Digits.number(line, at, at + 2), Digits.number(line, at + 2, at + 4),
                    Digits.number(line, at + 4, at + 6), at + 6);
        }
        byte separator = line.at(hourEnd);
        int next = line.digitsEnd(hourEnd + 1);
        int minutes = next - hourEnd - 1;
        boolean loose = minutes == 1 && !needSeconds && line.at(next) == separator;
        if (hourEnd == at || hourEnd - at > 2 || (separator != ':' && separator != '.') || minutes != 2 && !loose) {
            return false;
        }
        int hour = Digits.number(line, at, hourEnd);
        int minute = Digits.number(line, hourEnd + 1, next);
        if (line.at(next) == separator && Line.digit(line.at(next + 1))) {
            int secondEnd = line.digitsEnd(next + 1);
            secondAt = secondEnd - next == 3 ? next + 1 : -1;
            return secondEnd - next <= 3 && clock(line, hour, minute, Digits.number(line, next + 1, secondEnd), secondEnd);
        }
        return !needSeconds && separator == ':' && clock(line, hour, minute, 0, next);
    }

    private boolean clock(Line line, int hour, int minute, int second, int at) {
        if (hour > 23 || minute > 59 || second > 60) {
            return false;
        }
        int next = at;
        fraction = 0;
        byte mark = line.at(next);
        if ((mark == '.' || mark == ',' || mark == ':') && Line.digit(line.at(next + 1))) {
            int fractionEnd = line.digitsEnd(next + 1);
            if (fractionEnd - next <= 10) {
                fraction = Digits.fraction(line, next + 1, fractionEnd);
                next = fractionEnd;
            }
        }
        secondsEnd = next;
        int hours = hour;
        if (line.at(next) == ' ' && (line.at(next + 2) == 'M') && (line.at(next + 1) == 'A' || line.at(next + 1) == 'P')) {
            hours = hour % 12 + (line.at(next + 1) == 'P' ? 12 : 0);
            next += 3;
        }
        millis = ((hours * 60L + minute) * 60L + second) * 1000L + fraction;
        end = next;
        zoned = false;
        zone(line, next);
        return true;
    }

    /// `Z`, `+08:00`, `+0800`, ` +0800`, ` UTC`
    private void zone(Line line, int at) {
        byte mark = line.at(at);
        if (mark == 'Z') {
            zoned(0, at + 1);
            return;
        }
        int sign = mark == ' ' ? at + 1 : at;
        if (mark == ' ' && (line.startsAt(sign, "UTC") || line.startsAt(sign, "GMT")) && !Line.letter(line.at(sign + 3))) {
            zoned(0, sign + 3);
            return;
        }
        byte direction = line.at(sign);
        if (direction != '+' && direction != '-') {
            return;
        }
        int hourEnd = line.digitsEnd(sign + 1);
        int minutes;
        int next;
        if (hourEnd - sign == 5 && !Line.nameByte(line.at(hourEnd))) {
            minutes = Digits.number(line, sign + 1, sign + 3) * 60 + Digits.number(line, sign + 3, sign + 5);
            next = hourEnd;
        } else if (hourEnd - sign == 3 && line.at(hourEnd) == ':' && line.digitsEnd(hourEnd + 1) == hourEnd + 3) {
            minutes = Digits.number(line, sign + 1, hourEnd) * 60 + Digits.number(line, hourEnd + 1, hourEnd + 3);
            next = hourEnd + 3;
        } else if (mark != ' ' && direction == '+' && hourEnd - sign == 3) {
            minutes = Digits.number(line, sign + 1, hourEnd) * 60;
            next = hourEnd;
        } else {
            return;
        }
        if (minutes <= 18 * 60) {
            zoned(direction == '+' ? minutes : -minutes, next);
        }
    }

    private void zoned(int minutes, int after) {
        zoned = true;
        offsetMinutes = minutes;
        end = after;
    }
}
