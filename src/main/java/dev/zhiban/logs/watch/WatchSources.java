package dev.zhiban.logs.watch;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import dev.zhiban.logs.Anomaly;
import dev.zhiban.logs.AnomalyDetected;
import dev.zhiban.logs.intake.Alert;
import dev.zhiban.logs.intake.Arrival;
import dev.zhiban.logs.intake.Inbox;
import dev.zhiban.logs.intake.Inbox.Batch;
import dev.zhiban.logs.intake.LogSource;
import dev.zhiban.logs.intake.LogSources;
import dev.zhiban.logs.intake.SourcesConfig;
import dev.zhiban.logs.knownerror.KnownErrors;
import dev.zhiban.platform.persistence.Sql;
import dev.zhiban.platform.privacy.Redactor;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;

/// Reads what waits in the inbox: baseline, warnings and the removal of what was read are one transaction, under a lock on the
/// source, so that each line counts once, whichever process reads it and whenever one dies.
@ApplicationScoped
class WatchSources {

    private static final Logger LOG = Logger.getLogger(WatchSources.class);
    private static final int SLICE = 5_000;
    private static final int REMEMBERED = 50;

    private final Sql sql;
    private final LogSources sources;
    private final Inbox inbox;
    private final StoredBaselines baselines;
    private final StoredAnomalies anomalies;
    private final SourcesConfig config;
    private final Redactor redactor;
    private final Clock clock;
    private final ObjectMapper json;
    private final MeterRegistry meters;
    private final Event<AnomalyDetected> announce;
    private final KnownErrors known;
    private final Instant since;
    private final Map<UUID, SourceWatch> remembered = new HashMap<>();

    WatchSources(Sql sql, LogSources sources, Inbox inbox, StoredBaselines baselines, StoredAnomalies anomalies,
            SourcesConfig config, Redactor redactor, Clock clock, ObjectMapper json, MeterRegistry meters,
            Event<AnomalyDetected> announce,
            @ConfigProperty(name = "zhiban.knowledge.dir", defaultValue = "knowledge-base") String knowledge) {
        this.sql = sql;
        this.sources = sources;
        this.inbox = inbox;
        this.baselines = baselines;
        this.anomalies = anomalies;
        this.config = config;
        this.redactor = redactor;
        this.clock = clock;
        this.json = json;
        this.meters = meters;
        this.announce = announce;
        this.known = KnownErrors.load(Path.of(knowledge));
        this.since = clock.instant();
    }

    /// Reads some of what the source has waiting; false when there was nothing, or another process reads it.
    synchronized boolean read(UUID id, int batches) {
        try {
            return QuarkusTransaction.requiringNew()
                    .call(() -> locked(id).map(source -> read(source, batches)).orElse(false));
        } catch (RuntimeException e) {
            remembered.remove(id);
            throw e;
        }
    }

    private Optional<LogSource> locked(UUID id) {
        boolean ours = sql.exists("select 1 from log_sources where id = ? for no key update skip locked", id);
        return ours ? sources.byId(id) : Optional.empty();
    }

    private boolean read(LogSource source, int most) {
        List<Batch> batches = inbox.oldest(source.id(), most);
        if (batches.isEmpty()) {
            return false;
        }
        SourceWatch watch = watch(source);
        Map<String, Noted> noted = new LinkedHashMap<>();
        List<Alert> alerts = new ArrayList<>();
        for (Batch batch : batches) {
            switch (batch.kind()) {
                case LINES -> slices(batch).forEach(slice -> watch.read(slice, batch.receivedAt().toEpochMilli())
                        .forEach(one -> noted.merge(one.kind() + one.subject() + System.identityHashCode(one.template()), one,
                                Noted::and)));
                case ALERTS -> batch.arrivals().forEach(arrival -> alerts.add(alert(arrival)));
            }
        }
        if (batches.stream().anyMatch(batch -> batch.kind() == Inbox.Kind.LINES) && watch.baseline().lines > 0) {
            spoke(source, watch);
            baselines.save(source.id(), watch.baseline());
        }
        noted.values().forEach(one -> raise(source, one, watch.usual(one)));
        alerts.forEach(alert -> raise(source, alert));
        inbox.remove(batches);
        return true;
    }

