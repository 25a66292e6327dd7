package dev.zhiban.knowledge.ingest;

import java.util.List;
import java.util.Optional;

/// The truth that the indexes follow.
public interface PublishedArticles {

    /// How far the truth has come. `base` tells one database from another.
    record Revision(String base, long number) {
    }

    Revision revision();

    /// Ids of the articles whose published version changed after that revision: also those that were archived.
    List<String> changedSince(long revision);

    /// Empty where nothing is published (any more).
    Optional<PublishedArticle> published(String id);
}
