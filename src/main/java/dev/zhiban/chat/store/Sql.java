package dev.zhiban.chat.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import io.quarkus.narayana.jta.QuarkusTransaction;

/// Statements with values, and transactions around them. Whoever calls [#inTransaction] within a transaction joins it.
@ApplicationScoped
public class Sql {

    private static final int ATTEMPTS = 4;

    private final DataSource database;

    Sql(DataSource database) {
        this.database = database;
    }

    /// One row of a result.
    public interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    /// Something that a statement could not do.
    static final class Failed extends RuntimeException {
        private final @Nullable String state;

        Failed(SQLException cause) {
            super(cause);
            state = cause.getSQLState();
        }

        /// Deadlock or serialization failure: the same again will do.
        boolean passing() {
            return "40P01".equals(state) || "40001".equals(state);
        }
    }

    public <T> List<T> list(String sql, Row<T> row, @Nullable Object... values) {
        try (Connection connection = database.getConnection(); PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            List<T> found = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    found.add(row.of(result));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new Failed(e);
        }
    }

    public <T> Optional<T> one(String sql, Row<T> row, @Nullable Object... values) {
        List<T> found = list(sql, row, values);
        return found.isEmpty() ? Optional.empty() : Optional.of(found.getFirst());
    }

    /// How many rows changed.
    public int update(String sql, @Nullable Object... values) {
        try (Connection connection = database.getConnection(); PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new Failed(e);
        }
    }

    /// Runs the work in the caller's transaction, or in one of its own that is tried again after a deadlock.
    public <T> T inTransaction(Supplier<T> work) {
        if (QuarkusTransaction.isActive()) {
            return work.get();
        }
        for (int attempt = 1;; attempt++) {
            try {
                return QuarkusTransaction.requiringNew().call(work::get);
            } catch (Failed e) {
                if (!e.passing() || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        java.sql.Timestamp value = row.getTimestamp(column);
        return value == null ? null : value.toInstant();
    }

    public static Instant time(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            statement.setObject(i + 1, value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
        }
    }
}
