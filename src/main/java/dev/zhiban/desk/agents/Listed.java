package dev.zhiban.desk.agents;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import dev.zhiban.desk.Handoff;
import dev.zhiban.desk.Origin;
import dev.zhiban.desk.Ticket;

/// A ticket in a list.
///
/// @param waitingSince when it last came into the queue; `null` when it is not queued
record Listed(
        String number,
        String title,
        Ticket.State state,
        Ticket.Priority priority,
        String category,
        int tier,
        Who requester,
        @Nullable Who assignee,
        Handoff.Reason reason,
        String lang,
        Origin origin,
        Instant openedAt,
        @Nullable Instant waitingSince,
        @Nullable Instant resolvedAt,
        @Nullable Instant closedAt,
        @Nullable Integer rating) {
}
