package dev.zhiban.desk;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.zhiban.identity.Person;

/// The tickets. Every change is an event in the ticket's ledger; each method joins the caller's transaction.
public interface Tickets {

    /// Opens a ticket and puts it in the queue. The same origin with an open ticket gets that ticket again (with the new
    /// summary as a note): a hand-over is idempotent.
    Ticket open(Handoff handoff);

    /// The open ticket of this origin, or its latest.
    Optional<Ticket> ofOrigin(Origin origin);

    /// Newest first.
    List<Ticket> ofRequester(UUID requester);

    /// How many queued tickets stand before this one; 0 is next.
    int positionInQueue(String number);

    /// @throws TicketNotTakeable when somebody else has it or it is over
    Ticket take(String number, Person agent);

    /// Gives it back to the queue (or to the bot's origin).
    Ticket giveBack(String number, Person agent, String why);

    Ticket resolve(String number, Person agent, String how);

    /// The requester confirms the solution, or says that it did not help: then the ticket is open again.
    Ticket confirm(String number, UUID requester, boolean solved);

    /// 1 to 5, with an optional reason; the last rating counts.
    void rate(String number, UUID requester, int score, String reason);

    /// Something happened in the origin that the ledger should show (a message of the requester, an upload).
    void note(String number, UUID author, String kind, String text);
}
