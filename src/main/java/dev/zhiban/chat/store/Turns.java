package dev.zhiban.chat.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.zhiban.platform.persistence.Sql;

/// The answers that the bot owes, each a row. A turn is claimed by one process at a time, in the order of its conversation;
/// the claim of a process that died is void.
@ApplicationScoped
public class Turns {

    private final Sql sql;
    private final Clock clock;
    private final Wakeups wakeups;

    Turns(Sql sql, Clock clock, Wakeups wakeups) {
        this.sql = sql;
        this.clock = clock;
        this.wakeups = wakeups;
    }

    /// Joins the transaction that writes the message.
    public void due(UUID conversation, long seq, long epoch) {
        Instant now = clock.instant();
        sql.update("""
                insert into turns (conversation, seq, epoch, state, not_before, asked_at) values (?, ?, ?, 'WAITING', ?, ?)""",
                conversation, seq, epoch, now, now);
    }

    /// The next turn of a conversation in which none is under way.
    public Optional<Turn> claim() {
        Instant now = clock.instant();
        return sql.first("""
                update turns set state = 'CLAIMED', claimed_by = ?, claimed_at = ?, attempts = attempts + 1
                where (conversation, seq) = (
                  select t.conversation, t.seq from turns t
                  where t.state = 'WAITING' and t.not_before <= ? and not exists (
                    select 1 from turns e where e.conversation = t.conversation and e.seq < t.seq
                    and e.state in ('WAITING', 'CLAIMED'))
                  order by t.asked_at limit 1 for update of t skip locked)
                and state = 'WAITING'
                returning conversation, seq, epoch, claimed_by, attempts""", Turns::turn, wakeups.number(), now, now);
    }

    /// True while the claim is valid; the conversation is locked by the caller.
    public boolean stillOurs(Turn turn) {
        return sql
                .first("""
                        select 1 from turns where conversation = ? and seq = ? and state = 'CLAIMED' and claimed_by = ? and attempts = ?""",
                        row -> true, turn.conversation(), turn.seq(), turn.worker(), turn.attempt())
                .orElse(false);
    }

    public void done(Turn turn) {
        sql.update("update turns set state = 'DONE', ended_at = ? where conversation = ? and seq = ?", clock.instant(),
                turn.conversation(), turn.seq());
    }

    /// Gives a claim back, to be tried again after a pause.
    public void putBack(Turn turn, Duration pause) {
        sql.update("""
                update turns set state = 'WAITING', claimed_by = null, not_before = ?
                where conversation = ? and seq = ? and state = 'CLAIMED' and claimed_by = ? and attempts = ?""",
                clock.instant().plus(pause), turn.conversation(), turn.seq(), turn.worker(), turn.attempt());
    }

    /// Nobody wants the bot's answers any more; the conversation is locked by the caller.
    public void discardOpen(UUID conversation) {
        sql.update("""
                update turns set state = 'DISCARDED', ended_at = ?
                where conversation = ? and state in ('WAITING', 'CLAIMED')""", clock.instant(), conversation);
    }

    /// Frees the claims of processes whose lock is gone, and claims older than `longest`. How many there were.
    public int freeAbandoned(Duration longest) {
        return sql.update("""
                update turns set state = 'WAITING', claimed_by = null
                where state = 'CLAIMED' and (claimed_at < ? or not exists (
                  select 1 from pg_locks where locktype = 'advisory' and granted and classid::bigint = ?
                  and objid::bigint = turns.claimed_by and objsubid = 2
                  and database = (select oid from pg_database where datname = current_database())))""",
                clock.instant().minus(longest), Wakeups.LOCKS);
    }

    private static Turn turn(ResultSet row) throws SQLException {
        return new Turn(row.getObject("conversation", UUID.class), row.getLong("seq"), row.getLong("epoch"),
                row.getInt("claimed_by"), row.getInt("attempts"));
    }
}
