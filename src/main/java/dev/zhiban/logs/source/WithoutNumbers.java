package dev.zhiban.logs.source;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Copies text with every digit as the byte 255, which no text has, and so every hexadecimal letter of a run in which there is a
/// digit in the same eight bytes or just beside them. Several short loops instead of one, as the compiler makes vector
/// instructions of short ones only. Not thread-safe.
final class WithoutNumbers {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;

    /// One word before the first one and one after the last one.
    private final long[] digits;
    private final long[] marks;

    /// @param longest bytes that are copied at most
    WithoutNumbers(int longest) {
        digits = new long[longest / 8 + 3];
        marks = new long[longest / 8 + 1];
    }

    /// Copies so many bytes, and up to seven more, from a position to the beginning of the other array.
    void copy(byte[] bytes, int from, byte[] to, int count) {
        int words = (count + 7) / 8;
        markDigits(bytes, from, words);
        markRuns(bytes, from, words);
        digits[words + 1] = 0;
        spread(words);
        fill(bytes, from, to, words);
    }

    /// Marks are in bit 7 of each byte.
    private void markDigits(byte[] bytes, int from, int words) {
        for (int i = 0; i < words; i++) {
            long word = (long) LONGS.get(bytes, from + 8 * i);
            long low = word & ~TOPS;
            digits[i + 1] = (low + ONES * (0x80 - '0')) & ~(low + ONES * (0x80 - '9' - 1)) & ~word & TOPS;
        }
    }

    private void markRuns(byte[] bytes, int from, int words) {
        for (int i = 0; i < words; i++) {
            long word = (long) LONGS.get(bytes, from + 8 * i);
            long small = word & ~TOPS | ONES * 0x20;
            marks[i] = (small + ONES * (0x80 - 'a')) & ~(small + ONES * (0x80 - 'f' - 1)) & ~word & TOPS | digits[i + 1];
        }
    }

    /// Leaves of the runs those with digits: digits spread by one, two and four bytes each way.
    private void spread(int words) {
        for (int i = 0; i < words; i++) {
            long run = marks[i];
            long seeds = digits[i + 1] | (digits[i] >>> 56 | digits[i + 2] << 56) & run;
            long left = run & run << 8;
            long right = run & run >>> 8;
            long reached = seeds | seeds << 8 & run | seeds >>> 8 & run;
            reached |= reached << 16 & left | reached >>> 16 & right;
            left &= left << 16;
            right &= right >>> 16;
            marks[i] = reached | reached << 32 & left | reached >>> 32 & right;
        }
    }

    private void fill(byte[] bytes, int from, byte[] to, int words) {
        for (int i = 0; i < words; i++) {
            LONGS.set(to, 8 * i, (long) LONGS.get(bytes, from + 8 * i) | (marks[i] << 1) - (marks[i] >>> 7));
        }
    }
}
