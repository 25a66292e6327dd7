package dev.zhiban.logs.source.syslog;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

import org.jspecify.annotations.Nullable;

/// Cuts a TCP stream into syslog messages: octet counting (`83 <34>1 …`) or, where a message does not begin with a digit, up to
/// the line feed; a sender may use both (RFC 6587, 3.4). Of a longer message the first [#LONGEST] bytes are kept.
final class Frames {

    static final int LONGEST = 64 * 1024;

    private static final int COUNT_DIGITS = 9;

    private final InputStream in;

    Frames(InputStream in) {
        this.in = in;
    }

    /// The next message without its frame; null at the end of the stream. What breaks off is a message, too.
    ///
    /// @throws IOException also for a length that is none
    byte @Nullable [] next() throws IOException {
        int first = in.read();
        while (first == '\n' || first == '\r' || first == ' ' || first == 0) {
            first = in.read();
        }
        if (first < 0) {
            return null;
        }
        return first >= '1' && first <= '9' ? counted(first) : line(first);
    }

    private byte[] counted(int first) throws IOException {
        long length = first - '0';
        int digits = 1;
        for (int b = in.read(); b != ' '; b = in.read()) {
            if (b < '0' || b > '9' || ++digits > COUNT_DIGITS) {
                throw new IOException("not the length of a message");
            }
            length = length * 10 + b - '0';
        }
        byte[] message = in.readNBytes((int) Math.min(length, LONGEST));
        in.skipNBytes(Math.max(0, length - LONGEST));
        return message;
    }

    private byte[] line(int first) throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        for (int b = first; b >= 0 && b != '\n'; b = in.read()) {
            if (message.size() < LONGEST) {
                message.write(b);
            }
        }
        return message.toByteArray();
    }
}
