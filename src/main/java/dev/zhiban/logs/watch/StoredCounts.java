package dev.zhiban.logs.watch;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import dev.zhiban.platform.persistence.Sql;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// The rows of `log_counts`. Joins the caller's transaction.
@ApplicationScoped
class StoredCounts {

    static final Duration KEPT = Duration.ofDays(14);

    private final Sql sql;
    private final Clock clock;

    StoredCounts(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /// Adds and drains what is new; what is too old to be kept is left out.
    void add(UUID source, Counts counts) {
        List<String> subjects = new ArrayList<>();
        List<Long> bins = new ArrayList<>();
        List<Long> numbers = new ArrayList<>();
        long oldest = oldest();
        counts.drain((subject, bin, count) -> {
            if (bin >= oldest) {
                subjects.add(subject);
                bins.add(bin);
                numbers.add(count);
            }
        });
        if (!bins.isEmpty()) {
            sql.update("""
                    insert into log_counts (source, subject, bin, count)
                    select ?, subject, bin, sum(count) from unnest(?, ?, ?) as new (subject, bin, count) group by subject, bin
                    on conflict (source, subject, bin) do update set count = log_counts.count + excluded.count""", source,
                    subjects.toArray(String[]::new), bins.toArray(Long[]::new), numbers.toArray(Long[]::new));
        }
    }

    /// What came under one subject came under another one.
    void move(UUID source, String from, String to) {
        sql.update("""
                with gone as (delete from log_counts where source = ? and subject = ? returning bin, count)
                insert into log_counts (source, subject, bin, count) select ?, ?, bin, count from gone
                on conflict (source, subject, bin) do update set count = log_counts.count + excluded.count""", source, from,
                source, to);
    }

    /// By bin, from the first to before the last.
    Map<Long, Long> of(UUID source, String subject, long from, long to) {
        Map<Long, Long> counts = new HashMap<>();
        sql.list("select bin, count from log_counts where source = ? and subject = ? and bin >= ? and bin < ?",
                row -> counts.put(row.getLong("bin"), row.getLong("count")), source, subject, from, to);
        return counts;
    }

    private long oldest() {
        return clock.instant().minus(KEPT).toEpochMilli() / Pace.BIN;
    }

    @Scheduled(every = "1h", delayed = "5m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void forget() {
        sql.update("delete from log_counts where bin < ?", oldest());
    }
}
