package dev.zhiban.knowledge.hygiene;

import java.util.Locale;

/// Something to be put right in an article.
///
/// @param other  the other article, or the link; empty where there is none
/// @param detail what is seen, without words of a language where that is possible
record Finding(Kind kind, String articleId, String other, String detail) {

    enum Kind {
        DUPLICATE,
        CONTRADICTION,
        STALE,
        BROKEN_LINK,
        PLANTED_TEXT,
        NEVER_USED,
        NOT_HELPFUL;

        String tag() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
