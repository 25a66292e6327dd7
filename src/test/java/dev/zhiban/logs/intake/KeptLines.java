package dev.zhiban.logs.intake;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// What was ever committed to the inbox of a running program, also after it was read and removed: a trigger keeps copies.
public final class KeptLines {

    private KeptLines() {
    }

    public static void remember(String database) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database); var statement = connection.createStatement()) {
            statement.execute("""
                    create table kept_batches as select * from log_batches where false;
                    create function keep_batch() returns trigger language plpgsql as
                      'begin insert into kept_batches select new.*; return null; end';
                    create trigger keep_batch after insert on log_batches for each row execute function keep_batch()""");
        }
    }

    /// The lines of a source in the order in which they came.
    public static List<String> of(String database, String source) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(database);
                var statement = connection
                        .prepareStatement("select body from kept_batches where source = ?::uuid order by id")) {
            statement.setString(1, source);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Packing.unpack(rows.getBytes(1)).forEach(arrival -> lines.add(arrival.text()));
                }
            }
        }
        return lines;
    }
}
