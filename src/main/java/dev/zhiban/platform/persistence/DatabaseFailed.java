package dev.zhiban.platform.persistence;

import java.sql.SQLException;

/// The database refused a statement, or could not be reached.
public class DatabaseFailed extends RuntimeException {

    private final String state;

    public DatabaseFailed(SQLException cause) {
        super(cause);
        this.state = cause.getSQLState() == null ? "" : cause.getSQLState();
    }

    /// The five characters of SQLSTATE, or nothing when the database was not reached.
    public String state() {
        return state;
    }

    public boolean isDuplicate() {
        return "23505".equals(state);
    }
}
