package dev.zhiban.chat;

/// A message on its way to a platform; `key` stays the same over retries; `text` is Markdown.
public record Outbound(String peer, String key, String text) {
}
