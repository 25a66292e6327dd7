package dev.zhiban.logs;

import java.io.IOException;
import java.io.InputStream;

/// At most so many bytes of another stream.
final class Bounded extends InputStream {

    private final InputStream in;
    private long left;
    private boolean reached;

    Bounded(InputStream in, long most) {
        this.in = in;
        this.left = most;
    }

    /// Whether the other stream had more.
    boolean reached() {
        return reached;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left <= 0) {
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
