package dev.zhiban.desk.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.zhiban.desk.Ticket.State;
import dev.zhiban.platform.persistence.Sql;

/// The append-only ledger of tickets: the truth from which durations and reports are made.
@ApplicationScoped
public class Ledger {

    private final Sql sql;
    private final Clock clock;
    private final ObjectMapper json;

    Ledger(Sql sql, Clock clock, ObjectMapper json) {
        this.sql = sql;
        this.clock = clock;
        this.json = json;
    }

    /// What is to be written. `clientId` makes a repeat recognisable.
    record Entry(@Nullable UUID actor, String kind, boolean shown, String text, Map<String, ?> details,
            @Nullable String clientId) {

        static Entry shown(@Nullable UUID actor, String kind, String text) {
            return new Entry(actor, kind, true, text, Map.of(), null);
        }

        static Entry internal(@Nullable UUID actor, String kind, String text) {
            return new Entry(actor, kind, false, text, Map.of(), null);
        }

        Entry with(Map<String, ?> more) {
            return new Entry(actor, kind, shown, text, more, clientId);
        }
    }

    void append(long ticket, @Nullable State from, State to, Entry entry) {
        sql.update("""
                insert into ticket_events (ticket, at, actor, kind, shown, from_state, to_state, text, details, client_id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?)""", ticket, clock.instant(), entry.actor(), entry.kind(),
                entry.shown(), from == null ? null : from.name(), to.name(), entry.text(), written(entry.details()),
                entry.clientId());
    }

    /// Oldest first, after an id.
    public List<TicketEvent> of(TicketRow row, boolean alsoInternal, long after, int limit) {
        return sql.list("""
                select * from ticket_events where ticket = ? and (shown or ?) and id > ? order by id limit ?""",
                Ledger::event, row.id(), alsoInternal, after, limit);
    }

    Optional<String> textOf(TicketRow row, String clientId) {
        return sql.first("select text from ticket_events where ticket = ? and client_id = ?", found -> found.getString("text"),
                row.id(), clientId);
    }

    private String written(Map<String, ?> details) {
        try {
            return json.writeValueAsString(details);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("details of an event are no JSON", e);
        }
    }

    private static TicketEvent event(ResultSet row) throws SQLException {
        String from = row.getString("from_state");
        return new TicketEvent(row.getLong("id"), Sql.instant(row, "at"), row.getObject("actor", UUID.class),
                row.getString("kind"), row.getBoolean("shown"), from == null ? null : State.valueOf(from),
                State.valueOf(row.getString("to_state")), row.getString("text"), row.getString("details"));
    }
}
