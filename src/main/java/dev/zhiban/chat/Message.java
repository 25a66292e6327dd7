package dev.zhiban.chat;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import dev.zhiban.assistant.Question.From;
import dev.zhiban.assistant.Reply.QuickReply;
import dev.zhiban.knowledge.Citation;
import dev.zhiban.logs.Explanation;

/// One line of a conversation's ledger, as clients see it; never changed once it is there.
///
/// @param seq counts from 1 without gaps; the order of the conversation
/// @param by the name of the agent, where an agent wrote it
/// @param clientId the key that its author gave it
/// @param reply where the bot answers: the `seq` of the message that it answers
/// @param answer grounded, quoted or unknown, where the bot answered a question
/// @param confidence that the answer is right, 0 to 1; with `answer` only
public record Message(
        long seq,
        From from,
        String text,
        Instant at,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String by,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String clientId,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long reply,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String answer,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Double confidence,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Citation> citations,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<QuickReply> quickReplies,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Attachment attachment,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Explanation explanation) {

    public Message {
        citations = List.copyOf(citations);
        quickReplies = List.copyOf(quickReplies);
    }
}
