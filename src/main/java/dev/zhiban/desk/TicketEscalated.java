package dev.zhiban.desk;

/// The ticket went to the queue of a higher tier (1 to 3). Announced as [TicketOpened] is.
public record TicketEscalated(Ticket ticket, int tier, String why) {
}
