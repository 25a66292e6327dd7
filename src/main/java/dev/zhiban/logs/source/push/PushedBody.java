package dev.zhiban.logs.source.push;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import org.jspecify.annotations.Nullable;

import dev.zhiban.platform.text.Text;
import dev.zhiban.platform.web.Problem;

/// The bytes of a request, unpacked; bounded before and after.
final class PushedBody {

    static final int PACKED = 8 << 20;
    static final int UNPACKED = 32 << 20;

    private PushedBody() {
    }

    /// @param encoding the header Content-Encoding: gzip, identity or nothing
    static byte[] read(InputStream body, @Nullable String encoding) {
        byte[] packed = bounded(body, PACKED);
        String how = encoding == null ? "identity" : encoding.strip().toLowerCase(Locale.ROOT);
        return switch (how) {
            case "identity", "" -> packed;
            case "gzip", "x-gzip" -> gunzip(packed);
            default -> throw new Problem(415, "unsupported-encoding", Text.of("只支持 gzip 压缩。", "Only gzip is supported."));
        };
    }

    private static byte[] gunzip(byte[] packed) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return bounded(in, UNPACKED);
        } catch (EOFException | ZipException broken) {
            throw unreadable();
        } catch (IOException broken) {
            throw unreadable();
        }
    }

    private static byte[] bounded(InputStream in, int most) {
        try {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw tooLarge(most);
            }
            return bytes;
        } catch (IOException broken) {
            throw unreadable();
        }
    }

    static Problem tooLarge(long most) {
        return new Problem(413, "too-large", Text.of("内容太大，请分批发送。", "The content is too large; send it in parts.")).with("max",
                most);
    }

    static Problem unreadable() {
        return Problem.badRequest("unreadable", Text.of("请求内容读不懂。", "The content of the request cannot be read."));
    }
}
