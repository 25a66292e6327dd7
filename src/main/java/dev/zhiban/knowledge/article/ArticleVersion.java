package dev.zhiban.knowledge.article;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// One version of an article. Its content never changes once it has been published.
///
/// @param author null where it was imported
/// @param source the file, or the ticket or question that it came from
public record ArticleVersion(String articleId, int version, State state, Content content, @Nullable UUID author, String source,
        Instant createdAt, @Nullable Instant publishedAt) {

    /// Draft and review are seen by editors only; a superseded version stays readable because citations name it.
    public enum State {
        DRAFT,
        REVIEW,
        PUBLISHED,
        SUPERSEDED;

        public String tag() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static State ofTag(String tag) {
            return valueOf(tag.toUpperCase(java.util.Locale.ROOT));
        }

        public boolean wasPublished() {
            return this == PUBLISHED || this == SUPERSEDED;
        }
    }
}
