package dev.zhiban.knowledge.retrieve;

/// What ranking has to know of a passage that a leg found; its text is read only where it is shown.
public record Candidate(PassageId id, String family, String heading, String lang) {
}
