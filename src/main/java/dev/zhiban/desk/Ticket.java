package dev.zhiban.desk;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/// A ticket as other features see it; `number` (`ZB-1042`) is what people quote.
public record Ticket(
        String number,
        String title,
        State state,
        Priority priority,
        String category,
        UUID requester,
        @Nullable UUID assignee,
        Origin origin,
        Instant openedAt,
        @Nullable Instant resolvedAt) {

    public enum State {
        QUEUED,
        ASSIGNED,
        PENDING,
        RESOLVED,
        CLOSED
    }

    public enum Priority {
        P1,
        P2,
        P3,
        P4
    }
}
