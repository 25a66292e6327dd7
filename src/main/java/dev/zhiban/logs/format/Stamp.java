package dev.zhiban.logs.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// The last timestamp that was read at one place of lines of one shape. The next one mostly differs in its seconds only: then
/// it is read from them. Gives what [Timestamps#read] would give. Not thread-safe.
public final class Stamp {

    private static final int LONGEST = 40;
    private static final int MILLIS = 3;

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /// The text eight bytes at a time without its seconds and their fraction, and which bits those leave; fields, as an array
    /// would be one more place in memory.
    private long text0;
    private long text1;
    private long text2;
    private long text3;
    private long text4;
    private long kept0;
    private long kept1;
    private long kept2;
    private long kept3;
    private long kept4;
    /// 0 when nothing is remembered.
    private int length;
    private int second;
    private int fraction;
    /// The bits of the fraction's first three digits, as far as it has them, that make their values.
    private int kept;
    private long minute;
    private long millis;

    /// Reads the timestamp at the position; false when it is not of the minute of the last one or not written as it was.
    public boolean read(Line line, int at) {
        byte[] bytes = line.bytes();
        int start = line.from() + at;
        if (length == 0 || start + length > line.to() || start + LONGEST + Integer.BYTES > bytes.length) {
            return false;
        }
        long differences = (long) LONGS.get(bytes, start) & kept0 ^ text0
                | (long) LONGS.get(bytes, start + 8) & kept1 ^ text1
                | (long) LONGS.get(bytes, start + 16) & kept2 ^ text2
                | (long) LONGS.get(bytes, start + 24) & kept3 ^ text3
                | (long) LONGS.get(bytes, start + 32) & kept4 ^ text4;
        int tens = bytes[start + second] - '0';
        int ones = bytes[start + second + 1] - '0';
        if (differences != 0 || (tens | 5 - tens | ones | 9 - ones) < 0) {
            return false;
        }
        int digits = (int) INTS.get(bytes, start + fraction) & kept;
        millis = minute + (tens * 10 + ones) * 1000L + (digits & 15) * 100 + (digits >>> 8 & 15) * 10 + (digits >>> 16);
        return (digits + 0x060606 & 0x101010) == 0;
    }

    /// Milliseconds since the epoch.
    public long millis() {
        return millis;
    }

    /// Remembers what was just read there.
    public void remember(Line line, int at, Timestamps read) {
        TimeOfDay time = read.time();
        length = read.end() - at + 1;
        boolean whole = length <= LONGEST && at + length <= line.length() && time.secondsEnd() <= read.end();
        if (!whole || time.secondAt() < at || time.secondAt() + 2 > time.secondsEnd()) {
            length = 0;
            return;
        }
        second = time.secondAt() - at;
        fraction = second + 3;
        int after = time.secondsEnd() - at;
        kept = 0x0F0F0F & ~(-1 << 8 * Math.clamp(after - fraction, 0, MILLIS));
        byte[] bytes = Arrays.copyOf(Arrays.copyOfRange(line.bytes(), line.from() + at, line.from() + at + length), LONGEST);
        int seconds = (bytes[second] - '0') * 10 + bytes[second + 1] - '0';
        minute = read.millis() - seconds * 1000L - time.fraction();
        byte[] mask = new byte[LONGEST];
        Arrays.fill(mask, 0, length, (byte) -1);
        Arrays.fill(mask, second, second + 2, (byte) 0);
        // Digits of a fraction differ in their low half byte only.
        Arrays.fill(mask, Math.min(fraction, after), after, (byte) 0xF0);
        kept0 = (long) LONGS.get(mask, 0);
        kept1 = (long) LONGS.get(mask, 8);
        kept2 = (long) LONGS.get(mask, 16);
        kept3 = (long) LONGS.get(mask, 24);
        kept4 = (long) LONGS.get(mask, 32);
        text0 = (long) LONGS.get(bytes, 0) & kept0;
        text1 = (long) LONGS.get(bytes, 8) & kept1;
        text2 = (long) LONGS.get(bytes, 16) & kept2;
        text3 = (long) LONGS.get(bytes, 24) & kept3;
        text4 = (long) LONGS.get(bytes, 32) & kept4;
    }
}
