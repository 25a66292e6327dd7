package dev.zhiban.knowledge;

import dev.zhiban.knowledge.retrieve.CallForHelp;

/// One section of one version of an article: Markdown `text` under its `heading`; `paragraph` counts from 1 within the
/// version. Scores are normalised to 0 to 1 within one search, and 0 where the passage was not searched for.
public record Passage(
        String articleId,
        int version,
        int paragraph,
        String title,
        String heading,
        String text,
        String lang,
        double score,
        double keywordScore,
        double vectorScore) {

    /// Whether it only says when to call a person, as its heading shows.
    public boolean saysWhenToCall() {
        return CallForHelp.isHeading(heading);
    }
}
