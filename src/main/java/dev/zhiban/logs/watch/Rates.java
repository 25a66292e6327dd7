package dev.zhiban.logs.watch;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import dev.zhiban.logs.Anomaly.Kind;

/// Gives the rate behind a warning.
@ApplicationScoped
class Rates {

    private final StoredAnomalies anomalies;
    private final StoredBaselines baselines;
    private final StoredCounts counts;
    private final Clock clock;

    Rates(StoredAnomalies anomalies, StoredBaselines baselines, StoredCounts counts, Clock clock) {
        this.anomalies = anomalies;
        this.baselines = baselines;
        this.counts = counts;
        this.clock = clock;
    }

    /// Empty where there is no such warning.
    Optional<Rate> of(long id) {
        return anomalies.byId(id).map(anomaly -> {
            StoredAnomalies.Matter matter = anomalies.matter(id);
            boolean silence = anomaly.kind() == Kind.SILENCE;
            String subject = silence ? Counts.VOLUME : matter.subject();
            Rate.Window window = Rate.Window.around(anomaly.firstAt(),
                    anomaly.lastAt().isAfter(anomaly.raisedAt()) ? anomaly.lastAt() : anomaly.raisedAt(), clock.instant());
            return Rate.of(window, counts.of(anomaly.source(), subject, window.from(), window.to()),
                    usual(anomaly.source(), silence, matter), subject.equals(Counts.VOLUME));
        });
    }

    private Rate.@Nullable Usual usual(UUID source, boolean silence, StoredAnomalies.Matter matter) {
        Week week = baselines.withoutTemplates(source).week;
        if (silence) {
            return week::expected;
        }
        @Nullable
        Double usual = matter.usual();
        return usual == null ? null
                : (from, to) -> usual * (to - from) / Pace.BIN * week.season(from);
    }
}
