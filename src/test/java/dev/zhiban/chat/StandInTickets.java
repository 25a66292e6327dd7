package dev.zhiban.chat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import org.jspecify.annotations.Nullable;

import dev.zhiban.desk.Handoff;
import dev.zhiban.desk.Origin;
import dev.zhiban.desk.Ticket;
import dev.zhiban.desk.TicketResolved;
import dev.zhiban.desk.TicketReturned;
import dev.zhiban.desk.TicketTaken;
import dev.zhiban.desk.Tickets;
import dev.zhiban.identity.Person;

import io.quarkus.arc.DefaultBean;

/// Tickets in memory, in tests where no desk is there.
@DefaultBean
@ApplicationScoped
public class StandInTickets implements Tickets {

    private final Map<String, Ticket> tickets = new ConcurrentHashMap<>();
    private final Map<String, Handoff> handoffs = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger(1000);
    private final Event<Object> events;

    StandInTickets(Event<Object> events) {
        this.events = events;
    }

    public Handoff handoff(String number) {
        return Objects.requireNonNull(handoffs.get(number));
    }

    @Override
    public synchronized Ticket open(Handoff handoff) {
        Optional<Ticket> open = ofOrigin(handoff.origin()).filter(ticket -> ticket.state() != Ticket.State.CLOSED);
        Ticket ticket = open.orElseGet(() -> new Ticket("ZB-" + count.incrementAndGet(), handoff.title(), Ticket.State.QUEUED,
                Ticket.Priority.P3, handoff.category(), handoff.requester(), null, handoff.origin(), Instant.EPOCH, null));
        tickets.put(ticket.number(), ticket);
        handoffs.put(ticket.number(), handoff);
        return ticket;
    }

    private Ticket ticket(String number) {
        return Objects.requireNonNull(tickets.get(number));
    }

    private Ticket put(String number, Ticket.State state, @Nullable UUID assignee) {
        Ticket old = ticket(number);
        Ticket now = new Ticket(number, old.title(), state, old.priority(), old.category(), old.requester(), assignee,
                old.origin(), old.openedAt(), null);
        tickets.put(number, now);
        return now;
    }

    @Override
    public Optional<Ticket> ofOrigin(Origin origin) {
        return tickets.values().stream().filter(ticket -> ticket.origin().equals(origin)).findFirst();
    }

    @Override
    public List<Ticket> ofRequester(UUID requester) {
        return tickets.values().stream().filter(ticket -> ticket.requester().equals(requester)).toList();
    }

    @Override
    public int positionInQueue(String number) {
        return 0;
    }

    @Override
    public Ticket take(String number, Person agent) {
        Ticket taken = put(number, Ticket.State.ASSIGNED, agent.id());
        events.fire(new TicketTaken(taken, agent.id()));
        return taken;
    }

    @Override
    public Ticket giveBack(String number, Person agent, String why) {
        Ticket back = put(number, Ticket.State.QUEUED, null);
        events.fire(new TicketReturned(back, why));
        return back;
    }

    @Override
    public Ticket resolve(String number, Person agent, String how) {
        Ticket resolved = put(number, Ticket.State.RESOLVED, agent.id());
        events.fire(new TicketResolved(resolved, how));
        return resolved;
    }

    @Override
    public Ticket confirm(String number, UUID requester, boolean solved) {
        return put(number, solved ? Ticket.State.CLOSED : Ticket.State.ASSIGNED, ticket(number).assignee());
    }

    @Override
    public void rate(String number, UUID requester, int score, String reason) {
    }

    @Override
    public void note(String number, UUID author, String kind, String text) {
    }
}
