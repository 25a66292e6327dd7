package dev.zhiban.desk;

/// An agent resolved the ticket; the requester may confirm. Announced after commit.
public record TicketResolved(Ticket ticket, String how) {
}
