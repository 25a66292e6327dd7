package dev.zhiban.logs;

import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.zhiban.logs.format.Level;
import dev.zhiban.logs.knownerror.KnownErrors;

/// What is known of lines by their signature. Open addressing; when it is full it forgets everything and learns again.
final class SeenLines {

    /// @param header whether the line has one; else `continuation` says what it is
    /// @param shape the number of the message's shape
    /// @param timeAt where the time stands, -1 if it has none
    /// @param thrown hash of the exception's class, 0 if it names none
    record Seen(boolean header, Continuation continuation, int shape, int timeAt, Level level, int format, int thrown,
            List<KnownErrors.Candidate> known) {
    }

    private static final int SLOTS = 1 << 17;
    private static final int MOST = 60_000;

    private final long[] signatures = new long[SLOTS];
    private final @Nullable Seen[] seen = new Seen[SLOTS];
    private int size;

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
            Arrays.fill(seen, null);
            size = 0;
        }
        int slot = (int) signature & (SLOTS - 1);
        while (seen[slot] != null) {
            slot = (slot + 1) & (SLOTS - 1);
        }
        signatures[slot] = signature;
        seen[slot] = what;
        size++;
    }
}
