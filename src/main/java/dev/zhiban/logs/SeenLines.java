package dev.zhiban.logs;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import dev.zhiban.logs.format.Level;
import dev.zhiban.logs.format.Stamp;
import dev.zhiban.logs.knownerror.KnownErrors;
import dev.zhiban.logs.mining.Signature;
import dev.zhiban.logs.source.Layout;

/// What is known of lines by their signature (open addressing; when it is full it forgets everything and learns again), and in
/// front of it by their layout, where of three that share two slots the newest two stay.
final class SeenLines {

    /// @param header whether the line has one; else `continuation` says what it is
    /// @param shape the number of the message's shape
    /// @param timeAt where the time stands, -1 if it has none
    /// @param stamp the time that was last read of such a line
    /// @param thrown hash of the exception's class, 0 if it names none
    /// @param signature of the line
    /// @param telling whether numbers in it carry a level
    /// @param took where such a line has its duration
    /// @param others what is known of lines of the same signature that have their time and their duration at other places
    record Seen(boolean header, Continuation continuation, int shape, int timeAt, Stamp stamp, Level level, int format,
            int thrown, long signature, boolean telling, List<KnownErrors.Candidate> known, Took took, List<Seen> others) {

        /// The same for lines that have their time and their duration at these places.
        Seen placed(int time, Took duration) {
            if (time == timeAt && duration.equals(took)) {
                return this;
            }
            for (Seen other : others) {
                if (time == other.timeAt && duration.equals(other.took)) {
                    return other;
                }
            }
            Seen other = new Seen(header, continuation, shape, time, stamp, level, format, thrown, signature, telling, known,
                    duration, others);
            if (others.size() < OTHERS) {
                others.add(other);
            }
            return other;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    /// Stands where lines of one layout differ in numbers that carry a level: where those are ([Signature#telling]).
    private record Places(long bits) {
    }

    private static final int OTHERS = 64;
    private static final int SLOTS = 1 << 17;
    private static final int MOST = 60_000;
    private static final int LAYOUT_BITS = 16;
    private static final int LAYOUTS = 1 << LAYOUT_BITS;

    private final long[] signatures = new long[SLOTS];
    private final @Nullable Seen[] seen = new Seen[SLOTS];
    private int size;

    /// The layout but for its low bits, which are the slot, and in their place the number of what is known.
    private final long[] layouts = new long[LAYOUTS];
    private @Nullable Object[] known = new Object[1_024];
    private final Map<Object, Integer> numbers = new HashMap<>();

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
        size = 0;
        forgetLayouts();
    }

    private void forgetLayouts() {
        Arrays.fill(layouts, 0);
        Arrays.fill(known, null);
        numbers.clear();
    }

    /// What is known of lines of this layout; null when nothing is.
    @Nullable
    Seen find(long layout, byte[] bytes, int from) {
        Object found = ofLayout(layout);
        if (found instanceof Places places) {
            found = ofLayout(told(layout, places.bits, bytes, from));
        }
        return found instanceof Seen seen ? seen : null;
    }

    private @Nullable Object ofLayout(long layout) {
        long slot = layouts[(int) layout & (LAYOUTS - 1)];
        if ((slot ^ layout) >>> LAYOUT_BITS != 0) {
            slot = layouts[(int) layout & (LAYOUTS - 1) ^ 1];
        }
        return (slot ^ layout) >>> LAYOUT_BITS == 0 ? known[(int) slot & (LAYOUTS - 1)] : null;
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
        if (numbers.size() == LAYOUTS - 1) {
            forgetLayouts();
        }
        int number = numbers.computeIfAbsent(what, _ -> numbers.size() + 1);
        if (number >= known.length) {
            known = Arrays.copyOf(known, known.length * 4);
        }
        known[number] = what;
        int slot = (int) layout & (LAYOUTS - 1);
        layouts[slot ^ 1] = layouts[slot];
        layouts[slot] = layout & -LAYOUTS | number;
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
