package dev.zhiban.assistant;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import dev.zhiban.desk.Handoff;
import dev.zhiban.desk.Origin;
import dev.zhiban.desk.Ticket;
import dev.zhiban.desk.Tickets;
import dev.zhiban.identity.Person;

/// Tickets in memory; only reading is of interest here, and every change is counted.
public final class FakeTickets implements Tickets {

    private final List<Ticket> all = new ArrayList<>();
    public int changes;

    public FakeTickets with(String number, String title, UUID requester, Ticket.State state) {
        all.add(new Ticket(number, title, state, Ticket.Priority.P3, "network", requester, null, new Origin("chat", number),
                Instant.parse("2026-11-20T08:30:00Z"), null));
        return this;
    }

    @Override
    public Ticket open(Handoff handoff) {
        throw changed();
    }

    @Override
    public Optional<Ticket> ofOrigin(Origin origin) {
        return all.stream().filter(ticket -> ticket.origin().equals(origin)).findFirst();
    }

    @Override
    public List<Ticket> ofRequester(UUID requester) {
        return all.stream().filter(ticket -> ticket.requester().equals(requester)).toList();
    }

    @Override
    public int positionInQueue(String number) {
        return 2;
    }

    @Override
    public Ticket take(String number, Person agent) {
        throw changed();
    }

    @Override
    public Ticket giveBack(String number, Person agent, String why) {
        throw changed();
    }

    @Override
    public Ticket resolve(String number, Person agent, String how) {
        throw changed();
    }

    @Override
    public Ticket confirm(String number, UUID requester, boolean solved) {
        throw changed();
    }

    @Override
    public void rate(String number, UUID requester, int score, String reason) {
        throw changed();
    }

    @Override
    public void note(String number, UUID author, String kind, String text) {
        throw changed();
    }

    private IllegalStateException changed() {
        changes++;
        return new IllegalStateException("the assistant changes no ticket");
    }
}
