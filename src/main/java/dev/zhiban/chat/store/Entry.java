package dev.zhiban.chat.store;

import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.zhiban.assistant.Question.From;
import dev.zhiban.assistant.Reply.QuickReply;
import dev.zhiban.chat.Attachment;
import dev.zhiban.knowledge.Citation;
import dev.zhiban.logs.Explanation;

/// A message that is about to be written into a ledger.
///
/// @param reply where the bot answers: the `seq` of the message that it answers
public record Entry(
        From from,
        @Nullable UUID author,
        @Nullable String clientId,
        @Nullable Long reply,
        String text,
        Extra extra) {

    /// What a message carries beside its text; kept as JSON.
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Extra(
            @Nullable String by,
            @Nullable String answer,
            @Nullable Double confidence,
            @Nullable List<Citation> citations,
            @Nullable List<QuickReply> quickReplies,
            @Nullable Attachment attachment,
            @Nullable Explanation explanation) {

        public static final Extra NONE = new Extra(null, null, null, null, null, null, null);

        public static Extra by(String name) {
            return new Extra(name, null, null, null, null, null, null);
        }

        public Extra with(Attachment attached) {
            return new Extra(by, answer, confidence, citations, quickReplies, attached, explanation);
        }

        public static Extra offering(List<QuickReply> quickReplies) {
            return new Extra(null, null, null, null, quickReplies, null, null);
        }
    }

    public static Entry of(From from, UUID author, String clientId, String text, Extra extra) {
        return new Entry(from, author, clientId, null, text, extra);
    }

    public static Entry system(String text, Extra extra) {
        return new Entry(From.SYSTEM, null, null, null, text, extra);
    }
}
