package dev.zhiban.desk;

/// A ticket was opened and queued. Announced after commit.
public record TicketOpened(Ticket ticket) {
}
