package dev.zhiban.desk;

/// The ticket went back to the queue. Announced as [TicketOpened] is.
public record TicketReturned(Ticket ticket, String why) {
}
