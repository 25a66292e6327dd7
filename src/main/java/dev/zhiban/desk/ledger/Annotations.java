package dev.zhiban.desk.ledger;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

import dev.zhiban.desk.Handoff;
import dev.zhiban.desk.Ticket;
import dev.zhiban.identity.Person;
import dev.zhiban.platform.persistence.Sql;
import dev.zhiban.platform.web.Problem;

/// What agents write on a ticket without moving it: notes, links, another priority. None of it is for the requester.
@ApplicationScoped
@Transactional
public class Annotations {

    private final Moves moves;
    private final TicketRows rows;
    private final Ledger ledger;
    private final Sql sql;

    Annotations(Moves moves, TicketRows rows, Ledger ledger, Sql sql) {
        this.moves = moves;
        this.rows = rows;
        this.ledger = ledger;
        this.sql = sql;
    }

    /// How this ticket relates to another.
    public record Link(String number, String title, Ticket.State state, String relation, boolean outgoing) {
    }

    /// The same `clientId` again changes nothing.
    public void note(String number, Person agent, String text, @Nullable String clientId) {
        TicketRow row = moves.lock(number);
        if (clientId != null && ledger.textOf(row, clientId).isPresent()) {
            return;
        }
        moves.write(row, Step.NOTE, new Ledger.Entry(agent.id(), "note", false, text, Map.of(), clientId));
    }

    /// The same link again changes nothing.
    public void link(String number, Person agent, String other, String relation) {
        TicketRow row = moves.lock(number);
        TicketRow target = rows.byNumber(other).orElseThrow(Problem::notFound);
        if (row.id() == target.id()) {
            throw new LinkToItself();
        }
        int added = sql.update("insert into ticket_links (ticket, other, relation) values (?, ?, ?) on conflict do nothing",
                row.id(), target.id(), relation);
        if (added > 0) {
            moves.write(row, Step.LINK, Ledger.Entry.internal(agent.id(), "linked", "")
                    .with(Map.of("number", target.number(), "relation", relation)));
        }
    }

    public List<Link> links(TicketRow row) {
        return sql.list("""
                select t.number, t.title, t.state, l.relation, l.ticket = ? as outgoing
                from ticket_links l join tickets t on t.id = case when l.ticket = ? then l.other else l.ticket end
                where l.ticket = ? or l.other = ? order by t.id, l.relation limit 100""",
                found -> new Link(found.getString("number"), found.getString("title"),
                        Ticket.State.valueOf(found.getString("state")), found.getString("relation"),
                        found.getBoolean("outgoing")),
                row.id(), row.id(), row.id(), row.id());
    }

    /// The priority follows from impact and urgency, by the desk's matrix.
    public TicketRow prioritise(String number, Person agent, Handoff.Level impact, Handoff.Level urgency,
            Ticket.Priority priority, String category) {
        TicketRow row = moves.lockFor(agent, number);
        moves.write(row, Step.PRIORITISE, Ledger.Entry.internal(agent.id(), "prioritised", "")
                .with(Map.of("from", row.ticket().priority(), "to", priority, "category", category)));
        return rows.prioritise(row, impact, urgency, priority, category);
    }
}
