package dev.zhiban.knowledge.ingest;

/// A piece of a text under its heading (empty before the first one).
public record Section(String heading, String text) {
}
