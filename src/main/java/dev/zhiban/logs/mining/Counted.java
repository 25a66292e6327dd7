package dev.zhiban.logs.mining;

/// How often hashes were seen, in little memory: too often where two of them share a slot, never too seldom. What is
/// seen less often than needed can be passed over without a look.
final class Counted {

    private static final int MOST_BITS = 22;

    private final byte[] slots;
    private final int shift;

    /// @param hashes how many of them will be added at most
    Counted(int hashes) {
        int bits = Math.clamp(36 - Integer.numberOfLeadingZeros(Math.max(1, hashes)), 8, MOST_BITS);
        slots = new byte[1 << bits];
        shift = 64 - bits;
    }

    void add(long hash) {
        int slot = slot(hash);
        slots[slot] += (byte) (slots[slot] < Byte.MAX_VALUE ? 1 : 0);
    }

    /// @param times up to 127
    boolean atLeast(int times, long hash) {
        return slots[slot(hash)] >= times;
    }

    private int slot(long hash) {
        return (int) (hash * 0x9E3779B97F4A7C15L >>> shift);
    }
}
