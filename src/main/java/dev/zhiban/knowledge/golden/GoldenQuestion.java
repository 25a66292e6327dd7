package dev.zhiban.knowledge.golden;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/// A question that an article has to answer, asked as somebody for whom the article is.
///
/// @param heading of the paragraph that should come first; null where any of the article will do
record GoldenQuestion(String articleId, String text, @Nullable String heading, Set<String> principals) {
}
