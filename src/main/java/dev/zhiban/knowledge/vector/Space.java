package dev.zhiban.knowledge.vector;

import java.util.Locale;

import dev.zhiban.platform.text.Lang;

/// The embedding spaces: one a language, each with its own model, or one for all where the model knows all. Vectors of
/// different spaces are never compared.
public enum Space {
    ZH,
    EN,
    ALL;

    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The space of a model that knows this language only.
    public static Space of(Lang lang) {
        return switch (lang) {
            case ZH -> ZH;
            case EN -> EN;
        };
    }

    /// Whether a text in the language of this tag is in this space.
    public boolean holds(String lang) {
        return this == ALL || tag().equals(lang);
    }
}
