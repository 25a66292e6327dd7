package dev.zhiban.knowledge.article;

import java.util.Optional;
import java.util.UUID;

/// Where articles come from, and what is said there of one that was changed here as well. Neither side is overwritten until an
/// editor settles it.
public interface Elsewhere {

    /// @param place the file, or the address
    record Said(String place, Content content) {
    }

    /// What is said there; empty where the article has no conflict with it.
    Optional<Said> conflict(String articleId);

    /// Ends the conflict: takes what is said there, or notes it as seen.
    ///
    /// @throws dev.zhiban.platform.web.Problem 404 where there is no conflict
    void settle(String articleId, boolean takeTheirs, UUID editor);
}
