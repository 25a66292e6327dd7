package dev.zhiban.desk.incident;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// A candidate of a major incident, and what a lead decided.
record Incident(long id, String service, State state, Instant openedAt, Instant lastAt, @Nullable String ticket,
        @Nullable UUID decidedBy, @Nullable Instant decidedAt, @Nullable String why, int people) {

    enum State {
        CANDIDATE,
        ACCEPTED,
        DISMISSED
    }
}
