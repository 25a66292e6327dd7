package dev.zhiban.desk;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import dev.zhiban.desk.handoff.HandOver;
import dev.zhiban.desk.ledger.AgentSteps;
import dev.zhiban.desk.ledger.RequesterSteps;
import dev.zhiban.desk.ledger.TicketRow;
import dev.zhiban.desk.ledger.TicketRows;
import dev.zhiban.identity.Person;
import dev.zhiban.platform.web.Problem;

/// The desk as the other features see it.
@ApplicationScoped
@Transactional
class DeskTickets implements Tickets {

    private static final int AT_MOST = 200;

    private final TicketRows rows;
    private final HandOver handOver;
    private final AgentSteps agents;
    private final RequesterSteps requesters;

    DeskTickets(TicketRows rows, HandOver handOver, AgentSteps agents, RequesterSteps requesters) {
        this.rows = rows;
        this.handOver = handOver;
        this.agents = agents;
        this.requesters = requesters;
    }

    @Override
    public Ticket open(Handoff handoff) {
        return handOver.open(handoff).ticket();
    }

    @Override
    public Optional<Ticket> ofOrigin(Origin origin) {
        return rows.latest(origin).map(TicketRow::ticket);
    }

    @Override
    public List<Ticket> ofRequester(UUID requester) {
        return rows.ofRequester(requester, AT_MOST).stream().map(TicketRow::ticket).toList();
    }

    @Override
    public int positionInQueue(String number) {
        return rows.before(rows.byNumber(number).orElseThrow(Problem::notFound));
    }

    @Override
    public Ticket take(String number, Person agent) {
        return agents.take(number, agent).ticket();
    }

    @Override
    public Ticket giveBack(String number, Person agent, String why) {
        return agents.giveBack(number, agent, why).ticket();
    }

    @Override
    public Ticket resolve(String number, Person agent, String how) {
        return agents.resolve(number, agent, how).ticket();
    }

    @Override
    public Ticket confirm(String number, UUID requester, boolean solved) {
        return requesters.confirm(number, requester, solved).ticket();
    }

    @Override
    public void rate(String number, UUID requester, int score, String reason) {
        requesters.rate(number, requester, score, reason);
    }

    @Override
    public void note(String number, UUID author, String kind, String text) {
        requesters.note(number, author, kind, text);
    }
}
