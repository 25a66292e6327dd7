package dev.zhiban.knowledge.article;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// One version of an article. Its content never changes once it has been published.
///
/// @param author null where it was imported
/// @param source the file, or the ticket or question that it came from
public record ArticleVersion(String articleId, int version, State state, Content content, @Nullable UUID author, String source,
        Instant createdAt, @Nullable Instant publishedAt, Review review) {

    /// How a version came to be published.
    ///
    /// @param editors   all who wrote on it
    /// @param reviewer  who published it
    /// @param publishAt when it is published by itself, on behalf of `scheduledBy`
    /// @param reason    why it was published although answers break
    /// @param returned  what the reviewer who sent it back wants changed
    public record Review(Set<UUID> editors, @Nullable UUID reviewer, @Nullable Instant publishAt, @Nullable UUID scheduledBy,
            @Nullable String reason, @Nullable String returned) {

        public Review {
            editors = Set.copyOf(editors);
        }
    }

    /// Draft and review are seen by editors only; a superseded version stays readable because citations name it.
    public enum State {
        DRAFT,
        REVIEW,
        PUBLISHED,
        SUPERSEDED;

        public String tag() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State ofTag(String tag) {
            return valueOf(tag.toUpperCase(Locale.ROOT));
        }

        public boolean wasPublished() {
            return this == PUBLISHED || this == SUPERSEDED;
        }
    }
}
