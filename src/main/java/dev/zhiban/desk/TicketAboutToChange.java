package dev.zhiban.desk;

/// A step is about to change the ticket of this origin; announced in the transaction before the ticket is locked.
///
/// Who will write to rows of its own when it hears of the step locks them now: locks are then taken in one order, the
/// origin's before the ticket's, whichever side began.
public record TicketAboutToChange(Origin origin) {
}
