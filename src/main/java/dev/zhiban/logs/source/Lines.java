package dev.zhiban.logs.source;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Cuts a stream of bytes into lines without making an object per line: after [#next()] the line stands in [#bytes()] from
/// [#start()] to [#end()], valid until the next call. A line ends at LF; a CR before it is cut off. Of a longer line the
/// first [#LONGEST] bytes are kept and the others counted in [#cutBytes()]. Memory: one block. Not thread-safe.
public final class Lines {

    /// Bytes kept of one line.
    public static final int LONGEST = 8192;

    /// Lines that are cut ahead of the current one at most.
    public static final int AHEAD = 64;

    private static final int BLOCK = 1 << 18;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long NEWLINES = 0x0A0A0A0A0A0A0A0AL;
    private static final long LOW = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;

    private final InputStream in;
    private final byte[] bytes = new byte[BLOCK + LONGEST];
    /// [#LONGEST] bytes of the block from a position on, without numbers; after the last one of the block line ends.
    private final byte[] window = new byte[LONGEST + WithoutNumbers.BEHIND];
    private final WithoutNumbers withoutNumbers = new WithoutNumbers(LONGEST);
    private int windowAt = -LONGEST;
    /// Where the lines of the window end that are wholly in it, with their layouts; those before `taken` were given already.
    private final int[] ends = new int[AHEAD];
    private final long[] layouts = new long[AHEAD];
    private int cut;
    private int taken;
    private long layout;
    private int limit;
    private int after;
    private int start;
    private int end;
    private long number;
    private long cutLines;
    private long cutBytes;
    private boolean ended;

    public Lines(InputStream in) {
        this.in = in;
    }

    /// Moves to the next line; false at the end of the stream.
    public boolean next() throws IOException {
        if (taken == cut) {
            cut();
        }
        if (taken < cut) {
            layout = layouts[taken];
            line(ends[taken++]);
            return true;
        }
        int newline = laidOut(after);
        if (newline == limit) {
            return further();
        }
        line(newline);
        return true;
    }

    /// Cuts lines ahead, as far as the window and the block hold them wholly.
    private void cut() {
        taken = 0;
        cut = 0;
        int from = after;
        int newline = inWindow(from);
        if (newline < 0) {
            look(from);
            newline = inWindow(from);
        }
        while (newline >= 0 && newline < limit) {
            ends[cut] = newline;
            layouts[cut++] = layout;
            from = newline + 1;
            newline = cut < AHEAD && from < limit ? inWindow(from) : -1;
        }
    }

    /// Finds the end of the line that starts at the position, or of the block, and the layout of the line.
    private int laidOut(int from) {
        int newline = inWindow(from);
        if (newline < 0) {
            look(from);
            newline = inWindow(from);
        }
        if (newline >= 0) {
            return newline;
        }
        layout = Layout.of(window, 0, LONGEST);
        int further = newline(from + LONGEST);
        return further < 0 ? limit : further;
    }

    /// Both in one pass; -1 where the line goes on behind the window.
    private int inWindow(int from) {
        long even = Layout.EVEN;
        long odd = Layout.ODD;
        int first = from - windowAt;
        for (int at = first; at <= LONGEST - 16; at += 16) {
            long word = (long) LONGS.get(window, at);
            long next = (long) LONGS.get(window, at + 8);
            long found = newlines(word);
            long later = newlines(next);
            if ((found | later) != 0) {
                int before = Long.numberOfTrailingZeros(found);
                int left = before + (Long.numberOfTrailingZeros(later) & -(before >>> 6)) >>> 3;
                layout = Layout.ended(even, odd, word, next, left, at - first + left);
                return windowAt + at + left;
            }
            even = Layout.mixed(even, word);
            odd = Layout.mixed(odd, next);
        }
        return -1;
    }

    private void look(int from) {
        int count = Math.min(limit - from, LONGEST);
        withoutNumbers.copy(bytes, from, window, count);
        windowAt = from;
        Arrays.fill(window, count, count + WithoutNumbers.BEHIND, (byte) '\n');
    }

    /// The block does not hold the end of the line.
    private boolean further() throws IOException {
        int searched = limit;
        while (!ended) {
            searched -= after;
            shift();
            if (limit == BLOCK) {
                skipRest();
                return true;
            }
            fill(limit);
            if (newline(searched) >= 0) {
                line(laidOut(0));
                return true;
            }
            searched = limit;
        }
        if (after == limit) {
            return false;
        }
        line(laidOut(after));
        return true;
    }

    private void shift() {
        if (after > 0) {
            System.arraycopy(bytes, after, bytes, 0, limit - after);
            limit -= after;
            after = 0;
        }
    }

    /// The block is full and holds no line end: keeps the head of the line, reads on to its end.
    private void skipRest() throws IOException {
        look(0);
        layout = Layout.of(window, 0, LONGEST);
        long dropped = limit - LONGEST;
        while (true) {
            limit = LONGEST;
            fill(LONGEST);
            int newline = newline(LONGEST);
            if (newline >= 0 || ended) {
                int until = newline >= 0 ? newline : limit;
                after = newline >= 0 ? newline + 1 : limit;
                number++;
                start = 0;
                end = LONGEST;
                cutLines++;
                cutBytes += dropped + until - LONGEST;
                return;
            }
            dropped += limit - LONGEST;
        }
    }

    private void fill(int at) throws IOException {
        windowAt = -LONGEST;
        int read = in.read(bytes, at, BLOCK - at);
        if (read < 0) {
            ended = true;
        } else {
            limit = at + read;
        }
    }

    private void line(int newline) {
        number++;
        start = after;
        after = Math.min(newline + 1, limit);
        end = newline > start && bytes[newline - 1] == '\r' ? newline - 1 : newline;
        if (end - start > LONGEST) {
            cutLines++;
            cutBytes += end - start - LONGEST;
            end = start + LONGEST;
        }
    }

    private int newline(int from) {
        int at = from;
        for (; at + 8 <= limit; at += 8) {
            long found = newlines((long) LONGS.get(bytes, at));
            if (found != 0) {
                return at + (Long.numberOfTrailingZeros(found) >>> 3);
            }
        }
        for (; at < limit; at++) {
            if (bytes[at] == '\n') {
                return at;
            }
        }
        return -1;
    }

    /// Bit 7 of the first byte that ends a line, perhaps of later ones.
    private static long newlines(long word) {
        long other = word ^ NEWLINES;
        return (other - LOW) & ~other & HIGH;
    }

    public byte[] bytes() {
        return bytes;
    }

    public int start() {
        return start;
    }

    public int end() {
        return end;
    }

    /// The [Layout] of the current line.
    public long layout() {
        return layout;
    }

    /// How many lines after the current one are cut already: the bytes of those and of all before them in the block stay where
    /// they are until the last of them was the current one.
    public int ahead() {
        return cut - taken;
    }

    /// Where one of them starts in [#bytes()], from 0 for the line after the current one.
    public int startAhead(int line) {
        return line == 0 ? after : ends[taken + line - 1] + 1;
    }

    /// The [Layout] of one of them.
    public long layoutAhead(int line) {
        return layouts[taken + line];
    }

    /// The number of the current line, from 1.
    public long number() {
        return number;
    }

    /// Lines longer than [#LONGEST] so far.
    public long cutLines() {
        return cutLines;
    }

    /// Bytes of them that were not kept.
    public long cutBytes() {
        return cutBytes;
    }
}
