package dev.zhiban.platform.persistence;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/// Tells an outage of the database (it is down, restarting, or every connection is in use) from an error of ours.
public final class DatabaseTrouble {

    private static final int DEPTH = 20;

    private DatabaseTrouble() {
    }

    /// True where a retry in a few seconds may succeed without a change of the request.
    public static boolean isOutage(Throwable thrown) {
        Throwable cause = thrown;
        for (int i = 0; cause != null && i < DEPTH; i++) {
            if (cause instanceof SQLTransientConnectionException || cause instanceof SQLException sql && isOutage(sql)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    /// Class 08 connection exception, 57P01 to 57P05 shutdown and start-up, 53 insufficient resources; and the pool's own
    /// time-out, which carries no state. PostgreSQL documentation, appendix A.
    private static boolean isOutage(SQLException e) {
        String state = e.getSQLState();
        if (state == null) {
            return e.getMessage() != null && e.getMessage().contains("Acquisition timeout");
        }
        return state.startsWith("08") || state.startsWith("57P") || state.startsWith("53");
    }
}
