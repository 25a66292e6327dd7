package dev.zhiban.logs.source.tail;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

/// One file that a log is, or was before it was rotated away.
///
/// @param key device and inode; `modified` in nanoseconds since the epoch
/// @param size in bytes as it lies there
record Generation(Path path, String key, long modified, long size) {

    static final int HEAD = 1_024;

    /// @throws IOException also where there is no such file
    static Generation of(Path path) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile()) {
            throw new IOException("no plain file");
        }
        return new Generation(path, String.valueOf(Objects.requireNonNullElse(attributes.fileKey(), path)),
                attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS), attributes.size());
    }

    boolean packed() {
        return path.toString().endsWith(".gz");
    }

    /// Unpacked, from a byte on; fewer bytes than that give an empty stream.
    InputStream open(long from) throws IOException {
        InputStream file = Files.newInputStream(path);
        try {
            InputStream in = packed() ? new GZIPInputStream(file, 1 << 16) : file;
            long left = from;
            while (left > 0) {
                long skipped = in.skip(left);
                if (skipped <= 0 && in.read() < 0) {
                    break;
                }
                left -= Math.max(1, skipped);
            }
            return new BufferedInputStream(in, 1 << 16);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /// The first bytes, at most [#HEAD].
    byte[] head() throws IOException {
        try (InputStream in = open(0)) {
            return in.readNBytes(HEAD);
        }
    }

    /// Whether it begins as the file of the position did; an empty beginning says nothing.
    boolean beginsAs(Position position) throws IOException {
        byte[] head = head();
        return head.length >= position.headLength()
                && MessageDigest.isEqual(hash(head, position.headLength()), position.headHash());
    }

    Position start() throws IOException {
        byte[] head = head();
        return new Position(key, head.length, hash(head, head.length), 0, modified);
    }

    static byte[] hash(byte[] bytes, int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, length);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
