package dev.zhiban.logs.source;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Copies text with every digit as the byte 255, which no text has, and so every hexadecimal letter of a run in which there is a
/// digit in the same eight bytes or just beside them. Several short loops instead of one, as the compiler makes vector
/// instructions of short ones only, and not where one reads and writes arrays of one type at different places. Not thread-safe.
final class WithoutNumbers {

    /// Bytes of the other array behind those that are copied.
    static final int BEHIND = 16;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;

    private final long[] digits;
    private final long[] runs;

    /// @param longest bytes that are copied at most
    WithoutNumbers(int longest) {
        digits = new long[(longest + 7) / 8];
        runs = new long[(longest + 7) / 8];
    }

    /// Copies so many bytes to the beginning of the other array, and writes up to [#BEHIND] behind them.
    void copy(byte[] bytes, int from, byte[] to, int count) {
        int words = (count + 7) / 8;
        markDigits(bytes, from, words);
        markRuns(bytes, from, words);
        markBeside(to, words);
        spread(words);
        fill(bytes, from, to, words);
    }

    /// Marks are in bit 7 of each byte.
    private void markDigits(byte[] bytes, int from, int words) {
        for (int i = 0; i < words; i++) {
            long word = (long) LONGS.get(bytes, from + 8 * i);
            long low = word & ~TOPS;
            digits[i] = (low + ONES * (0x80 - '0')) & ~(low + ONES * (0x80 - '9' - 1)) & ~word & TOPS;
        }
    }

    private void markRuns(byte[] bytes, int from, int words) {
        for (int i = 0; i < words; i++) {
            long word = (long) LONGS.get(bytes, from + 8 * i);
            long small = word & ~TOPS | ONES * 0x20;
            runs[i] = (small + ONES * (0x80 - 'a')) & ~(small + ONES * (0x80 - 'f' - 1)) & ~word & TOPS | digits[i];
        }
    }

    /// Marks of the runs what is beside a digit, too; the marks are read from the other array one byte before and behind.
    private void markBeside(byte[] to, int words) {
        LONGS.set(to, 0, 0L);
        for (int i = 0; i < words; i++) {
            LONGS.set(to, 8 * i + 8, digits[i]);
        }
        LONGS.set(to, 8 * words + 8, 0L);
        for (int i = 0; i < words; i++) {
            digits[i] |= ((long) LONGS.get(to, 8 * i + 7) | (long) LONGS.get(to, 8 * i + 9)) & runs[i];
        }
    }

    /// Leaves of the runs those with digits: a sum carries from each mark to the end of its run, reversed to its beginning.
    private void spread(int words) {
        for (int i = 0; i < words; i++) {
            long run = filled(runs[i]);
            long mark = digits[i] >>> 7;
            long back = Long.reverseBytes(run);
            runs[i] = (run + mark ^ run | Long.reverseBytes(back + Long.reverseBytes(mark) ^ back)) & TOPS;
        }
    }

    private void fill(byte[] bytes, int from, byte[] to, int words) {
        for (int i = 0; i < words; i++) {
            LONGS.set(to, 8 * i, (long) LONGS.get(bytes, from + 8 * i) | filled(runs[i]));
        }
    }

    private static long filled(long marks) {
        return (marks << 1) - (marks >>> 7);
    }
}
