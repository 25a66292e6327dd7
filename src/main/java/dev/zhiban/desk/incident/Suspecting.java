package dev.zhiban.desk.incident;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import dev.zhiban.desk.MajorIncidentSuspected;
import dev.zhiban.logs.Anomalies;
import dev.zhiban.logs.Anomaly;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;

/// Keeps what a [Look] joins, and announces each new incident. What comes later is added also where a lead has decided already.
@ApplicationScoped
class Suspecting {

    private final Incidents incidents;
    private final Anomalies anomalies;
    private final Deciding deciding;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Event<MajorIncidentSuspected> announce;

    Suspecting(Incidents incidents, Anomalies anomalies, Deciding deciding, Clock clock, MeterRegistry meters,
            Event<MajorIncidentSuspected> announce) {
        this.incidents = incidents;
        this.anomalies = anomalies;
        this.deciding = deciding;
        this.clock = clock;
        this.meters = meters;
        this.announce = announce;
    }

    void look() {
        QuarkusTransaction.requiringNew().run(() -> {
            incidents.alone();
            Instant now = clock.instant();
            Instant from = now.minus(Look.WINDOW);
            List<Heard> window = incidents.reports(from, now.plusSeconds(60));
            List<Anomaly> warnings = anomalies.since(from);
            List<Incident> open = incidents.open();
            if (window.isEmpty() || warnings.isEmpty() && open.isEmpty()) {
                return;
            }
            Map<String, Look.Open> ofService = new HashMap<>();
            open.forEach(one -> ofService.putIfAbsent(one.service(), new Look.Open(one.id(), warningsOf(one.id()))));
            Look.at(now, window, incidents.reports(now.minus(Look.BEFORE), from), warnings, ofService).forEach(this::join);
        });
    }

    private List<Anomaly> warningsOf(long incident) {
        return incidents.anomaliesOf(incident).stream().flatMap(id -> anomalies.byId(id).stream()).toList();
    }

    private void join(Look.Joined joined) {
        boolean fresh = joined.incident() == null;
        long incident = joined.incident() == null ? incidents.insert(joined.service()) : joined.incident();
        boolean more = incidents.attach(incident, joined.reports(),
                joined.warnings().stream().map(Anomaly::id).distinct().toList());
        if (more && !fresh) {
            deciding.reported(incident, joined.reports());
        }
        if (fresh) {
            meters.counter("zhiban.incidents.suspected").increment();
            announce.fire(new MajorIncidentSuspected(incident, joined.service(),
                    (int) joined.reports().stream().map(Heard::person).distinct().count()));
        }
    }
}
