package dev.zhiban.platform.persistence;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

/// Plain SQL, for where it matters. Joins the caller's transaction; without one, each statement commits by itself.
///
/// Arguments stand for `?` in order; an [Instant] becomes a `timestamptz`, a `String[]` a `text[]`.
/// Throws [DatabaseFailed] for whatever the database says.
@Singleton
public class Sql {

    private final DataSource database;

    Sql(DataSource database) {
        this.database = database;
    }

    /// Makes one value of the current row; never moves the cursor.
    public interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    public <T> List<T> list(String query, Row<T> row, @Nullable Object... arguments) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepare(connection, query, arguments);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(row.of(rows));
            }
            return found;
        } catch (SQLException e) {
            throw new DatabaseFailed(e);
        }
    }

    /// The first row, if there is one.
    public <T> Optional<T> first(String query, Row<T> row, @Nullable Object... arguments) {
        return list(query, row, arguments).stream().findFirst();
    }

    public boolean exists(String query, @Nullable Object... arguments) {
        return first(query, row -> true, arguments).isPresent();
    }

    /// How many rows were changed.
    public int update(String command, @Nullable Object... arguments) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = prepare(connection, command, arguments)) {
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new DatabaseFailed(e);
        }
    }

    /// A `timestamptz` that is never null.
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    public static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static PreparedStatement prepare(Connection connection, String text, @Nullable Object... arguments)
            throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text);
        try {
            for (int i = 0; i < arguments.length; i++) {
                Object argument = arguments[i];
                statement.setObject(i + 1,
                        argument instanceof Instant at ? OffsetDateTime.ofInstant(at, ZoneOffset.UTC) : argument);
            }
            return statement;
        } catch (SQLException | RuntimeException e) {
            statement.close();
            throw e;
        }
    }
}
