package dev.zhiban.desk;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.zhiban.identity.Person;

/// The tickets. Every change is an event in the ticket's ledger; each method joins the caller's transaction.
public interface Tickets {

    /// Opens a ticket and puts it in the queue. An origin whose ticket is not closed gets that ticket again (with the new
    /// summary as a note; a resolved one is open again): a hand-over is idempotent. What is too long is cut.
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

    /// The requester confirms the solution (or says that it works before the desk was done): the ticket is closed. Or it
    /// did not help: then a resolved ticket is queued again.
    Ticket confirm(String number, UUID requester, boolean solved);

    /// 1 to 5, with an optional reason; the last rating counts.
    void rate(String number, UUID requester, int score, String reason);

    /// Something happened in the origin that the ledger should show (a message of the requester, an upload). What is not
    /// the requester's own is for the desk only, but for `agent-replied`, an answer that was given in the origin.
    void note(String number, UUID author, String kind, String text);
}
