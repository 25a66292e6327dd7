package dev.zhiban.platform.persistence;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

import org.jspecify.annotations.Nullable;

/// Tells an outage of the database (it is down, restarting, or every connection is in use) from an error of ours.
public final class DatabaseTrouble {

    private static final int DEPTH = 20;

    private DatabaseTrouble() {
    }

    /// True where a retry in a few seconds may succeed without a change of the request. A commit that the outage cut short is
    /// reported as a rollback, with the reason among what was suppressed.
    public static boolean isOutage(Throwable thrown) {
        return isOutage(thrown, DEPTH);
    }

    /// True where a text holds what the database keeps in no text: the character NUL (22021, 22P05 in JSON).
    public static boolean isUnstorable(Throwable thrown) {
        int depth = 0;
        for (Throwable cause = thrown; cause != null && depth < DEPTH; cause = cause.getCause(), depth++) {
            if (cause instanceof SQLException sql && ("22021".equals(sql.getSQLState()) || "22P05".equals(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOutage(@Nullable Throwable thrown, int depth) {
        if (thrown == null || depth == 0) {
            return false;
        }
        if (thrown instanceof SQLTransientConnectionException || thrown instanceof SQLException sql && isOutage(sql)) {
            return true;
        }
        for (Throwable suppressed : thrown.getSuppressed()) {
            if (isOutage(suppressed, depth - 1)) {
                return true;
            }
        }
        return isOutage(thrown.getCause(), depth - 1);
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
