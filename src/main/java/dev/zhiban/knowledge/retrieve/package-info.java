/// From a question to the best passages: words, synonyms, fusion of the legs, confidence. Plain Java: no framework, no index,
/// no database; the legs are [KeywordLeg] and [VectorLeg]. Entry: [HybridRetriever].
@NullMarked
package dev.zhiban.knowledge.retrieve;

import org.jspecify.annotations.NullMarked;
