package dev.zhiban.chat.upload;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// Counts what an archive unpacks to, and stops it early; nothing is written anywhere.
final class Unpacking {

    /// Below this nobody is hurt by any ratio.
    private static final long HARMLESS = 1 << 20;
    private static final int RATIO = 100;
    private static final int HEAD = 512;

    private final long max;
    private long total;

    Unpacking(long max) {
        this.max = max;
    }

    /// A gzip file of `size` bytes.
    void check(Path gzip, long size) throws IOException {
        try (InputStream in = new GZIPInputStream(new BufferedInputStream(Files.newInputStream(gzip)))) {
            byte[] head = in.readNBytes(HEAD);
            if (Inspection.isArchive(head)) {
                throw UploadRefused.nested();
            }
            if (!Inspection.isText(head)) {
                throw UploadRefused.kind();
            }
            total = head.length;
            count(in, size);
        } catch (IOException e) {
            throw UploadRefused.broken();
        }
    }

    /// Reads to the end; `packed` is the size of the whole archive.
    void count(InputStream in, long packed) throws IOException {
        byte[] buffer = new byte[1 << 16];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            add(n, packed);
        }
    }

    void add(long bytes, long packed) {
        total += bytes;
        if (total > max || total > HARMLESS && total / RATIO > packed) {
            throw UploadRefused.unpacksTooLarge(max);
        }
    }
}
