/// What should be put right in the articles: duplicates, contradictions, stale texts, broken links, what nobody uses or finds
/// helpful. Entry: [Hygiene].
@NullMarked
package dev.zhiban.knowledge.hygiene;

import org.jspecify.annotations.NullMarked;
