package dev.zhiban.logs.source;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// A 64-bit hash of a line in which a digit equals every other digit, place by place, and so do hexadecimal letters beside
/// digits: lines of one layout have one signature (but for words such as `step1a` and `step1b`, which count as one), and their
/// time stands at the same place. Eight bytes at a time, in two chains that do not wait for each other, so several times as
/// fast as the signature; numbers of other lengths and names give other layouts, so that it saves the signature of most lines,
/// not of all.
///
/// Digits that carry a level must be told apart by whoever uses layouts.
public final class Layout {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long FACTOR = 0x9FB21C651E98DF25L;
    static final long EVEN = 0x9E3779B97F4A7C15L;
    static final long ODD = FACTOR;

    private Layout() {
    }

    /// The layout of bytes that are [WithoutNumbers]; sixteen more must follow in the array.
    static long of(byte[] masked, int from, int to) {
        long even = EVEN;
        long odd = ODD;
        int at = from;
        for (; at + 16 <= to; at += 16) {
            even = mixed(even, (long) LONGS.get(masked, at));
            odd = mixed(odd, (long) LONGS.get(masked, at + 8));
        }
        return ended(even, odd, (long) LONGS.get(masked, at), (long) LONGS.get(masked, at + 8), to - at, to - from);
    }

    /// The layout after the last two words, of which `left` bytes (fewer than sixteen) belong to the line; without branches, as
    /// a processor cannot guess where lines end.
    static long ended(long even, long odd, long word, long next, int left, int length) {
        int half = 4 * Math.min(left, 8);
        long first = word & ~(-1L << half << half);
        long second = next & ~(-1L << 8 * Math.max(left - 8, 0));
        long hash = mixed(mixed(even, first), mixed(odd, second) + length);
        return hash ^ (hash >>> 32);
    }

    /// The layout that also tells apart the bytes between two positions.
    public static long telling(long layout, byte[] bytes, int from, int to) {
        return mixed(layout, from < to ? rest(bytes, from, Math.min(to, from + 8)) : 0);
    }

    /// A hash that goes on over the bytes between two positions, as they are.
    public static long mixed(long hash, byte[] bytes, int from, int to) {
        long mixed = hash;
        int at = from;
        for (; at + 8 <= to; at += 8) {
            mixed = mixed(mixed, (long) LONGS.get(bytes, at));
        }
        return at < to ? mixed(mixed, rest(bytes, at, to) | (long) (to - at) << 60) : mixed;
    }

    static long mixed(long hash, long word) {
        long mixed = (hash ^ word) * FACTOR;
        return mixed ^ (mixed >>> 29);
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
