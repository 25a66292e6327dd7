package dev.zhiban.desk.ledger;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;

import dev.zhiban.desk.Handoff;
import dev.zhiban.desk.Ticket;
import dev.zhiban.desk.TicketAboutToChange;
import dev.zhiban.desk.TicketOpened;
import dev.zhiban.desk.TicketReturned;

/// How a ticket comes to be: one for an origin at a time, however often and however simultaneously it is asked for.
@ApplicationScoped
@Transactional
public class Opening {

    private static final int TRIES = 5;

    private final TicketRows rows;
    private final Moves moves;
    private final Ledger ledger;
    private final Clock clock;
    private final Event<Object> announce;

    Opening(TicketRows rows, Moves moves, Ledger ledger, Clock clock, Event<Object> announce) {
        this.rows = rows;
        this.moves = moves;
        this.ledger = ledger;
        this.clock = clock;
        this.announce = announce;
    }

    /// @param evidence the hand-over's evidence as JSON
    public TicketRow open(Handoff handoff, Ticket.Priority priority, String evidence) {
        announce.fire(new TicketAboutToChange(handoff.origin()));
        for (int i = 0; i < TRIES; i++) {
            Optional<TicketRow> there = rows.lockNotClosed(handoff.origin());
            if (there.isPresent()) {
                return again(there.get(), handoff);
            }
            Optional<TicketRow> fresh = rows.insert(handoff, priority, evidence, clock.instant());
            if (fresh.isPresent()) {
                return opened(fresh.get(), handoff);
            }
        }
        throw new IllegalStateException("the ticket of an origin appears and vanishes");
    }

    private TicketRow opened(TicketRow row, Handoff handoff) {
        ledger.append(row.id(), null, row.state(), Ledger.Entry.shown(handoff.requester(), "opened", row.ticket().title())
                .with(Map.of("reason", handoff.reason(), "priority", row.ticket().priority(), "impact", handoff.impact(),
                        "urgency", handoff.urgency(), "category", handoff.category())));
        announce.fire(new TicketOpened(row.ticket()));
        return row;
    }

    private TicketRow again(TicketRow row, Handoff handoff) {
        moves.write(row, Step.NOTE, Ledger.Entry.internal(handoff.requester(), "handed-over-again", handoff.summary())
                .with(Map.of("reason", handoff.reason())));
        if (row.state() != Ticket.State.RESOLVED) {
            return row;
        }
        TicketRow open = moves.move(row, Step.REJECT, Ledger.Entry.shown(handoff.requester(), "not-solved", ""));
        announce.fire(new TicketReturned(open.ticket(), "not-solved"));
        return open;
    }
}
