package dev.zhiban.knowledge.web;

import java.io.IOException;

import dev.zhiban.platform.text.Text;

/// A page that was not asked for, or did not come; `why` is for the person who named it.
public final class NotFetched extends IOException {

    /// Why, where somebody wants to know more than a sentence.
    public enum Kind {
        REFUSED,
        UNKNOWN_HOST,
        FAILED
    }

    private final Kind kind;
    private final Text why;

    NotFetched(Kind kind, Text why) {
        super(why.en());
        this.kind = kind;
        this.why = why;
    }

    public Kind kind() {
        return kind;
    }

    public Text why() {
        return why;
    }
}
