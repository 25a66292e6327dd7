package dev.zhiban.assistant;

import java.util.List;

import dev.zhiban.knowledge.Citation;
import dev.zhiban.knowledge.Passage;

/// What the assistant came back with. Unknown is a good answer; a guess is not.
public sealed interface Answer {

    /// A model wrote it; every sentence is supported by the passage that it cites.
    record Grounded(String text, List<Citation> citations) implements Answer {
    }

    /// The passages themselves, with no model.
    record Quoted(List<Passage> passages, List<Citation> citations) implements Answer {
    }

    /// The evidence is too weak; `tried` says what was looked for.
    record Unknown(String tried) implements Answer {
    }

    /// As in JSON: grounded, quoted or unknown.
    default String tag() {
        return switch (this) {
            case Grounded grounded -> "grounded";
            case Quoted quoted -> "quoted";
            case Unknown unknown -> "unknown";
        };
    }

    default List<Citation> cited() {
        return switch (this) {
            case Grounded grounded -> grounded.citations();
            case Quoted quoted -> quoted.citations();
            case Unknown unknown -> List.of();
        };
    }
}
