package dev.zhiban.logs.intake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import dev.zhiban.platform.persistence.DatabaseFailed;
import dev.zhiban.platform.persistence.Sql;

/// How the live sources are; never a reason not to be ready.
@Readiness
@ApplicationScoped
class SourcesHealth implements HealthCheck {

    private final Sql sql;
    private final Clock clock;

    SourcesHealth(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    @Override
    public HealthCheckResponse call() {
        try {
            long enabled = sql.first("select count(*) as n from log_sources where enabled", row -> row.getLong("n")).orElse(0L);
            Optional<Instant> oldest = sql.first("""
                    select received_at from log_batches where not failed order by received_at limit 1""",
                    row -> Sql.instant(row, "received_at"));
            long waits = oldest.map(at -> Duration.between(at, clock.instant()).toSeconds()).orElse(0L);
            return HealthCheckResponse.named("sources").up().withData("enabled", enabled).withData("waits-seconds", waits)
                    .build();
        } catch (DatabaseFailed e) {
            return HealthCheckResponse.named("sources").up().withData("enabled", "unknown").build();
        }
    }
}
