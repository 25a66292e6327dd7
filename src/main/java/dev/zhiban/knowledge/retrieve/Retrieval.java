package dev.zhiban.knowledge.retrieve;

import java.util.List;

/// What a search came back with: passages, best first, and what speaks for the first of them.
public record Retrieval(List<Ranked> passages, Evidence evidence) {

    public Retrieval {
        passages = List.copyOf(passages);
    }

    /// The probability (0 to 1) that the first passage answers the question.
    public double confidence() {
        return passages.isEmpty() ? 0 : Confidence.of(evidence);
    }
}
