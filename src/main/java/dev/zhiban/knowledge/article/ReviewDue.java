package dev.zhiban.knowledge.article;

import java.time.LocalDate;

/// The review date of a published article is near or past; fired once for each date, inside the transaction that notes it.
public record ReviewDue(String articleId, String owner, LocalDate reviewBy) {
}
