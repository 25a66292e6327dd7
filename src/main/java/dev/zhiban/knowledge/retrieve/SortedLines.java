package dev.zhiban.knowledge.retrieve;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/// Lines of a key, a tab, and values divided by `;`, sorted by their bytes (UTF-8, each ended by a line feed). They stay the
/// bytes that were read; a key is found by halving. A line of another form is never found.
final class SortedLines {

    private final byte[] lines;

    SortedLines(byte[] lines) {
        this.lines = lines;
    }

    boolean isEmpty() {
        return lines.length == 0;
    }

    /// Empty where there is none.
    List<String> of(String key) {
        byte[] sought = (key + "\t").getBytes(StandardCharsets.UTF_8);
        int line = from(sought);
        return startsWith(line, sought) ? values(line, sought.length) : List.of();
    }

    /// Of the first key with this beginning that is meant, among the first `most`.
    List<String> ofFirst(String beginning, int most, Predicate<String> isMeant) {
        byte[] sought = beginning.getBytes(StandardCharsets.UTF_8);
        int line = from(sought);
        for (int n = 0; n < most && startsWith(line, sought); n++) {
            int end = after(line);
            int tab = line;
            while (tab < end && lines[tab] != '\t') {
                tab++;
            }
            if (tab < end && isMeant.test(new String(lines, line, tab - line, StandardCharsets.UTF_8))) {
                return values(line, tab + 1 - line);
            }
            line = end;
        }
        return List.of();
    }

    private List<String> values(int line, int from) {
        String values = new String(lines, line + from, after(line) - line - from, StandardCharsets.UTF_8).strip();
        return values.isEmpty() ? List.of() : Arrays.asList(values.split(";"));
    }

    /// Where the first line begins that is not before these bytes.
    private int from(byte[] sought) {
        int low = 0;
        int high = lines.length;
        while (low < high) {
            int middle = beginning((low + high) >>> 1);
            int end = after(middle);
            if (Arrays.compareUnsigned(lines, middle, Math.min(end, middle + sought.length), sought, 0, sought.length) < 0) {
                low = end;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int beginning(int inside) {
        int start = inside;
        while (start > 0 && lines[start - 1] != '\n') {
            start--;
        }
        return start;
    }

    private int after(int inside) {
        int end = inside;
        while (end < lines.length && lines[end] != '\n') {
            end++;
        }
        return Math.min(end + 1, lines.length);
    }

    private boolean startsWith(int line, byte[] bytes) {
        return line + bytes.length <= lines.length
                && Arrays.equals(lines, line, line + bytes.length, bytes, 0, bytes.length);
    }
}
