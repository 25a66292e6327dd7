package dev.zhiban.logs;

import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;

import dev.zhiban.logs.format.Line;
import dev.zhiban.logs.source.LogBytes;

/// The first lines of each shape, and other striking ones, with their neighbours. Lines before are taken from the block that
/// is being read (none at its very beginning), lines after are kept as they come. Bounded by [#MOST] lines of [#TEXT] bytes.
final class Surroundings {

    static final int AROUND = 2;
    private static final int MOST = 8_000;
    private static final int TEXT = 240;

    private final NavigableMap<Long, byte[]> kept = new TreeMap<>();
    private long until;

    /// Up to which line lines are to be kept.
    long until() {
        return until;
    }

    /// The line that starts at the position of the block is striking.
    void around(byte[] block, int start, long number) {
        if (kept.size() >= MOST) {
            return;
        }
        int end = start - 1;
        for (int back = 1; back <= AROUND && end > 0; back++) {
            int from = end;
            while (from > 0 && block[from - 1] != '\n') {
                from--;
            }
            if (from == 0 && number - back > 1) {
                break;
            }
            put(block, from, end, number - back);
            end = from - 1;
        }
        until = Math.max(until, number + AROUND);
    }

    void keep(Line line, long number) {
        if (kept.size() < MOST) {
            put(line.bytes(), line.from(), line.to(), number);
        }
    }

    private void put(byte[] bytes, int from, int to, long number) {
        int end = Math.min(to, from + TEXT);
        if (!kept.containsKey(number)) {
            kept.put(number,
                    Arrays.copyOfRange(bytes, from, Math.max(from, end > from && bytes[end - 1] == '\r' ? end - 1 : end)));
        }
    }

    /// The kept lines about a line, in order, with their texts.
    NavigableMap<Long, String> of(long number) {
        NavigableMap<Long, String> lines = new TreeMap<>();
        kept.subMap(number - AROUND, true, number + AROUND, true)
                .forEach((line, text) -> lines.put(line, LogBytes.decode(text, 0, text.length)));
        return lines;
    }
}
