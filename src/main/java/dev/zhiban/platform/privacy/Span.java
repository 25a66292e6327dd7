package dev.zhiban.platform.privacy;

import java.util.Locale;

/// Characters `start` to `end` (exclusive) of a text that hold a value of one kind.
record Span(int start, int end, Kind kind) {

    /// What is masked, in the order that wins where two overlap.
    enum Kind {
        PRIVATE_KEY,
        JWT,
        CLOUD_KEY,
        SECRET,
        EMAIL,
        ID_CARD,
        BANK_CARD,
        PHONE,
        IP;

        String tag() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    boolean overlaps(Span other) {
        return start < other.end && other.start < end;
    }
}
