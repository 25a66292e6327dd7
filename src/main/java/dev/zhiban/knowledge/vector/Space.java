package dev.zhiban.knowledge.vector;

import dev.zhiban.platform.text.Lang;

/// The embedding spaces. Vectors of different spaces are never compared.
public enum Space {
    ZH("bge-small-zh-v1.5-q", 512),
    EN("bge-small-en-v1.5-q", 384);

    private final String model;
    private final int dimensions;

    Space(String model, int dimensions) {
        this.model = model;
        this.dimensions = dimensions;
    }

    /// Name of the model, which is also the name of its files.
    public String model() {
        return model;
    }

    public int dimensions() {
        return dimensions;
    }

    public String tag() {
        return lang().tag();
    }

    public Lang lang() {
        return switch (this) {
            case ZH -> Lang.ZH;
            case EN -> Lang.EN;
        };
    }

    public static Space of(Lang lang) {
        return switch (lang) {
            case ZH -> ZH;
            case EN -> EN;
        };
    }

    /// By the script that carries the text; one without words goes where Chinese goes.
    public static Space of(String text) {
        return of(Lang.of(text, Lang.ZH));
    }
}