    private static List<List<Arrival>> slices(Batch batch) {
        List<List<Arrival>> slices = new ArrayList<>();
        for (int from = 0; from < batch.arrivals().size(); from += SLICE) {
            slices.add(batch.arrivals().subList(from, Math.min(from + SLICE, batch.arrivals().size())));
        }
        return slices;
    }

    /// What we remember, if nobody else has read since.
    private Optional<SourceWatch> remembered(LogSource source) {
        return Optional.ofNullable(remembered.get(source.id()))
                .filter(watch -> watch.baseline().version == baselines.version(source.id()));
    }

    private SourceWatch watch(LogSource source) {
        return remembered(source).orElseGet(() -> {
            if (remembered.size() >= REMEMBERED) {
                remembered.clear();
            }
            SourceWatch watch = watch(source, baselines.load(source.id()));
            remembered.put(source.id(), watch);
            return watch;
        });
    }

    private SourceWatch watch(LogSource source, SourceBaseline baseline) {
        return new SourceWatch(baseline, source.zone(), clock, known, this::masked, config.learning());
    }

    private void spoke(LogSource source, SourceWatch watch) {
        if (watch.baseline().silent != null) {
            anomalies.end(source.id(), Anomaly.Kind.SILENCE, "silence", clock.instant());
            watch.baseline().silent = null;
        }
    }

    private void raise(LogSource source, Noted noted, @Nullable Double usual) {
        anomalies.raise(source, noted, usual, clock.instant()).ifPresent(this::announced);
    }

    private void announced(Anomaly anomaly) {
        LOG.infof("Warning %d: %s in source %s", anomaly.id(), anomaly.kind().tag(), anomaly.source());
        meters.counter("zhiban.anomalies", "kind", anomaly.kind().tag()).increment();
        announce.fire(new AnomalyDetected(anomaly));
    }

    private Alert alert(Arrival arrival) {
        try {
            return json.readValue(arrival.text(), Alert.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an alert in the inbox cannot be read", e);
        }
    }

    private void raise(LogSource source, Alert alert) {
        if (!alert.firing()) {
            anomalies.end(source.id(), Anomaly.Kind.ALERT, alert.id(), clock.instant());
            return;
        }
        Alert masked = new Alert(alert.id(), masked(alert.name()), alert.severity(), true, alert.at(), masked(alert.where()),
                masked(alert.summary()));
        long at = alert.at().toEpochMilli();
        raise(source, new Noted(Anomaly.Kind.ALERT, null, alert.id(), Told.alert(masked), null, at, at, 1,
                List.of(Told.cut(
                        (masked.severity() + " " + masked.name() + " " + masked.where() + " " + masked.summary()).strip()))),
                null);
    }

    private String masked(String text) {
        return redactor.redact(text).text();
    }

    /// Looks whether a source that usually speaks is silent.
    synchronized void listen() {
        for (LogSource source : sources.all()) {
            if (source.enabled() && inbox.oldestWaiting(source.id()).isEmpty()) {
                try {
                    QuarkusTransaction.requiringNew().run(() -> locked(source.id()).ifPresent(this::listen));
                } catch (RuntimeException e) {
                    remembered.remove(source.id());
                    throw e;
                }
            }
        }
    }

    private void listen(LogSource source) {
        if (baselines.version(source.id()) == 0) {
            return;
        }
        SourceWatch watch = remembered(source)
                .orElseGet(() -> watch(source, baselines.withoutTemplates(source.id())));
        if (watch.baseline().silent != null) {
            return;
        }
        Optional<Noted> silence = watch.silence(clock.millis(), since.toEpochMilli());
        silence.ifPresent(noted -> {
            anomalies.raise(source, noted, null, clock.instant()).ifPresent(anomaly -> {
                watch.baseline().silent = anomaly.id();
                baselines.save(source.id(), watch.baseline());
                announced(anomaly);
            });
        });
    }

}
