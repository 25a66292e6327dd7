package dev.zhiban.desk.ledger;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import dev.zhiban.desk.Ticket;
import dev.zhiban.desk.TicketClosed;
import dev.zhiban.desk.TicketReturned;
import dev.zhiban.identity.Person;

/// What the requester does to the own ticket; another person's ticket is not found.
@ApplicationScoped
@Transactional
public class RequesterSteps {

    private final Moves moves;
    private final TicketRows rows;
    private final Event<Object> announce;

    RequesterSteps(Moves moves, TicketRows rows, Event<Object> announce) {
        this.moves = moves;
        this.rows = rows;
        this.announce = announce;
    }

    /// Solved closes the ticket, whether or not the desk was done; not solved puts a resolved one back in the queue.
    public TicketRow confirm(String number, UUID requester, boolean solved) {
        TicketRow row = moves.lockOwn(number, requester);
        if (!solved) {
            TicketRow open = moves.move(row, Step.REJECT, Ledger.Entry.shown(requester, "not-solved", ""));
            announce.fire(new TicketReturned(open.ticket(), "not-solved"));
            return open;
        }
        TicketRow closed = moves.move(row, Step.CONFIRM, Ledger.Entry.shown(requester, "confirmed", ""));
        announce.fire(new TicketClosed(closed.ticket()));
        return closed;
    }

    /// By the requester, or by somebody at the desk.
    ///
    /// @throws OriginHasTicket when the origin has a newer ticket that is not closed
    public TicketRow reopen(String number, Person by, String why) {
        TicketRow row = by.worksAtDesk() ? moves.lock(number) : moves.lockOwn(number, by.id());
        moves.after(row, Step.REOPEN);
        rows.lockNotClosed(row.ticket().origin()).filter(other -> other.id() != row.id()).ifPresent(other -> {
            throw new OriginHasTicket(other.number());
        });
        TicketRow open = moves.move(row, Step.REOPEN, Ledger.Entry.shown(by.id(), "reopened", why));
        announce.fire(new TicketReturned(open.ticket(), why));
        return open;
    }

    /// The last rating counts; each stays in the ledger.
    public TicketRow rate(String number, UUID requester, int score, String reason) {
        TicketRow row = moves.lockOwn(number, requester);
        moves.write(row, Step.RATE, Ledger.Entry.shown(requester, "rated", reason).with(Map.of("score", score)));
        return rows.rate(row, score);
    }

    /// Something that happened in the origin. The requester's word makes a waiting ticket active again; what somebody else
    /// did is for the desk only, but for an answer given there.
    public void note(String number, @Nullable UUID author, String kind, String text) {
        TicketRow row = moves.lock(number);
        boolean isRequesters = row.ticket().requester().equals(author);
        moves.write(row, Step.NOTE,
                new Ledger.Entry(author, kind, isRequesters || kind.equals(AgentSteps.REPLIED), text, Map.of(), null));
        Optional<Ticket.State> active = Lifecycle.after(row.state(), Step.RESUME);
        if (isRequesters && active.isPresent()) {
            moves.move(row, Step.RESUME, Ledger.Entry.shown(author, "resumed", ""));
        }
    }
}
