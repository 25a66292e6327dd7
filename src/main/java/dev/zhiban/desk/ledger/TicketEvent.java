package dev.zhiban.desk.ledger;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.zhiban.desk.Ticket.State;

/// One line of a ticket's ledger.
///
/// @param actor who did it; `null` for the program
/// @param kind `opened`, `taken`, `agent-replied` …, or what the origin reported
/// @param shown whether the requester may see it
/// @param details JSON
public record TicketEvent(
        long id,
        Instant at,
        @Nullable UUID actor,
        String kind,
        boolean shown,
        @Nullable State from,
        State to,
        String text,
        String details) {
}
