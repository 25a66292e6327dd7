package dev.zhiban.logs.mining;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// A 64-bit hash of a line in which a digit equals every other digit, place by place, and so do hexadecimal letters beside
/// digits: lines of one layout have one [Signature] (but for words such as `step1a` and `step1b`, which count as one), and their
/// time stands at the same place. Eight bytes at a time, in two chains that do not wait for each other, so several times as fast as the signature; numbers of other lengths
/// and names give other layouts, so that it saves the signature of most lines, not of all.
///
/// Digits that carry a level ([Signature#telling]) must be told apart by whoever uses layouts.
public final class Layout {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long TOPS = 0x8080808080808080L;
    private static final long FACTOR = 0x9FB21C651E98DF25L;

    private Layout() {
    }

    public static long of(byte[] bytes, int from, int to) {
        long even = (to - from) * FACTOR;
        long odd = FACTOR;
        int at = from;
        for (; at + 16 <= to; at += 16) {
            even = mixed(even, withoutNumbers((long) LONGS.get(bytes, at)));
            odd = mixed(odd, withoutNumbers((long) LONGS.get(bytes, at + 8)));
        }
        if (at + 8 <= to) {
            even = mixed(even, withoutNumbers((long) LONGS.get(bytes, at)));
            at += 8;
        }
        if (at < to) {
            odd = mixed(odd, withoutNumbers(rest(bytes, at, to)));
        }
        long hash = mixed(even, odd);
        return hash ^ (hash >>> 32);
    }

    /// The layout that also tells apart the bytes between two positions.
    public static long telling(long layout, byte[] bytes, int from, int to) {
        return mixed(layout, from < to ? rest(bytes, from, Math.min(to, from + 8)) : 0);
    }

    /// A hash that goes on over the bytes between two positions, as they are.
    static long mixed(long hash, byte[] bytes, int from, int to) {
        long mixed = hash;
        int at = from;
        for (; at + 8 <= to; at += 8) {
            mixed = mixed(mixed, (long) LONGS.get(bytes, at));
        }
        return at < to ? mixed(mixed, rest(bytes, at, to) | (long) (to - at) << 60) : mixed;
    }

    private static long mixed(long hash, long word) {
        long mixed = (hash ^ word) * FACTOR;
        return mixed ^ (mixed >>> 29);
    }

    /// Every digit as `0`, and so every hexadecimal letter of a run in which there is a digit.
    private static long withoutNumbers(long word) {
        long low = word & ~TOPS;
        long digits = (low + ONES * (0x80 - '0')) & ~(low + ONES * (0x80 - '9' - 1)) & ~word & TOPS;
        long small = low | ONES * 0x20;
        long letters = (small + ONES * (0x80 - 'a')) & ~(small + ONES * (0x80 - 'f' - 1)) & ~word & TOPS;
        boolean beside = ((digits << 8 | digits >>> 8) & letters) != 0;
        long marks = beside ? reached(digits, digits | letters) : digits;
        long zeros = (marks << 1) - (marks >>> 7);
        return (word & ~zeros) | (ONES * '0' & zeros);
    }

    /// The bytes of those runs in which there is a seed, marked in bit 7: seeds spread by one, two and four bytes each way.
    private static long reached(long seeds, long runs) {
        long left = runs & runs << 8;
        long right = runs & runs >>> 8;
        long reached = seeds | seeds << 8 & runs | seeds >>> 8 & runs;
        reached |= reached << 16 & left | reached >>> 16 & right;
        left &= left << 16;
        right &= right >>> 16;
        return reached | reached << 32 & left | reached >>> 32 & right;
    }

    private static long rest(byte[] bytes, int from, int to) {
        if (from + 8 <= bytes.length) {
            return (long) LONGS.get(bytes, from) & (-1L >>> (64 - 8 * (to - from)));
        }
        long word = 0;
        for (int i = to - 1; i >= from; i--) {
            word = word << 8 | bytes[i] & 0xFF;
        }
        return word;
    }
}
