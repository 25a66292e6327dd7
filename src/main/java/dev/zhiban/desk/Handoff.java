package dev.zhiban.desk;

import java.util.List;
import java.util.UUID;

import dev.zhiban.knowledge.Citation;

/// All that a person at the desk needs to go on where the bot stopped; every text is masked already.
///
/// @param reason why the conversation is handed over
/// @param tried what the bot offered, oldest first, with what became of it
/// @param logFindings what an uploaded log showed, a sentence with line numbers each
/// @param lang `zh` or `en`: the requester's language
public record Handoff(
        Origin origin,
        UUID requester,
        Reason reason,
        String title,
        String summary,
        String category,
        Level impact,
        Level urgency,
        List<Tried> tried,
        List<String> logFindings,
        List<Citation> citations,
        String lang) {

    public enum Reason {
        ASKED_FOR,
        FAILED_ANSWERS,
        WEAK_EVIDENCE,
        POLICY
    }

    public enum Level {
        LOW,
        MEDIUM,
        HIGH
    }

    /// A question, the answer that was offered (its first words and the cited articles) and its outcome: `unknown`,
    /// `not-solved`, `no-reaction`.
    public record Tried(String question, String offered, List<String> articles, String outcome) {
    }
}
