package dev.zhiban.assistant;

import java.util.List;

import org.jspecify.annotations.Nullable;

import dev.zhiban.desk.Handoff;
import dev.zhiban.logs.Explanation;

/// The bot's next message and what should happen to the conversation.
///
/// @param text Markdown with marks `[1]` that belong to the answer's citations
/// @param answer absent for small talk, ticket status, acknowledgements
/// @param confidence that the answer is right, 0 to 1
/// @param quickReplies what the person can press; pressing one sends its `send`
/// @param explanation where the turn brought a log
/// @param next what the conversation does after this message; the person's consent is already given where it is needed
public record Reply(
        String text,
        @Nullable Answer answer,
        double confidence,
        List<QuickReply> quickReplies,
        @Nullable Explanation explanation,
        Next next) {

    /// `label` is shown, `send` is what is sent; `act` names the meaning for clients (solved, not-solved, person, choice).
    public record QuickReply(String label, String send, String act) {
    }

    public sealed interface Next {
        Next STAY = new Stay();

        /// The bot goes on.
        record Stay() implements Next {
        }

        /// Hand over to a person now.
        record HandOver(Handoff.Reason reason) implements Next {
        }

        /// The matter is solved: close.
        record Solved() implements Next {
        }
    }
}
