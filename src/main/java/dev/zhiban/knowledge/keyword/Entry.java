package dev.zhiban.knowledge.keyword;

import java.util.Set;

import dev.zhiban.knowledge.retrieve.PassageText;

/// A passage to be indexed, with the principals that may read it.
public record Entry(PassageText passage, Set<String> audience) {

    public Entry {
        audience = Set.copyOf(audience);
    }
}
