package dev.zhiban.logs;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/// Another stream for at most so many bytes and so long; then it ends.
final class Bounded extends InputStream {

    private final InputStream in;
    private final long until;
    private long left;
    private boolean reached;

    Bounded(InputStream in, long most, Duration patience) {
        this.in = in;
        this.left = most;
        this.until = System.nanoTime() + patience.toNanos();
    }

    /// Whether it ended before the other one.
    boolean reached() {
        return reached;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left <= 0 || System.nanoTime() - until > 0) {
            reached = reached || in.read() >= 0;
            return -1;
        }
        int read = in.read(bytes, offset, (int) Math.min(length, left));
        left -= Math.max(read, 0);
        return read;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) <= 0 ? -1 : one[0] & 0xFF;
    }
}
