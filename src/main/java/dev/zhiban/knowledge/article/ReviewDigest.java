package dev.zhiban.knowledge.article;

import java.time.LocalDate;
import java.util.List;

import dev.zhiban.platform.text.Lang;
import dev.zhiban.platform.text.Text;

/// What an owner is told of the reviews that are due, in the language of the articles: Chinese, unless all are English.
record ReviewDigest(String subject, String text) {

    private static final int MOST = 50;

    record Item(String articleId, String title, String lang, LocalDate reviewBy) {
    }

    /// @param items the longest overdue first
    /// @param pages address before `/console/`; empty where it is not known
    static ReviewDigest of(List<Item> items, LocalDate today, String pages) {
        Lang lang = items.stream().allMatch(item -> item.lang().equals("en")) ? Lang.EN : Lang.ZH;
        int n = items.size();
        String subject = Text.of("知识库：" + n + " 篇文章该复审了", n == 1 ? "Knowledge base: 1 article is to be reviewed"
                : "Knowledge base: " + n + " articles are to be reviewed").in(lang);
        StringBuilder text = new StringBuilder(Text.of("您负责的这些文章该复审了：看看内容是否还对，改好后送审，或者只改复审日期。",
                "These articles of yours are to be reviewed: see whether they still hold, change them, or change only the review date.")
                .in(lang)).append("\n\n");
        items.stream().limit(MOST).forEach(item -> text.append("- ").append(item.title()).append(" — ")
                .append(when(item.reviewBy(), today).in(lang)).append('\n')
                .append(pages.isEmpty() ? "" : "  " + pages + "/console/index.html#/articles/" + item.articleId() + "\n"));
        if (n > MOST) {
            text.append(Text.of("还有 " + (n - MOST) + " 篇。\n", "And " + (n - MOST) + " more.\n").in(lang));
        }
        return new ReviewDigest(subject, text.toString());
    }

    private static Text when(LocalDate reviewBy, LocalDate today) {
        long days = reviewBy.toEpochDay() - today.toEpochDay();
        return days < 0
                ? Text.of(reviewBy + "（已过 " + -days + " 天）",
                        reviewBy + " (" + -days + (days == -1 ? " day" : " days") + " ago)")
                : Text.of(reviewBy + "（还有 " + days + " 天）", reviewBy + " (in " + days + (days == 1 ? " day" : " days") + ")");
    }
}
