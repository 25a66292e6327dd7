package dev.zhiban.desk;

/// A ticket was opened and queued. Announced in the transaction that did it: who must not lose it observes
/// it plainly and writes in the same transaction; who only tells somebody observes it `AFTER_SUCCESS`.
public record TicketOpened(Ticket ticket) {
}
