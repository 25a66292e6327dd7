package dev.zhiban.desk.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// A stored report; `text` is masked, `incident` is the one that it belongs to.
record Heard(long id, UUID person, String originKind, String originId, Instant at, String text, List<String> articles,
        @Nullable Long incident) {
}
