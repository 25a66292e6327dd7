package dev.zhiban.desk.ledger;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.zhiban.desk.Handoff;
import dev.zhiban.desk.Origin;
import dev.zhiban.desk.Ticket;
import dev.zhiban.desk.Ticket.State;
import dev.zhiban.platform.persistence.Sql;

/// The rows of the table `tickets`.
@ApplicationScoped
public class TicketRows {

    private static final String PREFIX = "ZB-";
    private static final int LONGEST = 18;

    private final Sql sql;

    TicketRows(Sql sql) {
        this.sql = sql;
    }

    /// Empty also when the text is no number of a ticket.
    public Optional<TicketRow> byNumber(String number) {
        return id(number).flatMap(id -> sql.first("select * from tickets where id = ?", TicketRow::of, id));
    }

    /// Keeps others from changing the ticket until the transaction ends.
    Optional<TicketRow> lock(String number) {
        return id(number).flatMap(id -> sql.first("select * from tickets where id = ? for update", TicketRow::of, id));
    }

    /// The ticket of this origin that is not closed, locked; or else its latest.
    Optional<TicketRow> lockNotClosed(Origin origin) {
        return sql.first("""
                select * from tickets where origin_kind = ? and origin_id = ? and state <> 'CLOSED' for update""",
                TicketRow::of, origin.kind(), origin.id());
    }

    public Optional<TicketRow> latest(Origin origin) {
        return sql.first("select * from tickets where origin_kind = ? and origin_id = ? order by id desc limit 1",
                TicketRow::of, origin.kind(), origin.id());
    }

    public List<TicketRow> ofRequester(UUID requester, int limit) {
        return sql.list("select * from tickets where requester = ? order by id desc limit ?", TicketRow::of, requester,
                limit);
    }

    /// A new queued ticket; empty when its origin has one that is not closed.
    Optional<TicketRow> insert(Handoff handoff, Ticket.Priority priority, String json, Instant now) {
        return sql.first("""
                insert into tickets (origin_kind, origin_id, requester, title, category, impact, urgency, priority, reason,
                    lang, handoff, opened_at, state, queued_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, 'QUEUED', ?)
                on conflict (origin_kind, origin_id) where state <> 'CLOSED' do nothing
                returning *""", TicketRow::of, handoff.origin().kind(), handoff.origin().id(), handoff.requester(),
                handoff.title(), handoff.category(), handoff.impact().name(), handoff.urgency().name(), priority.name(),
                handoff.reason().name(), handoff.lang(), json, now, now);
    }

    /// The row after a step; the caller holds its lock. A queued ticket has no assignee.
    TicketRow move(TicketRow row, State to, @Nullable UUID assignee, int tier, Instant now) {
        return one("""
                update tickets set state = ?, assignee = ?, tier = ?,
                    queued_at = case when ? = 'QUEUED' and state <> 'QUEUED' then ? else queued_at end,
                    resolved_at = case when ? = 'RESOLVED' then ? when ? = 'CLOSED' then coalesce(resolved_at, ?) end,
                    closed_at = case when ? = 'CLOSED' then coalesce(closed_at, ?) end
                where id = ? returning *""", to.name(), to == State.QUEUED ? null : assignee, tier, to.name(), now, to.name(),
                now, to.name(), now, to.name(), now, row.id());
    }

    TicketRow prioritise(TicketRow row, Handoff.Level impact, Handoff.Level urgency, Ticket.Priority priority,
            String category) {
        return one("update tickets set impact = ?, urgency = ?, priority = ?, category = ? where id = ? returning *",
                impact.name(), urgency.name(), priority.name(), category, row.id());
    }

    TicketRow rate(TicketRow row, int score) {
        return one("update tickets set rating = ? where id = ? returning *", score, row.id());
    }

    /// How many queued tickets of the tier stand before this one.
    public int before(TicketRow row) {
        return sql.first("""
                select count(*) as n from tickets
                where state = 'QUEUED' and tier = ? and (priority, opened_at, id) < (?, ?, ?)""",
                found -> found.getInt("n"), row.tier(), row.ticket().priority().name(), row.ticket().openedAt(), row.id())
                .orElse(0);
    }

    private TicketRow one(String command, @Nullable Object... arguments) {
        return sql.first(command, TicketRow::of, arguments).orElseThrow();
    }

    private static Optional<Long> id(String number) {
        if (!number.startsWith(PREFIX) || number.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseUnsignedLong(number, PREFIX.length(), number.length(), 10));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
