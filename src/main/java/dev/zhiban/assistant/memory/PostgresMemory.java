package dev.zhiban.assistant.memory;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.zhiban.assistant.Question;
import dev.zhiban.assistant.Reply;
import dev.zhiban.platform.persistence.Sql;
import dev.zhiban.platform.privacy.Redactor;

/// Keeps the latest turns in `assistant_memory`. A database that fails costs the model its memory and nobody an answer.
@ApplicationScoped
class PostgresMemory implements Memory {

    private static final Logger LOG = System.getLogger(PostgresMemory.class.getName());
    private static final int TURNS = 3;
    private static final int QUESTION = 200;
    private static final int REPLY = 300;
    private static final int READ = 4000;

    private final Sql sql;
    private final Redactor redactor;
    private final Clock clock;

    PostgresMemory(Sql sql, Redactor redactor, Clock clock) {
        this.sql = sql;
        this.redactor = redactor;
        this.clock = clock;
    }

    @Override
    public List<Turn> of(UUID conversation) {
        try {
            return sql.list("select question, reply from assistant_memory where conversation = ? order by turn desc limit ?",
                    row -> new Turn(row.getString(1), row.getString(2)), conversation, TURNS).reversed();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the conversation's memory could not be read", e);
            return List.of();
        }
    }

    @Override
    public void remember(Question question, Reply reply) {
        UUID conversation = question.conversation();
        if (conversation == null || reply.answer() == null) {
            return;
        }
        try {
            keep(conversation, masked(question.text(), QUESTION), masked(reply.text(), REPLY));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "the conversation's memory could not be kept", e);
        }
    }

    private void keep(UUID conversation, String question, String reply) {
        sql.update("""
                insert into assistant_memory (conversation, turn, question, reply, at)
                select ?, coalesce(max(turn), 0) + 1, ?, ?, ? from assistant_memory where conversation = ?
                having coalesce((array_agg(question order by turn desc))[1], '') <> ?
                on conflict do nothing""", conversation, question, reply, clock.instant(), conversation, question);
        sql.update("""
                delete from assistant_memory where conversation = ?
                and turn <= (select max(turn) from assistant_memory where conversation = ?) - ?""", conversation, conversation,
                TURNS * 2);
    }

    private String masked(String text, int most) {
        String masked = redactor.redact(text.length() > READ ? text.substring(0, READ) : text).text().replace("\0", "");
        return masked.length() > most ? masked.substring(0, most) + "…" : masked;
    }
}
