package dev.zhiban.logs;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.zhiban.platform.text.Text;

/// Something unusual in a live source: an early warning. All texts are masked.
///
/// @param source its id, and `name` what people call it
/// @param service what the source belongs to, and `words` how people call that
/// @param article the article that helps, where there is one
/// @param firstAt when it began and `lastAt` when it was last seen, `raisedAt` when it was noticed
/// @param endedAt null while it may go on
/// @param count how often it was seen
/// @param evidence lines of the log
/// @param heldBack further warnings of the source that were not raised because there were too many
public record Anomaly(
        long id,
        UUID source,
        String name,
        String service,
        List<String> words,
        Kind kind,
        Text title,
        @Nullable String article,
        Instant firstAt,
        Instant lastAt,
        Instant raisedAt,
        @Nullable Instant endedAt,
        long count,
        List<String> evidence,
        long heldBack) {

    public enum Kind {
        /// an error of a kind that this source never wrote
        NEW,
        /// far more of one kind, or of all lines, than usual
        BURST,
        /// a source that usually speaks says nothing
        SILENCE,
        /// an error that the knowledge base knows
        KNOWN_ERROR,
        /// another monitoring system says so
        ALERT;

        /// As in JSON: `known-error`.
        public String tag() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /// @throws IllegalArgumentException for a tag that is no kind
        public static Kind ofTag(String tag) {
            return valueOf(tag.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }
}
