package dev.zhiban.assistant;

/// Sums a conversation up for the person who takes it over. Deterministic; masked; never calls a model.
public interface Summaries {

    /// @param question the last turn with its history and uploads
    Summary of(Question question);
}
