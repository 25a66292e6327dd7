package dev.zhiban.knowledge.vector;

import java.util.Set;

import dev.zhiban.knowledge.retrieve.PassageId;

/// One vector (of length 1) that stands for a passage; `slot` tells several of the same passage apart.
public record VectorEntry(PassageId id, int slot, Space space, float[] vector, String lang, Set<String> audience) {

    public VectorEntry {
        audience = Set.copyOf(audience);
    }
}
