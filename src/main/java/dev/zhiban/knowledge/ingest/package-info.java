/// From a version of an article to what is searched: paragraphs, embeddings, and the indexes kept up to date. Entry:
/// [Reindexing].
@NullMarked
package dev.zhiban.knowledge.ingest;

import org.jspecify.annotations.NullMarked;
