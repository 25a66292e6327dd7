package dev.zhiban.logs.format;

/// Numbers, names of months and days of the calendar, read from the bytes of a line.
final class Digits {

    private Digits() {
    }

    /// Days since 1970-01-01 in the proleptic Gregorian calendar, counted from March so that the leap day is last.
    static long epochDay(int year, int month, int day) {
        int y = month <= 2 ? year - 1 : year;
        int era = Math.floorDiv(y, 400);
        int ofEra = y - era * 400;
        int ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        return era * 146_097L + ofEra * 365L + ofEra / 4 - ofEra / 100 + ofYear - 719_468L;
    }

    static int name(Line line, int at, String names) {
        int a = line.at(at) | 32;
        int b = line.at(at + 1) | 32;
        int c = line.at(at + 2) | 32;
        if (Line.letter(line.at(at + 3))) {
            return -1;
        }
        for (int i = 0; i < names.length(); i += 3) {
            if (names.charAt(i) == a && names.charAt(i + 1) == b && names.charAt(i + 2) == c) {
                return i / 3;
            }
        }
        return -1;
    }

    static int number(Line line, int from, int to) {
        return (int) big(line, from, Math.min(to, from + 9));
    }

    static long big(Line line, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + (line.at(i) - '0');
        }
        return value;
    }

    /// Digits after the point, as milliseconds.
    static long fraction(Line line, int from, int to) {
        long value = 0;
        for (int i = 0; i < 3; i++) {
            value = value * 10 + (from + i < to ? line.at(from + i) - '0' : 0);
        }
        return value;
    }
}
