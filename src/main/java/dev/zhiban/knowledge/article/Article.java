package dev.zhiban.knowledge.article;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// An article over all its versions.
///
/// @param path      file that it is imported from; null where it was written here
/// @param checksum  of that file when it was last imported
/// @param published the version that everybody reads; null where there is none yet
public record Article(String id, @Nullable String path, @Nullable String checksum, @Nullable Integer published, int newest,
        boolean archived, Instant changedAt) {

    public boolean isReadable() {
        return published != null && !archived;
    }
}
