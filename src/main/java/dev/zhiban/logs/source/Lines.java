package dev.zhiban.logs.source;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Cuts a stream of bytes into lines without making an object per line: after [#next()] the line stands in [#bytes()] from
/// [#start()] to [#end()], valid until the next call. A line ends at LF; a CR before it is cut off. Of a longer line the
/// first [#LONGEST] bytes are kept and the others counted in [#cutBytes()]. Memory: one block. Not thread-safe.
public final class Lines {

    /// Bytes kept of one line.
    public static final int LONGEST = 8192;

    private static final int BLOCK = 1 << 18;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long NEWLINES = 0x0A0A0A0A0A0A0A0AL;
    private static final long LOW = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;

    private final InputStream in;
    private final byte[] bytes = new byte[BLOCK];
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
        int searched = after;
        while (true) {
            int newline = newline(searched);
            if (newline >= 0) {
                line(after, newline);
                after = newline + 1;
                return true;
            }
            searched = limit;
            if (ended) {
                return lastLine();
            }
            if (after > 0) {
                System.arraycopy(bytes, after, bytes, 0, limit - after);
                searched -= after;
                limit -= after;
                after = 0;
            }
            if (limit == BLOCK) {
                skipRest();
                return true;
            }
            fill(limit);
        }
    }

    private boolean lastLine() {
        if (after >= limit) {
            return false;
        }
        line(after, limit);
        after = limit;
        return true;
    }

    /// The block is full and holds no line end: keeps the head of the line, reads on to its end.
    private void skipRest() throws IOException {
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
        int read = in.read(bytes, at, BLOCK - at);
        if (read < 0) {
            ended = true;
        } else {
            limit = at + read;
        }
    }

    private void line(int from, int to) {
        number++;
        start = from;
        end = to > from && bytes[to - 1] == '\r' ? to - 1 : to;
        if (end - start > LONGEST) {
            cutLines++;
            cutBytes += end - start - LONGEST;
            end = start + LONGEST;
        }
    }

    private int newline(int from) {
        int at = from;
        for (; at + 8 <= limit; at += 8) {
            long word = (long) LONGS.get(bytes, at) ^ NEWLINES;
            long found = (word - LOW) & ~word & HIGH;
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

    public byte[] bytes() {
        return bytes;
    }

    public int start() {
        return start;
    }

    public int end() {
        return end;
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
