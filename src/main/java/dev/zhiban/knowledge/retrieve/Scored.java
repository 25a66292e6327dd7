package dev.zhiban.knowledge.retrieve;

/// What one leg says about one passage. Scores of one leg are comparable within one search only.
public record Scored(PassageId id, double score) {
}
