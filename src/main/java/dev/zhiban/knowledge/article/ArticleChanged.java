package dev.zhiban.knowledge.article;

/// The published version of an article is another one, or gone; fired inside the transaction that changed it.
public record ArticleChanged(String articleId) {
}
