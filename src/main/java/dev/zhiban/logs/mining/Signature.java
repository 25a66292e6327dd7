package dev.zhiban.logs.mining;

import dev.zhiban.logs.source.Layout;

/// A 64-bit hash of a line in which runs of digits, hexadecimal and mixed identifiers count as equal: lines with one signature
/// have one template. One pass, no objects. Blanks at the end and repeated blanks do not count.
///
/// Two different lines get one signature by chance once in about 2⁶⁴/n² for n different ones: never, in practice; a line made
/// for it would only be counted under a wrong template.
public final class Signature {

    /// The signature of every line with a terminal's escape sequence in it: such lines are to be cleaned first.
    public static final long ESCAPED = 0;

    /// More numbers that carry a level than [#telling] lists.
    public static final long MANY = -1;

    private static final byte WORD = 1;
    private static final byte HEX = 2;
    private static final byte DIGIT = 4;
    private static final byte HIGH = 8;
    private static final byte BLANK = 16;
    private static final byte[] CLASS = new byte[256];

    private static final long SEED = 0x9E3779B97F4A7C15L;
    private static final long FACTOR = 0xD6E8FEB86659FD93L;
    private static final int NUMBER = 0x101;
    private static final int SPACE = 0x102;

    static {
        for (int b = 0; b < 256; b++) {
            if (b >= '0' && b <= '9') {
                CLASS[b] = DIGIT;
            } else if ((b >= 'a' && b <= 'f') || (b >= 'A' && b <= 'F')) {
                CLASS[b] = HEX;
            } else if ((b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z') || b == '_') {
                CLASS[b] = WORD;
            } else if (b >= 128) {
                CLASS[b] = HIGH;
            } else if (b == ' ' || b == '\t' || b == '\r' || b == 0) {
                CLASS[b] = BLANK;
            }
        }
    }

    private Signature() {
    }

    public static long of(byte[] bytes, int from, int to) {
        long hash = SEED;
        int at = from;
        while (at < to) {
            int b = bytes[at] & 0xFF;
            int kind = CLASS[b];
            if (kind == BLANK) {
                int start = at;
                at++;
                while (at < to && CLASS[bytes[at] & 0xFF] == BLANK) {
                    at++;
                }
                if (at < to) {
                    hash = (hash ^ (start == from ? SPACE + (at - start > 1 ? 2 : 1) : SPACE)) * FACTOR;
                }
            } else if ((kind & (WORD | HEX | DIGIT)) == 0) {
                if (b == 27) {
                    return ESCAPED;
                }
                hash = (hash ^ b) * FACTOR;
                hash ^= hash >>> 29;
                at++;
            } else {
                int start = at;
                int seen = 0;
                int runs = 0;
                int last = 0;
                do {
                    seen |= kind;
                    runs += kind & ~last & DIGIT;
                    last = kind;
                    at++;
                    if (at == to) {
                        break;
                    }
                    kind = CLASS[bytes[at] & 0xFF];
                } while ((kind & (WORD | HEX | DIGIT)) != 0);
                hash = runs == 0 ? Layout.mixed(hash, bytes, start, at)
                        : number(bytes, from, start, at, seen, runs / DIGIT, hash);
                hash ^= hash >>> 29;
            }
        }
        long folded = hash ^ (hash >>> 32);
        return folded == ESCAPED ? SEED : folded;
    }

    /// A word with so many runs of digits in it.
    private static long number(byte[] bytes, int from, int start, int end, int seen, int runs, long before) {
        if (seen == DIGIT && end - start <= 3 && start - from >= 1 && tells(bytes, from, start, end)) {
            return bytes[start - 1] == '<' ? severity(bytes, start, end, before)
                    : (before ^ (bytes[start] * 31L + NUMBER)) * FACTOR;
        }
        if (runs > 1 || (seen & WORD) == 0 || (bytes[start] == '0' && (bytes[start + 1] | 32) == 'x')) {
            return (before ^ NUMBER) * FACTOR;
        }
        long word = before;
        boolean digit = false;
        for (int i = start; i < end; i++) {
            boolean another = CLASS[bytes[i] & 0xFF] == DIGIT;
            if (!another || !digit) {
                word = (word ^ (another ? NUMBER : bytes[i] & 0xFF)) * FACTOR;
            }
            digit = another;
        }
        return word;
    }

    /// The priority of syslog is facility times eight and severity.
    private static long severity(byte[] bytes, int start, int end, long before) {
        int priority = 0;
        for (int i = start; i < end; i++) {
            priority = priority * 10 + bytes[i] - '0';
        }
        return (before ^ (priority % 8 + NUMBER)) * FACTOR;
    }

    /// Where the first numbers stand that carry a level, counted from the start of the line: four times 16 bits, the lowest
    /// first, each one more than the position. Bytes equal in three places from there have equal levels. [#MANY] when there are
    /// more of them.
    public static long telling(byte[] bytes, int from, int to) {
        long places = 0;
        int count = 0;
        for (int at = from + 1; at < to; at++) {
            if (CLASS[bytes[at] & 0xFF] == DIGIT && (CLASS[bytes[at - 1] & 0xFF] & (WORD | HEX | DIGIT)) == 0) {
                int end = at;
                while (end < to && CLASS[bytes[end] & 0xFF] == DIGIT) {
                    end++;
                }
                if (end - at <= 3 && tells(bytes, from, at, end)) {
                    if (count == 4) {
                        return MANY;
                    }
                    places |= (at - from + 1L) << 16 * count++;
                }
                at = end;
            }
        }
        return places;
    }

    /// Numbers that carry a level: an HTTP status after a quoted request, the priority of syslog, `"level":50`.
    private static boolean tells(byte[] bytes, int from, int start, int end) {
        byte before = bytes[start - 1];
        if (before == ' ') {
            return end - start == 3 && start - from > 2 && bytes[start - 2] == '"';
        }
        if (before == '<') {
            return start - 1 == from;
        }
        return before == ':' && start - from > 4 && bytes[start - 2] == '"'
                && (bytes[start - 3] == 'l' || bytes[start - 3] == 'y');
    }
}
