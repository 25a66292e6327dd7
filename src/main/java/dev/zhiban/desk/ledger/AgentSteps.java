package dev.zhiban.desk.ledger;

import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import dev.zhiban.desk.AgentReplied;
import dev.zhiban.desk.Ticket;
import dev.zhiban.desk.TicketClosed;
import dev.zhiban.desk.TicketEscalated;
import dev.zhiban.desk.TicketNotTakeable;
import dev.zhiban.desk.TicketResolved;
import dev.zhiban.desk.TicketReturned;
import dev.zhiban.desk.TicketTaken;
import dev.zhiban.identity.Person;
import dev.zhiban.identity.Role;

/// What an agent does to a ticket. Whoever has the ticket acts on it, or a lead; two who take at once: one wins.
@ApplicationScoped
@Transactional
public class AgentSteps {

    static final int HIGHEST_TIER = 3;
    static final String REPLIED = "agent-replied";

    private final Moves moves;
    private final Ledger ledger;
    private final Event<Object> announce;

    AgentSteps(Moves moves, Ledger ledger, Event<Object> announce) {
        this.moves = moves;
        this.ledger = ledger;
        this.announce = announce;
    }

    /// Taking what one has already changes nothing.
    public TicketRow take(String number, Person agent) {
        TicketRow row = moves.lock(number);
        Moves.requireDesk(agent);
        boolean hasIt = row.isWith(agent.id()) && Lifecycle.after(row.state(), Step.GIVE_BACK).isPresent();
        if (hasIt) {
            return row;
        }
        if (Lifecycle.after(row.state(), Step.TAKE).isEmpty()) {
            throw new TicketNotTakeable(row.ticket());
        }
        TicketRow taken = moves.move(row, Step.TAKE, agent.id(), row.tier(), Ledger.Entry.shown(agent.id(), "taken", ""));
        announce.fire(new TicketTaken(taken.ticket(), agent.id()));
        return taken;
    }

    /// @throws NotAnAgent when the other does not work at the desk
    public TicketRow assign(String number, Person by, Person to) {
        TicketRow row = moves.lockFor(by, number);
        if (!to.worksAtDesk()) {
            throw new NotAnAgent();
        }
        moves.after(row, Step.ASSIGN);
        if (row.isWith(to.id())) {
            return row;
        }
        TicketRow assigned = moves.move(row, Step.ASSIGN, to.id(), row.tier(),
                Ledger.Entry.shown(by.id(), "assigned", "").with(Map.of("to", to.id())));
        announce.fire(new TicketTaken(assigned.ticket(), to.id()));
        return assigned;
    }

    public TicketRow giveBack(String number, Person agent, String why) {
        TicketRow back = moves.move(moves.lockFor(agent, number), Step.GIVE_BACK,
                Ledger.Entry.internal(agent.id(), "given-back", why));
        announce.fire(new TicketReturned(back.ticket(), why));
        return back;
    }

    /// Puts the ticket in the queue of the next tier.
    ///
    /// @throws HighestTier when there is no higher one
    public TicketRow escalate(String number, Person agent, String why) {
        TicketRow row = moves.lockFor(agent, number);
        moves.after(row, Step.ESCALATE);
        if (row.tier() >= HIGHEST_TIER) {
            throw new HighestTier();
        }
        TicketRow escalated = moves.move(row, Step.ESCALATE, null, row.tier() + 1,
                Ledger.Entry.internal(agent.id(), "escalated", why)
                        .with(Map.of("fromTier", row.tier(), "toTier", row.tier() + 1)));
        announce.fire(new TicketEscalated(escalated.ticket(), escalated.tier(), why));
        if (row.state() != Ticket.State.QUEUED) {
            announce.fire(new TicketReturned(escalated.ticket(), why));
        }
        return escalated;
    }

    /// The text reaches the requester. The same `clientId` again with the same text changes nothing.
    ///
    /// @throws ClientIdReused when the text is another one
    public TicketRow reply(String number, Person agent, String text, @Nullable String clientId) {
        TicketRow row = moves.lockFor(agent, number);
        Optional<String> before = clientId == null ? Optional.empty() : ledger.textOf(row, clientId);
        if (before.isPresent()) {
            if (!before.get().equals(text)) {
                throw new ClientIdReused();
            }
            return row;
        }
        moves.write(row, Step.REPLY, new Ledger.Entry(agent.id(), REPLIED, true, text, Map.of(), clientId));
        announce.fire(new AgentReplied(row.ticket().origin(), agent.id(), text));
        return row;
    }

    /// The agent waits for the requester, whose next word makes the ticket active again.
    public TicketRow await(String number, Person agent, String why) {
        return moves.move(moves.lockFor(agent, number), Step.WAIT, Ledger.Entry.shown(agent.id(), "waiting", why));
    }

    public TicketRow resume(String number, Person agent) {
        return moves.move(moves.lockFor(agent, number), Step.RESUME, Ledger.Entry.shown(agent.id(), "resumed", ""));
    }

    public TicketRow resolve(String number, Person agent, String how) {
        TicketRow resolved = moves.move(moves.lockFor(agent, number), Step.RESOLVE,
                Ledger.Entry.shown(agent.id(), "resolved", how));
        announce.fire(new TicketResolved(resolved.ticket(), how));
        return resolved;
    }

    /// Ends a resolved ticket without the requester's word.
    public TicketRow close(String number, Person agent) {
        TicketRow row = moves.lock(number);
        Moves.requireDesk(agent);
        if (!row.isWith(agent.id()) && !agent.is(Role.LEAD)) {
            throw new WithSomebodyElse(row.ticket());
        }
        TicketRow closed = moves.move(row, Step.CLOSE, Ledger.Entry.shown(agent.id(), "closed", ""));
        announce.fire(new TicketClosed(closed.ticket()));
        return closed;
    }
}
