package dev.zhiban.logs;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.zhiban.logs.format.Level;
import dev.zhiban.logs.format.Stamp;
import dev.zhiban.logs.knownerror.KnownErrors;
import dev.zhiban.logs.mining.Layout;
import dev.zhiban.logs.mining.Signature;

/// What is known of lines by their signature (open addressing; when it is full it forgets everything and learns again), and in
/// front of it by their layout, where a newer line takes the place of an older one.
final class SeenLines {

    /// @param header whether the line has one; else `continuation` says what it is
    /// @param shape the number of the message's shape
    /// @param timeAt where the time stands, -1 if it has none
    /// @param stamp the time that was last read of such a line
    /// @param thrown hash of the exception's class, 0 if it names none
    /// @param signature of the line
    /// @param telling whether numbers in it carry a level
    record Seen(boolean header, Continuation continuation, int shape, int timeAt, Stamp stamp, Level level, int format,
            int thrown, long signature, boolean telling, List<KnownErrors.Candidate> known) {
    }

    /// Stands where lines of one layout differ in numbers that carry a level: where those are ([Signature#telling]).
    private record Places(long bits) {
    }

    private static final int SLOTS = 1 << 17;
    private static final int MOST = 60_000;
    private static final int LAYOUTS = 1 << 16;

    private final long[] signatures = new long[SLOTS];
    private final @Nullable Seen[] seen = new Seen[SLOTS];
    private int size;

    private final long[] layouts = new long[LAYOUTS];
    private final @Nullable Object[] ofLayout = new Object[LAYOUTS];

    @Nullable
    Seen find(long signature) {
        int slot = (int) signature & (SLOTS - 1);
        while (true) {
            Seen found = seen[slot];
            if (found == null || signatures[slot] == signature) {
                return found;
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
    }

    void put(long signature, Seen what) {
        if (size >= MOST) {
            forget();
        }
        int slot = (int) signature & (SLOTS - 1);
        while (seen[slot] != null) {
            slot = (slot + 1) & (SLOTS - 1);
        }
        signatures[slot] = signature;
        seen[slot] = what;
        size++;
    }

    void forget() {
        Arrays.fill(seen, null);
        Arrays.fill(ofLayout, null);
        size = 0;
    }

    /// What is known of lines of this layout; null when nothing is.
    @Nullable
    Seen find(long layout, byte[] bytes, int from) {
        int slot = (int) layout & (LAYOUTS - 1);
        Object found = layouts[slot] == layout ? ofLayout[slot] : null;
        if (found instanceof Places places) {
            long told = told(layout, places.bits, bytes, from);
            slot = (int) told & (LAYOUTS - 1);
            found = layouts[slot] == told ? ofLayout[slot] : null;
        }
        return found instanceof Seen seen ? seen : null;
    }

    void put(long layout, byte[] bytes, int from, int to, Seen what) {
        long places = what.telling() ? Signature.telling(bytes, from, to) : 0;
        if (places == 0) {
            keep(layout, what);
        } else if (places != Signature.MANY) {
            keep(layout, new Places(places));
            keep(told(layout, places, bytes, from), what);
        }
    }

    private void keep(long layout, Object what) {
        int slot = (int) layout & (LAYOUTS - 1);
        layouts[slot] = layout;
        ofLayout[slot] = what;
    }

    private static long told(long layout, long places, byte[] bytes, int from) {
        long told = layout;
        for (long left = places; left != 0; left >>>= 16) {
            int at = from + (int) (left & 0xFFFF) - 1;
            told = Layout.telling(told, bytes, at, Math.min(at + 3, bytes.length));
        }
        return told;
    }
}
