package dev.zhiban.desk;

import java.util.UUID;

/// An agent took the ticket. Announced as [TicketOpened] is.
public record TicketTaken(Ticket ticket, UUID agent) {
}
