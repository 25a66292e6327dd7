package dev.zhiban.knowledge.retrieve;

/// A passage that was found, with the fused score and the normalised scores of both legs (0 to 1).
public record Ranked(PassageText passage, double score, double keyword, double vector) {
}
