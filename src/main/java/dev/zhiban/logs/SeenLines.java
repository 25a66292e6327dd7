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
import dev.zhiban.logs.source.Lines;

/// What is known of lines by their signature (open addressing; when it is full it forgets everything and learns again), and in
/// front of it by their layout, where of three that share two slots the newest two stay.
final class SeenLines {

    /// @param header whether the line has one; else `continuation` says what it is
    /// @param shape the number of the message's shape, and `tally` what is counted of it
    /// @param timeAt where the time stands, -1 if it has none
    /// @param stamp the time that was last read of such a line
    /// @param thrown hash of the exception's class, 0 if it names none
    /// @param signature of the line
    /// @param telling whether numbers in it carry a level
    /// @param suspect whether there are `known` errors that it may show
    /// @param took where such a line has its duration
    /// @param others what is known of lines of the same signature that have their time and their duration at other places
    record Seen(boolean header, Continuation continuation, int shape, Tally tally, int timeAt, Stamp stamp, Level level,
            int format,
            int thrown, long signature, boolean telling, boolean suspect, List<KnownErrors.Candidate> known, Took took,
            Place timePlace, Place tookPlace, List<Seen> others) {

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
            Seen other = new Seen(header, continuation, shape, tally, time, stamp, level, format, thrown, signature, telling,
                    suspect, known, duration, timePlace, tookPlace, others);
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
            return Long.hashCode(signature) + 31 * (timeAt + 31 * took.at());
        }
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
    private @Nullable Seen[] known = new Seen[1_024];
    /// Stands instead where lines of one layout differ in numbers that carry a level: where those are ([Signature#telling]).
    private long[] places = new long[1_024];
    private final Map<Object, Integer> numbers = new HashMap<>();
    private final @Nullable Seen[] ahead = new Seen[Lines.AHEAD];
    private int aheadFrom;
    private int aheadTo;

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
        Arrays.fill(places, 0);
        numbers.clear();
        Arrays.fill(ahead, null);
    }

    /// What is known of the current line; null when nothing is. Looks up all lines that are cut ahead at once, as the memory
    /// then need not be waited for line by line.
    @Nullable
    Seen find(Lines lines) {
        if (aheadFrom < aheadTo) {
            Seen found = ahead[aheadFrom++];
            return found != null ? found : find(lines.layout(), lines.bytes(), lines.start());
        }
        Seen found = find(lines.layout(), lines.bytes(), lines.start());
        aheadFrom = 0;
        aheadTo = lines.ahead();
        for (int i = 0; i < aheadTo; i++) {
            ahead[i] = find(lines.layoutAhead(i), lines.bytes(), lines.startAhead(i));
        }
        return found;
    }

    private @Nullable Seen find(long layout, byte[] bytes, int from) {
        int number = number(layout);
        Seen found = known[number];
        return found == null && places[number] != 0 ? known[number(told(layout, places[number], bytes, from))] : found;
    }

    /// The number of what is known of the layout; 0 when nothing is.
    private int number(long layout) {
        long slot = layouts[(int) layout & (LAYOUTS - 1)];
        if ((slot ^ layout) >>> LAYOUT_BITS != 0) {
            slot = layouts[(int) layout & (LAYOUTS - 1) ^ 1];
        }
        return (slot ^ layout) >>> LAYOUT_BITS == 0 ? (int) slot & (LAYOUTS - 1) : 0;
    }

    void put(long layout, byte[] bytes, int from, int to, Seen what) {
        long telling = what.telling() ? Signature.telling(bytes, from, to) : 0;
        if (telling == Signature.MANY) {
            return;
        }
        if (telling != 0) {
            int number = keep(layout, telling);
            places[number] = telling;
        }
        int number = keep(telling == 0 ? layout : told(layout, telling, bytes, from), what);
        known[number] = what;
    }

    private int keep(long layout, Object what) {
        if (numbers.size() == LAYOUTS - 1) {
            forgetLayouts();
        }
        int number = numbers.computeIfAbsent(what, _ -> numbers.size() + 1);
        if (number >= known.length) {
            known = Arrays.copyOf(known, known.length * 4);
            places = Arrays.copyOf(places, known.length);
        }
        int slot = (int) layout & (LAYOUTS - 1);
        if (layouts[slot] != 0) {
            layouts[slot ^ 1] = layouts[slot];
        }
        layouts[slot] = layout & -LAYOUTS | number;
        return number;
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
