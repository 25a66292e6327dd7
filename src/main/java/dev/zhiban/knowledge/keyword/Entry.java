package dev.zhiban.knowledge.keyword;

import java.util.Set;

import dev.zhiban.knowledge.retrieve.PassageText;

/// A passage to be indexed, with the principals that may read it.
///
/// @param searched what of its text it is found by
public record Entry(PassageText passage, String searched, Set<String> audience) {

    public Entry(PassageText passage, Set<String> audience) {
        this(passage, passage.text(), audience);
    }

    public Entry {
        audience = Set.copyOf(audience);
    }
}
