package dev.zhiban.chat;

import java.util.UUID;

/// An uploaded file as messages show it; `url` downloads the original. `size` in bytes.
public record Attachment(UUID id, String name, String mediaType, long size, String url) {
}
