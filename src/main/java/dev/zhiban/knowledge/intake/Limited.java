package dev.zhiban.knowledge.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// A stream that breaks off with an error where it gives more bytes than it may.
final class Limited extends FilterInputStream {

    private long left;

    Limited(InputStream in, long most) {
        super(in);
        this.left = most;
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        spend(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int at, int length) throws IOException {
        int read = super.read(bytes, at, length);
        spend(Math.max(0, read));
        return read;
    }

    private void spend(int read) throws IOException {
        left -= read;
        if (left < 0) {
            throw new IOException("too many bytes");
        }
    }
}
