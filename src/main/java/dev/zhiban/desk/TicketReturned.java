package dev.zhiban.desk;

/// The ticket went back to the queue. Announced after commit.
public record TicketReturned(Ticket ticket, String why) {
}
