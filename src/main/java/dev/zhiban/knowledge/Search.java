package dev.zhiban.knowledge;

import org.jspecify.annotations.Nullable;

import dev.zhiban.identity.Reader;

/// What is sought: a question as somebody put it (any length, any characters), the earlier question that a follow-up refers
/// to, who may read, how many passages at most, and a language (`zh`, `en`) when only that one will do.
public record Search(String text, @Nullable String context, Reader reader, int limit, @Nullable String lang) {

    public static Search of(String text, Reader reader, int limit) {
        return new Search(text, null, reader, limit, null);
    }
}
