package dev.zhiban.desk;

/// The requester confirmed the solution, or the desk closed the ticket. Announced as [TicketOpened] is.
public record TicketClosed(Ticket ticket) {
}
