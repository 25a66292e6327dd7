package dev.zhiban.logs.format;

/// Seconds (or milliseconds) since 1970 as Go prints a floating-point number: `1.795168800123e+09`, `1.7e9`.
final class ScientificEpoch {

    private static final int DIGITS = 13;

    private ScientificEpoch() {
    }

    /// The position after the number that begins there; -1 where it is none.
    static int end(Line line, int at) {
        if (!Line.digit(line.at(at)) || line.at(at) == '0') {
            return -1;
        }
        int exponent = line.at(at + 1) == '.' ? line.digitsEnd(at + 2) : at + 1;
        if (line.at(exponent) != 'e' && line.at(exponent) != 'E') {
            return -1;
        }
        int number = line.at(exponent + 1) == '+' ? exponent + 2 : exponent + 1;
        int end = line.digitsEnd(number);
        if (end == number || end - number > 2 || Line.nameByte(line.at(end))) {
            return -1;
        }
        int value = Digits.number(line, number, end);
        return value == 9 || value == 12 ? end : -1;
    }

    /// Milliseconds since the epoch: with either exponent the first thirteen digits.
    static long millis(Line line, int at) {
        long millis = 0;
        int place = at;
        for (int i = 0; i < DIGITS; i++) {
            place += line.at(place) == '.' ? 1 : 0;
            boolean digit = Line.digit(line.at(place));
            millis = millis * 10 + (digit ? line.at(place) - '0' : 0);
            place += digit ? 1 : 0;
        }
        return millis;
    }
}
