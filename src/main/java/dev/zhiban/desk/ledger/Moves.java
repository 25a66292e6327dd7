package dev.zhiban.desk.ledger;

import java.time.Clock;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import org.jspecify.annotations.Nullable;

import dev.zhiban.desk.Ticket.State;
import dev.zhiban.desk.TicketAboutToChange;
import dev.zhiban.identity.Person;
import dev.zhiban.identity.Role;
import dev.zhiban.platform.web.Problem;

/// One change of a ticket: its row is locked, the step is checked, the row moves, the ledger says so. Needs a transaction.
@ApplicationScoped
public class Moves {

    private final TicketRows rows;
    private final Ledger ledger;
    private final Clock clock;
    private final Event<TicketAboutToChange> announce;

    Moves(TicketRows rows, Ledger ledger, Clock clock, Event<TicketAboutToChange> announce) {
        this.rows = rows;
        this.ledger = ledger;
        this.clock = clock;
        this.announce = announce;
    }

    TicketRow lock(String number) {
        TicketRow seen = rows.byNumber(number).orElseThrow(Problem::notFound);
        announce.fire(new TicketAboutToChange(seen.ticket().origin()));
        return rows.lock(number).orElseThrow(Problem::notFound);
    }

    /// @throws Problem "not found" when the ticket is another person's
    TicketRow lockOwn(String number, UUID requester) {
        return rows.byNumber(number).filter(row -> row.ticket().requester().equals(requester))
                .map(row -> lock(number)).orElseThrow(Problem::notFound);
    }

    /// @throws WithSomebodyElse when neither this agent has the ticket nor nobody, unless a lead acts
    TicketRow lockFor(Person agent, String number) {
        TicketRow row = lock(number);
        requireDesk(agent);
        if (row.ticket().assignee() != null && !row.isWith(agent.id()) && !agent.is(Role.LEAD)) {
            throw new WithSomebodyElse(row.ticket());
        }
        return row;
    }

    static void requireDesk(Person agent) {
        if (!agent.worksAtDesk()) {
            throw Problem.forbidden();
        }
    }

    State after(TicketRow row, Step step) {
        return Lifecycle.after(row.state(), step).orElseThrow(() -> new StepNotAllowed(row.ticket(), step));
    }

    /// The step with the ticket's own assignee and tier.
    TicketRow move(TicketRow row, Step step, Ledger.Entry entry) {
        return move(row, step, row.ticket().assignee(), row.tier(), entry);
    }

    TicketRow move(TicketRow row, Step step, @Nullable UUID assignee, int tier, Ledger.Entry entry) {
        State to = after(row, step);
        TicketRow moved = rows.move(row, to, assignee, tier, clock.instant());
        ledger.append(row.id(), row.state(), to, entry);
        return moved;
    }

    /// An entry that leaves the ticket as it is.
    void write(TicketRow row, Step step, Ledger.Entry entry) {
        ledger.append(row.id(), row.state(), after(row, step), entry);
    }
}
