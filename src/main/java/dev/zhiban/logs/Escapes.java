package dev.zhiban.logs;

/// Takes out a terminal's escape sequences (colours, cursor, titles).
final class Escapes {

    private Escapes() {
    }

    /// Copies the bytes without escape sequences; gives the length of what was copied.
    static int clean(byte[] bytes, int start, int end, byte[] target) {
        int length = 0;
        int at = start;
        while (at < end && length < target.length) {
            if (bytes[at] != 27) {
                target[length++] = bytes[at++];
            } else {
                at = after(bytes, at + 1, end);
            }
        }
        return length;
    }

    private static int after(byte[] bytes, int at, int end) {
        if (at >= end) {
            return end;
        }
        int next = at + 1;
        if (bytes[at] == '[') {
            while (next < end && bytes[next] < '@') {
                next++;
            }
            return Math.min(next + 1, end);
        }
        if (bytes[at] == ']') {
            while (next < end && bytes[next] != 7 && bytes[next] != 27) {
                next++;
            }
            return Math.min(bytes[Math.min(next, end - 1)] == 7 ? next + 1 : next, end);
        }
        return next;
    }
}
