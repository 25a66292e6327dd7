package dev.zhiban.logs.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;

import dev.zhiban.platform.persistence.Sql;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;

/// What sources sent and nobody has read yet, in rows: what [#append] has written and committed is not lost.
@ApplicationScoped
public class Inbox {

    private static final long TOGETHER = 2 << 20;
    private static final Duration RECEIPTS_KEPT = Duration.ofDays(1);

    private final Sql sql;
    private final Clock clock;
    private final SourcesConfig config;
    private final MeterRegistry meters;
    private final Semaphore bell = new Semaphore(0);

    Inbox(Sql sql, Clock clock, SourcesConfig config, MeterRegistry meters) {
        this.sql = sql;
        this.clock = clock;
        this.config = config;
        this.meters = meters;
    }

    /// What an entry is: a line of a log, or an alert of a monitoring system as JSON.
    public enum Kind {
        LINES,
        ALERTS
    }

    /// @param id tells the order in which they came
    public record Batch(long id, Instant receivedAt, Kind kind, List<Arrival> arrivals) {
    }

    /// Whether a source has as much waiting as it may.
    public boolean full(LogSource source) {
        return sql.first("select coalesce(sum(bytes), 0) as n from log_batches where source = ? and not failed",
                row -> row.getLong("n"),
                source.id()).orElse(0L) >= config.waiting();
    }

    /// Joins the caller's transaction; without one it is committed when this returns. Of a source that was just removed nothing
    /// is kept.
    public void append(LogSource source, Kind kind, List<Arrival> arrivals) {
        if (arrivals.isEmpty()) {
            return;
        }
        byte[] body = Packing.pack(arrivals);
        sql.update("""
                insert into log_batches (source, received_at, kind, lines, bytes, body)
                select id, ?, ?, ?, ?, ? from log_sources where id = ? for key share""",
                clock.instant(), kind.name().toLowerCase(Locale.ROOT), arrivals.size(), body.length, body, source.id());
        meters.counter("zhiban.sources.lines", "kind", source.kind().name()).increment(arrivals.size());
        bell.release();
    }

    /// Appends lines of several sources in one transaction of its own, once however often it is called with the same receipt: for
    /// whoever cannot know whether it was committed when the database went away. (PostgreSQL's `pg_xact_status` does not tell: after
    /// a crash the numbers of lost transactions are given again.)
    ///
    /// @return whether it was this call that appended them
    public boolean appendOnce(UUID receipt, Map<LogSource, List<Arrival>> arrivals) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Instant now = clock.instant();
            if (sql.update("insert into log_receipts (id, at) values (?, ?) on conflict do nothing", receipt, now) == 0) {
                return false;
            }
            sql.update("delete from log_receipts where at < ?", now.minus(RECEIPTS_KEPT));
            arrivals.forEach((source, lines) -> append(source, Kind.LINES, lines));
            return true;
        });
    }

    /// The oldest batches of a source: so many, but no more than [#TOGETHER] packed bytes after the first.
    public List<Batch> oldest(UUID source, int batches) {
        return sql.list("""
                select * from (
                  select *, sum(bytes) over (order by id) - bytes as before from (
                    select * from log_batches where source = ? and not failed order by id limit ?) as oldest) as summed
                where before < ? order by id""",
                row -> new Batch(row.getLong("id"), Sql.instant(row, "received_at"),
                        Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        Packing.unpack(row.getBytes("body"))),
                source, batches, TOGETHER);
    }

    /// Exactly these: one with a smaller number may be committed later.
    public void remove(List<Batch> read) {
        sql.update("delete from log_batches where id = any(?)", (Object) read.stream().map(Batch::id).toArray(Long[]::new));
    }

    /// The oldest batch of the source is kept and not read any more: nobody could.
    public void setAside(UUID source) {
        sql.update("""
                update log_batches set failed = true where id = (
                  select min(id) from log_batches where source = ? and not failed)""", source);
        meters.counter("zhiban.sources.failed").increment();
    }

    /// Sources that have something waiting.
    public List<UUID> waiting() {
        return sql.list("select distinct source from log_batches where not failed", row -> row.getObject("source", UUID.class));
    }

    public Optional<Instant> oldestWaiting(UUID source) {
        return sql.first("select received_at from log_batches where source = ? and not failed order by id limit 1",
                row -> Sql.instant(row, "received_at"), source);
    }

    /// Waits until something is appended in this process, or so long.
    public void await(long millis) throws InterruptedException {
        bell.tryAcquire(millis, TimeUnit.MILLISECONDS);
        bell.drainPermits();
    }
}
