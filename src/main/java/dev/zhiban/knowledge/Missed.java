package dev.zhiban.knowledge;

import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.zhiban.platform.text.Lang;

/// A question that somebody asked in vain.
///
/// @param conversation where it was asked; null for a single question
public record Missed(Why why, String question, Lang lang, @Nullable UUID conversation, UUID person) {

    public enum Why {
        UNANSWERED,
        NOT_SOLVED,
        BADLY_RATED;

        /// As in JSON: lower case, with hyphens.
        public String tag() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
