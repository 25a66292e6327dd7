package dev.zhiban.knowledge.article;

import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// Who changes an article, and the edition of it that they saw; null where they do not mind what changed meanwhile.
public record Editor(UUID person, @Nullable Long saw) {

    public static Editor of(UUID person) {
        return new Editor(person, null);
    }
}
