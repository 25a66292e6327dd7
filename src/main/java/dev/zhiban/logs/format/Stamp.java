package dev.zhiban.logs.format;

import java.util.Arrays;

/// The last timestamp that was read at one place of lines of one shape. The next one mostly differs in its seconds only: then
/// it is read from them. Gives what [Timestamps#read] would give. Not thread-safe.
public final class Stamp {

    private static final int LONGEST = 64;

    private byte[] text = {};
    private int second = -1;
    private int fraction;
    private int after;
    private long minute;
    private long millis;

    /// Reads the timestamp at the position; false when it is not of the minute of the last one or not written as it was.
    public boolean read(Line line, int at) {
        byte[] bytes = line.bytes();
        int start = line.from() + at;
        if (second < 0 || start + text.length > line.to() || !Arrays.equals(bytes, start, start + second, text, 0, second)
                || !Arrays.equals(bytes, start + after, start + text.length, text, after, text.length)) {
            return false;
        }
        int tens = bytes[start + second] - '0';
        int ones = bytes[start + second + 1] - '0';
        if (tens < 0 || tens > 5 || ones < 0 || ones > 9) {
            return false;
        }
        int thousandths = 0;
        int scale = 100;
        for (int i = fraction; i < after; i++) {
            int digit = bytes[start + i] - '0';
            if (i == second + 2) {
                if (bytes[start + i] != text[i]) {
                    return false;
                }
            } else if (digit < 0 || digit > 9) {
                return false;
            } else {
                thousandths += digit * scale;
                scale /= 10;
            }
        }
        millis = minute + (tens * 10 + ones) * 1000L + thousandths;
        return true;
    }

    /// Milliseconds since the epoch.
    public long millis() {
        return millis;
    }

    /// Remembers what was just read there.
    public void remember(Line line, int at, Timestamps read) {
        int length = read.end() - at + 1;
        boolean whole = length <= LONGEST && at + length <= line.length() && read.secondsEnd() <= read.end();
        second = whole && read.secondAt() >= at && read.secondAt() + 2 <= read.secondsEnd() ? read.secondAt() - at : -1;
        if (second < 0) {
            return;
        }
        text = Arrays.copyOfRange(line.bytes(), line.from() + at, line.from() + at + length);
        fraction = second + 2;
        after = read.secondsEnd() - at;
        int seconds = (text[second] - '0') * 10 + text[second + 1] - '0';
        minute = read.millis() - seconds * 1000L - read.fraction();
    }
}
