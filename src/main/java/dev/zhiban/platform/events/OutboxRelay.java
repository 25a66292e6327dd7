package dev.zhiban.platform.events;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import javax.sql.DataSource;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import org.jboss.logging.Logger;

import dev.zhiban.platform.events.OutboxHandler.Outcome;
import dev.zhiban.platform.persistence.DatabaseTrouble;

import io.quarkus.arc.All;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Writes and sends the outbox. A row is claimed with SKIP LOCKED for a while, so several processes share the work and one
/// that dies between "sent" and "marked" leads to a repeat, never to a loss.
@ApplicationScoped
class OutboxRelay implements Outbox {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final Duration CLAIM = Duration.ofMinutes(2);
    private static final int BATCH = 20;
    private static final int ATTEMPTS = 12;

    private final DataSource database;
    private final Clock clock;
    private final List<OutboxHandler> handlers;

    OutboxRelay(DataSource database, Clock clock, @All List<OutboxHandler> handlers) {
        this.database = database;
        this.clock = clock;
        this.handlers = handlers;
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(String topic, String key, String json) {
        Timestamp now = Timestamp.from(clock.instant());
        update("""
                insert into outbox (topic, key, payload, created_at, due_at) values (?, ?, ?::jsonb, ?, ?)
                on conflict (topic, key) do nothing""", topic, key, json, now, now);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void relay() {
        try {
            List<Row> rows = claim();
            while (!rows.isEmpty()) {
                rows.forEach(this::send);
                rows = claim();
            }
        } catch (IllegalStateException e) {
            if (!DatabaseTrouble.isOutage(e)) {
                throw e;
            }
            LOG.debug("The database is away; the outbox waits", e);
        }
    }

    private record Row(long id, String topic, String key, String json, int attempts) {
    }

    private List<Row> claim() {
        Instant now = clock.instant();
        List<Row> rows = new ArrayList<>();
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        update outbox set claimed_until = ?, attempts = attempts + 1 where id in (
                          select id from outbox
                          where done_at is null and due_at <= ? and (claimed_until is null or claimed_until < ?)
                          order by id limit ? for update skip locked)
                        returning id, topic, key, payload::text, attempts""")) {
            statement.setTimestamp(1, Timestamp.from(now.plus(CLAIM)));
            statement.setTimestamp(2, Timestamp.from(now));
            statement.setTimestamp(3, Timestamp.from(now));
            statement.setInt(4, BATCH);
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(new Row(result.getLong(1), result.getString(2), result.getString(3), result.getString(4),
                            result.getInt(5)));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return rows;
    }

    private void send(Row row) {
        Timestamp now = Timestamp.from(clock.instant());
        switch (outcome(row)) {
            case Outcome.Done done -> update("update outbox set done_at = ? where id = ?", now, row.id());
            case Outcome.GaveUp gaveUp ->
                update("update outbox set done_at = ?, failed = ? where id = ?", now, gaveUp.reason(), row.id());
            case Outcome.Retry retry when row.attempts() >= ATTEMPTS ->
                update("update outbox set done_at = ?, failed = ? where id = ?", now, "gave up after " + ATTEMPTS + " attempts",
                        row.id());
            case Outcome.Retry retry -> update("update outbox set due_at = ?, claimed_until = null where id = ?",
                    Timestamp.from(clock.instant().plus(retry.after().multipliedBy(1L << Math.min(row.attempts() - 1, 10)))),
                    row.id());
        }
    }

    private Outcome outcome(Row row) {
        for (OutboxHandler handler : handlers) {
            if (handler.topic().equals(row.topic())) {
                try {
                    return handler.handle(row.key(), row.json());
                } catch (RuntimeException e) {
                    LOG.warnf("Sending %s %s failed: %s", row.topic(), row.key(), e.getClass().getSimpleName());
                    return new Outcome.Retry(Duration.ofSeconds(5));
                }
            }
        }
        return new Outcome.GaveUp("nobody handles the topic " + row.topic());
    }

    private void update(String sql, Object... values) {
        try (Connection connection = database.getConnection(); PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
