package dev.zhiban.desk;

import java.util.UUID;

/// An agent took the ticket. Announced after commit.
public record TicketTaken(Ticket ticket, UUID agent) {
}
