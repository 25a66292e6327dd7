package dev.zhiban.knowledge.attachment;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What a file is by its first bytes; whatever is none of these is not kept. No SVG: it is a program.
enum MediaType {
    PNG("image/png"),
    JPEG("image/jpeg"),
    GIF("image/gif"),
    WEBP("image/webp"),
    PDF("application/pdf"),
    TEXT("text/plain");

    private final String tag;

    MediaType(String tag) {
        this.tag = tag;
    }

    String tag() {
        return tag;
    }

    static boolean isImage(String tag) {
        return tag.startsWith("image/");
    }

    static Optional<MediaType> of(byte[] bytes) {
        if (begins(bytes, 0, "\u0089PNG\r\n\u001a\n")) {
            return Optional.of(PNG);
        }
        if (begins(bytes, 0, "\u00ff\u00d8\u00ff")) {
            return Optional.of(JPEG);
        }
        if (begins(bytes, 0, "GIF87a") || begins(bytes, 0, "GIF89a")) {
            return Optional.of(GIF);
        }
        if (begins(bytes, 0, "RIFF") && begins(bytes, 8, "WEBP")) {
            return Optional.of(WEBP);
        }
        if (begins(bytes, 0, "%PDF-")) {
            return Optional.of(PDF);
        }
        return isText(bytes) ? Optional.of(TEXT) : Optional.empty();
    }

    private static boolean isText(byte[] bytes) {
        for (byte b : bytes) {
            if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') {
                return false;
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean begins(byte[] bytes, int at, String with) {
        if (bytes.length < at + with.length()) {
            return false;
        }
        for (int i = 0; i < with.length(); i++) {
            if ((bytes[at + i] & 0xff) != with.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
