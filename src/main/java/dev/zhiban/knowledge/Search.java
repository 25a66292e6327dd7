package dev.zhiban.knowledge;

import org.jspecify.annotations.Nullable;

import dev.zhiban.identity.Reader;

/// What is sought.
///
/// @param text   a question as somebody put it: any length, any characters
/// @param before what the text may refer to
/// @param limit  how many passages at most
/// @param lang   `zh` or `en` when only that language will do
public record Search(String text, @Nullable Before before, Reader reader, int limit, @Nullable String lang) {

    public static Search of(String text, Reader reader, int limit) {
        return new Search(text, null, reader, limit, null);
    }
}
