package dev.zhiban.desk;

/// An agent resolved the ticket; the requester may confirm. Announced as [TicketOpened] is.
public record TicketResolved(Ticket ticket, String how) {
}
