package dev.zhiban.logs.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// The last timestamp that was read at one place of lines of one shape. The next one mostly differs in its seconds only: then
/// it is read from them. Gives what [Timestamps#read] would give. Not thread-safe.
public final class Stamp {

    private static final int LONGEST = 64;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long[] NONE = {};

    /// The text eight bytes at a time without its seconds and their fraction, and which bits those leave.
    private long[] text = NONE;
    private long[] kept = NONE;
    private int length;
    private int second;
    private int fraction;
    private int after;
    private long minute;
    private long millis;

    /// Reads the timestamp at the position; false when it is not of the minute of the last one or not written as it was.
    public boolean read(Line line, int at) {
        byte[] bytes = line.bytes();
        int start = line.from() + at;
        long[] words = text;
        if (words.length == 0 || start + length > line.to() || start + 8 * words.length > bytes.length) {
            return false;
        }
        long differences = 0;
        for (int i = 0; i < words.length; i++) {
            differences |= ((long) LONGS.get(bytes, start + 8 * i) & kept[i]) ^ words[i];
        }
        int tens = bytes[start + second] - '0';
        int ones = bytes[start + second + 1] - '0';
        if (differences != 0 || tens < 0 || tens > 5 || ones < 0 || ones > 9) {
            return false;
        }
        int thousandths = 0;
        int scale = 100;
        for (int i = start + fraction; i < start + after; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            thousandths += digit * scale;
            scale /= 10;
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
        length = read.end() - at + 1;
        boolean whole = length <= LONGEST && at + length <= line.length() && read.secondsEnd() <= read.end();
        text = NONE;
        if (!whole || read.secondAt() < at || read.secondAt() + 2 > read.secondsEnd()) {
            return;
        }
        second = read.secondAt() - at;
        fraction = second + 3;
        after = read.secondsEnd() - at;
        byte[] bytes = Arrays.copyOfRange(line.bytes(), line.from() + at, line.from() + at + (length + 7) / 8 * 8);
        int seconds = (bytes[second] - '0') * 10 + bytes[second + 1] - '0';
        minute = read.millis() - seconds * 1000L - read.fraction();
        byte[] mask = new byte[bytes.length];
        Arrays.fill(mask, 0, length, (byte) -1);
        Arrays.fill(mask, second, second + 2, (byte) 0);
        Arrays.fill(mask, Math.min(fraction, after), after, (byte) 0);
        text = new long[bytes.length / 8];
        kept = new long[text.length];
        for (int i = 0; i < text.length; i++) {
            kept[i] = (long) LONGS.get(mask, 8 * i);
            text[i] = (long) LONGS.get(bytes, 8 * i) & kept[i];
        }
    }
}
