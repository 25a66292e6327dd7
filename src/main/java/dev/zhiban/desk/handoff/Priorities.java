package dev.zhiban.desk.handoff;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import dev.zhiban.desk.Handoff.Level;
import dev.zhiban.desk.Ticket.Priority;
import dev.zhiban.platform.persistence.Sql;

/// Impact × urgency → priority (ITIL), as the desk has set it.
@ApplicationScoped
public class Priorities {

    private final Sql sql;

    Priorities(Sql sql) {
        this.sql = sql;
    }

    record Cell(Level impact, Level urgency, Priority priority) {
    }

    public Priority of(Level impact, Level urgency) {
        return sql.first("select priority from priority_matrix where impact = ? and urgency = ?",
                row -> Priority.valueOf(row.getString("priority")), impact.name(), urgency.name()).orElse(Priority.P3);
    }

    /// All nine.
    List<Cell> all() {
        return sql.list("select impact, urgency, priority from priority_matrix order by priority, impact, urgency",
                row -> new Cell(Level.valueOf(row.getString("impact")), Level.valueOf(row.getString("urgency")),
                        Priority.valueOf(row.getString("priority"))));
    }

    /// Counts for tickets that are opened or prioritised from now on.
    void set(Cell cell) {
        sql.update("update priority_matrix set priority = ? where impact = ? and urgency = ?", cell.priority().name(),
                cell.impact().name(), cell.urgency().name());
    }
}
