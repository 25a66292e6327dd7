package dev.zhiban.knowledge.article;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/// What an article says, without its history: the front matter and the Markdown body.
///
/// @param audience      principals that may read it (`everyone`, `role:agent`, `team:network`, `person:alice`); never empty
/// @param translationOf id of the article that this one says in another language
public record Content(String title, String lang, Set<String> audience, String owner, LocalDate reviewBy, List<String> tags,
        List<String> questions, @Nullable String translationOf, String markdown) {

    public Content {
        audience = Collections.unmodifiableSortedSet(new TreeSet<>(audience));
        tags = List.copyOf(tags);
        questions = List.copyOf(questions);
    }

    /// What this article shares with those that say the same in another language.
    public String family(String id) {
        return translationOf == null ? id : translationOf;
    }
}
