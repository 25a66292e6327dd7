package dev.zhiban.desk.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import dev.zhiban.desk.Handoff;
import dev.zhiban.desk.Origin;
import dev.zhiban.desk.Ticket;
import dev.zhiban.platform.persistence.Sql;

/// A ticket with all that the desk keeps of it. `handoff` is JSON; `queuedAt` is when it last came into the queue.
public record TicketRow(
        long id,
        Ticket ticket,
        Handoff.Level impact,
        Handoff.Level urgency,
        Handoff.Reason reason,
        String lang,
        int tier,
        Instant queuedAt,
        @Nullable Instant closedAt,
        @Nullable Integer rating,
        String handoff) {

    public Ticket.State state() {
        return ticket.state();
    }

    public String number() {
        return ticket.number();
    }

    public boolean isWith(UUID person) {
        return person.equals(ticket.assignee());
    }

    public static TicketRow of(ResultSet row) throws SQLException {
        Ticket ticket = new Ticket(row.getString("number"), row.getString("title"),
                Ticket.State.valueOf(row.getString("state")), Ticket.Priority.valueOf(row.getString("priority")),
                row.getString("category"), row.getObject("requester", UUID.class), row.getObject("assignee", UUID.class),
                new Origin(row.getString("origin_kind"), row.getString("origin_id")), Sql.instant(row, "opened_at"),
                Sql.instantOrNull(row, "resolved_at"));
        return new TicketRow(row.getLong("id"), ticket, Handoff.Level.valueOf(row.getString("impact")),
                Handoff.Level.valueOf(row.getString("urgency")), Handoff.Reason.valueOf(row.getString("reason")),
                row.getString("lang"), row.getInt("tier"), Sql.instant(row, "queued_at"),
                Sql.instantOrNull(row, "closed_at"), row.getObject("rating", Integer.class), row.getString("handoff"));
    }
}
