/// The vector leg: [VectorIndex] with two twins, pgvector and Lucene HNSW. Must not know articles.
@NullMarked
package dev.zhiban.knowledge.vector;

import org.jspecify.annotations.NullMarked;
