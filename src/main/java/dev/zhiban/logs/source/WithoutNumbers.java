package dev.zhiban.logs.source;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Copies text with every digit as `0`, and so every hexadecimal letter of a run in which there is a digit (of the same eight
/// bytes). Several short loops instead of one, as the compiler makes vector instructions of short ones only. Not thread-safe.
final class WithoutNumbers {

    private static final int STEP = 4096;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;

    /// With a word before the first one and a word after the last one.
    private final long[] digits = new long[STEP / 8 + 2];
    private final long[] runs = new long[STEP / 8];
    private final long[] marks = new long[STEP / 8];

    /// Copies so many bytes, and up to seven more, from a position to the beginning of the other array.
    void copy(byte[] bytes, int from, byte[] to, int count) {
        for (int at = 0; at < count; at += STEP) {
            int words = (Math.min(count - at, STEP) + 7) / 8;
            digits(bytes, from + at, words);
            letters(bytes, from + at, words);
            digits[words + 1] = 0;
            spread(words);
            zero(bytes, from + at, to, at, words);
        }
    }

    /// Marks digits in bit 7.
    private void digits(byte[] bytes, int from, int words) {
        for (int i = 0; i < words; i++) {
            long word = (long) LONGS.get(bytes, from + 8 * i);
            long low = word & ~TOPS;
            digits[i + 1] = (low + ONES * (0x80 - '0')) & ~(low + ONES * (0x80 - '9' - 1)) & ~word & TOPS;
        }
    }

    /// Marks hexadecimal letters and digits.
    private void letters(byte[] bytes, int from, int words) {
        for (int i = 0; i < words; i++) {
            long word = (long) LONGS.get(bytes, from + 8 * i);
            long small = word & ~TOPS | ONES * 0x20;
            runs[i] = (small + ONES * (0x80 - 'a')) & ~(small + ONES * (0x80 - 'f' - 1)) & ~word & TOPS | digits[i + 1];
        }
    }

    /// Marks the runs in which there is a digit: digits spread by one, two and four bytes each way.
    private void spread(int words) {
        for (int i = 0; i < words; i++) {
            long run = runs[i];
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

    private void zero(byte[] bytes, int from, byte[] masked, int to, int words) {
        for (int i = 0; i < words; i++) {
            long word = (long) LONGS.get(bytes, from + 8 * i);
            long zeros = (marks[i] << 1) - (marks[i] >>> 7);
            LONGS.set(masked, to + 8 * i, word & ~zeros | ONES * '0' & zeros);
        }
    }
}
