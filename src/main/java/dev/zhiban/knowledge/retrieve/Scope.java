package dev.zhiban.knowledge.retrieve;

import java.util.Set;

import org.jspecify.annotations.Nullable;

/// What may come back at all: passages whose audience shares a principal with the reader and, where a language is asked
/// for, passages of that language. No principals means nothing.
public record Scope(Set<String> principals, @Nullable String lang) {

    public Scope {
        principals = Set.copyOf(principals);
    }
}
