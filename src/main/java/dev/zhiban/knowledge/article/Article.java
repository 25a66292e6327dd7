package dev.zhiban.knowledge.article;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/// An article over all its versions.
///
/// @param path      file that it is imported from; null where it was written here
/// @param checksum  of that file when it was last imported
/// @param published the version that everybody reads; null where there is none yet
/// @param edition   counts every change of the article
/// @param expired   archived because its time was over
/// @param conflict  checksum of what changed elsewhere while the article was changed here; null where there is none
public record Article(String id, @Nullable String path, @Nullable String checksum, @Nullable Integer published, int newest,
        boolean archived, Instant changedAt, long edition, @Nullable Instant expiresAt, boolean expired,
        @Nullable Integer importedVersion, @Nullable String conflict) {

    public boolean isReadable() {
        return published != null && !archived;
    }

    /// As in JSON: the state of the version that is shown, unless the article as a whole has ended.
    String stage(ArticleVersion shown) {
        return !archived ? shown.state().tag() : expired ? "expired" : "archived";
    }
}
