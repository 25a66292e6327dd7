package dev.zhiban.knowledge;

/// What is published of an article has changed (or is gone), and searches on this node show it.
public record ArticlePublished(String articleId) {
}
