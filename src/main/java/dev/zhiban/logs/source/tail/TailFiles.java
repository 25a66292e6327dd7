package dev.zhiban.logs.source.tail;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import dev.zhiban.logs.intake.AllowedPaths;
import dev.zhiban.logs.intake.Arrival;
import dev.zhiban.logs.intake.Inbox;
import dev.zhiban.logs.intake.LogSource;
import dev.zhiban.logs.intake.LogSource.Kind;
import dev.zhiban.logs.intake.LogSources;
import dev.zhiban.logs.intake.Quotas;
import dev.zhiban.platform.persistence.DatabaseTrouble;
import dev.zhiban.platform.persistence.Sql;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;

/// Looks at the tailed files again and again, where folders are allowed. A file is read as fast as its source may send; lines and
/// position are one transaction, which fails where another process has moved the position.
@ApplicationScoped
class TailFiles {

    private static final Logger LOG = Logger.getLogger(TailFiles.class);
    private static final long PATIENCE = 3_000;
    private static final int STEPS = 100;

    private final AllowedPaths paths;
    private final LogSources sources;
    private final Inbox inbox;
    private final Quotas quotas;
    private final Sql sql;
    private final Clock clock;
    private final Map<UUID, Following> followed = new HashMap<>();

    private record Following(@Nullable String path, Tail tail) {
    }

    /// Not now: the source has sent what it may.
    private static final class Later extends RuntimeException {
        Later() {
            super("later", null, false, false);
        }
    }

    TailFiles(AllowedPaths paths, LogSources sources, Inbox inbox, Quotas quotas, Sql sql, Clock clock) {
        this.paths = paths;
        this.sources = sources;
        this.inbox = inbox;
        this.quotas = quotas;
        this.sql = sql;
        this.clock = clock;
    }

    @Scheduled(every = "${zhiban.sources.look:1S}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void look() {
        if (!paths.any()) {
            return;
        }
        try {
            sources.enabled(Kind.TAIL).forEach(this::follow);
        } catch (RuntimeException e) {
            if (!DatabaseTrouble.isOutage(e)) {
                throw e;
            }
            LOG.debug("The database is away; the files wait", e);
        }
    }

    private void follow(LogSource source) {
        try {
            Tail tail = tail(source);
            for (int i = 0; i < STEPS && tail.step(clock.millis()); i++) {
                continue;
            }
        } catch (Later later) {
            LOG.debugf("The source %s waits", source.id());
        } catch (IOException e) {
            LOG.debugf("The file of the source %s cannot be read: %s", source.id(), e.getClass().getSimpleName());
        } catch (RuntimeException e) {
            followed.remove(source.id());
            if (DatabaseTrouble.isOutage(e)) {
                throw e;
            }
            LOG.warnf("The file of the source %s could not be followed: %s", source.id(), e.getMessage());
        }
    }

    private Tail tail(LogSource source) {
        Following known = followed.get(source.id());
        if (known == null || !String.valueOf(source.path()).equals(known.path())) {
            known = new Following(source.path(), new Tail(Path.of(String.valueOf(source.path())), paths::contains,
                    (lines, bytes, before, after) -> keep(source, lines, bytes, before, after), stored(source.id()), PATIENCE));
            followed.put(source.id(), known);
        }
        return known.tail();
    }

    private Position stored(UUID source) {
        return sql.first("select * from log_positions where source = ?", row -> new Position(row.getString("file_key"),
                row.getInt("head_length"), row.getBytes("head_hash"), row.getLong("read"), row.getLong("modified")), source)
                .orElse(Position.NONE);
    }

    private void keep(LogSource source, List<Arrival> lines, long bytes, Position before, Position after) {
        if (!lines.isEmpty() && (inbox.full(source) || !quotas.take(source, Math.min(lines.size(), source.linesPerMinute()),
                Math.min(bytes, source.bytesPerMinute())).isZero())) {
            throw new Later();
        }
        QuarkusTransaction.requiringNew().run(() -> {
            inbox.append(source, Inbox.Kind.LINES, lines);
            int moved = sql.update(
                    """
                            insert into log_positions (source, file_key, head_length, head_hash, read, modified)
                            values (?, ?, ?, ?, ?, ?)
                            on conflict (source) do update set file_key = excluded.file_key, head_length = excluded.head_length,
                                head_hash = excluded.head_hash, read = excluded.read, modified = excluded.modified where log_positions.read = ?""",
                    source.id(), after.key(), after.headLength(), after.headHash(), after.read(), after.modified(),
                    before.read());
            if (moved == 0) {
                throw new IllegalStateException("another process follows it");
            }
        });
    }
}
