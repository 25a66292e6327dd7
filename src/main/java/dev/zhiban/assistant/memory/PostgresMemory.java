package dev.zhiban.assistant.memory;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;

import dev.zhiban.assistant.Question;
import dev.zhiban.assistant.Reply;
import dev.zhiban.platform.privacy.Redactor;

/// Keeps the latest turns in `assistant_memory`. A database that fails costs the model its memory and nobody an answer.
@ApplicationScoped
class PostgresMemory implements Memory {

    private static final Logger LOG = System.getLogger(PostgresMemory.class.getName());
    private static final int TURNS = 3;
    private static final int QUESTION = 200;
    private static final int REPLY = 300;

    private final DataSource database;
    private final Redactor redactor;
    private final Clock clock;

    PostgresMemory(DataSource database, Redactor redactor, Clock clock) {
        this.database = database;
        this.redactor = redactor;
        this.clock = clock;
    }

    @Override
    public List<Turn> of(UUID conversation) {
        String sql = "select question, reply from assistant_memory where conversation = ? order by turn desc limit " + TURNS;
        List<Turn> turns = new ArrayList<>();
        try (Connection connection = database.getConnection(); PreparedStatement select = connection.prepareStatement(sql)) {
            select.setObject(1, conversation);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    turns.add(new Turn(row.getString(1), row.getString(2)));
                }
            }
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "the conversation's memory could not be read: " + e.getSQLState());
        }
        return turns.reversed();
    }

    @Override
    public void remember(Question question, Reply reply) {
        UUID conversation = question.conversation();
        if (conversation == null || reply.answer() == null) {
            return;
        }
        try (Connection connection = database.getConnection()) {
            insert(connection, conversation, masked(question.text(), QUESTION), masked(reply.text(), REPLY));
            trim(connection, conversation);
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "the conversation's memory could not be kept: " + e.getSQLState());
        }
    }

    private void insert(Connection connection, UUID conversation, String question, String reply) throws SQLException {
        String sql = """
                insert into assistant_memory (conversation, turn, question, reply, at)
                select ?, coalesce(max(turn), 0) + 1, ?, ?, ? from assistant_memory where conversation = ?
                having coalesce((array_agg(question order by turn desc))[1], '') <> ?
                on conflict do nothing""";
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setObject(1, conversation);
            insert.setString(2, question);
            insert.setString(3, reply);
            insert.setTimestamp(4, Timestamp.from(clock.instant()));
            insert.setObject(5, conversation);
            insert.setString(6, question);
            insert.executeUpdate();
        }
    }

    private static void trim(Connection connection, UUID conversation) throws SQLException {
        String sql = """
                delete from assistant_memory where conversation = ?
                and turn <= (select max(turn) from assistant_memory where conversation = ?) - ?""";
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setObject(1, conversation);
            delete.setObject(2, conversation);
            delete.setInt(3, TURNS * 2);
            delete.executeUpdate();
        }
    }

    private String masked(String text, int most) {
        String masked = redactor.redact(text.length() > 4000 ? text.substring(0, 4000) : text).text();
        String clean = masked.replace("\0", "");
        return clean.length() > most ? clean.substring(0, most) + "…" : clean;
    }
}
