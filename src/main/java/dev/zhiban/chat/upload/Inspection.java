package dev.zhiban.chat.upload;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

import dev.zhiban.chat.store.Attachments.Kind;

/// Looks into an uploaded file before it is kept: by its bytes, never by what it is called or declared to be.
///
/// @param maxFile bytes of a file that is no image
/// @param maxImage bytes of an image
/// @param maxUnpacked bytes that an archive may unpack to
public record Inspection(long maxFile, long maxImage, long maxUnpacked) {

    private static final int HEAD = 8192;
    private static final int TAR_MARK = 257;

    /// `entry` is the file within an archive that looks most like a log; absent where there is none.
    public record Seen(Kind kind, String mediaType, @Nullable String entry, long size) {
    }

    /// @throws UploadRefused when it is nothing that may be kept
    public Seen look(Path file) throws IOException {
        long size = Files.size(file);
        if (size == 0) {
            throw UploadRefused.empty();
        }
        if (size > maxFile) {
            throw UploadRefused.tooLarge(maxFile);
        }
        byte[] head = head(file);
        String image = image(head);
        if (image != null) {
            if (size > maxImage) {
                throw UploadRefused.tooLarge(maxImage);
            }
            return new Seen(Kind.IMAGE, image, null, size);
        }
        return packedOrText(file, head, size);
    }

    private Seen packedOrText(Path file, byte[] head, long size) throws IOException {
        if (isGzip(head)) {
            new Unpacking(maxUnpacked).check(file, size);
            return new Seen(Kind.GZIP, "application/gzip", null, size);
        }
        if (isZip(head)) {
            return new Seen(Kind.ZIP, "application/zip", new ZipLook(maxUnpacked).check(file, size), size);
        }
        if (isText(head)) {
            return new Seen(Kind.TEXT, "text/plain", null, size);
        }
        throw UploadRefused.kind();
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(HEAD);
        }
    }

    private static @Nullable String image(byte[] head) {
        if (begins(head, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n')) {
            return "image/png";
        }
        if (begins(head, 0, 0xff, 0xd8, 0xff)) {
            return "image/jpeg";
        }
        if (begins(head, 0, 'G', 'I', 'F', '8')) {
            return "image/gif";
        }
        return begins(head, 0, 'R', 'I', 'F', 'F') && begins(head, 8, 'W', 'E', 'B', 'P') ? "image/webp" : null;
    }

    static boolean isGzip(byte[] head) {
        return begins(head, 0, 0x1f, 0x8b);
    }

    static boolean isZip(byte[] head) {
        return begins(head, 0, 'P', 'K', 3, 4) || begins(head, 0, 'P', 'K', 5, 6);
    }

    /// An archive that would have to be unpacked once more.
    static boolean isArchive(byte[] head) {
        return isGzip(head) || isZip(head) || begins(head, TAR_MARK, 'u', 's', 't', 'a', 'r')
                || begins(head, 0, 'B', 'Z', 'h') || begins(head, 0, 0xfd, '7', 'z', 'X', 'Z')
                || begins(head, 0, '7', 'z', 0xbc, 0xaf) || begins(head, 0, 'R', 'a', 'r', '!')
                || begins(head, 0, 0x28, 0xb5, 0x2f, 0xfd);
    }

    /// Text in any encoding that a log may have: few control characters, and a zero byte only in UTF-16 with its mark.
    static boolean isText(byte[] head) {
        if (begins(head, 0, 0xff, 0xfe) || begins(head, 0, 0xfe, 0xff)) {
            return true;
        }
        int odd = 0;
        for (byte b : head) {
            if (b == 0) {
                return false;
            }
            if (b > 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != 0x1b && b != '\f') {
                odd++;
            }
        }
        return odd * 10 <= head.length;
    }

    private static boolean begins(byte[] head, int at, int... with) {
        if (head.length < at + with.length) {
            return false;
        }
        byte[] part = Arrays.copyOfRange(head, at, at + with.length);
        for (int i = 0; i < with.length; i++) {
            if ((part[i] & 0xff) != with[i]) {
                return false;
            }
        }
        return true;
    }
}
