package dev.zhiban.knowledge.article;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.zhiban.platform.web.Problem;

/// Looks before a publication at the answers that it would break. May take seconds; to be called outside of a transaction.
public interface PublishCheck {

    /// @param reason why it is to be published all the same; null where none was given
    /// @throws Problem 409 where answers break and no reason was given
    void expect(ArticleVersion candidate, @Nullable String reason, UUID by);
}
