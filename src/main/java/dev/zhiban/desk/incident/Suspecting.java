package dev.zhiban.desk.incident;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import dev.zhiban.desk.MajorIncidentSuspected;
import dev.zhiban.logs.Anomalies;
import dev.zhiban.logs.Anomaly;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;

/// Looks for services whose log is unusual and of which employees report trouble within the same hour. There is one incident
/// for a service at a time: what comes later is added to it, also where a lead has decided already.
@ApplicationScoped
class Suspecting {

    static final Duration WINDOW = Duration.ofHours(1);

    private static final Duration BEFORE = Duration.ofDays(14);

    private final Incidents incidents;
    private final Anomalies anomalies;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Event<MajorIncidentSuspected> announce;

    Suspecting(Incidents incidents, Anomalies anomalies, Clock clock, MeterRegistry meters,
            Event<MajorIncidentSuspected> announce) {
        this.incidents = incidents;
        this.anomalies = anomalies;
        this.clock = clock;
        this.meters = meters;
        this.announce = announce;
    }

    void look() {
        QuarkusTransaction.requiringNew().run(() -> {
            incidents.alone();
            Instant now = clock.instant();
            Instant from = now.minus(WINDOW);
            Map<String, List<Anomaly>> ofService = anomalies.since(from).stream()
                    .collect(Collectors.groupingBy(Anomaly::service, TreeMap::new, Collectors.toList()));
            List<Heard> window = incidents.reports(from, now.plusSeconds(60));
            if (ofService.isEmpty() || window.isEmpty()) {
                return;
            }
            List<Heard> before = incidents.reports(now.minus(BEFORE), from);
            Duration span = before.isEmpty() ? Duration.ZERO : Duration.between(before.getFirst().at(), from);
            Joining joining = new Joining(before, span);
            ofService.forEach((service, found) -> join(service, found, window, joining));
        });
    }

    private void join(String service, List<Anomaly> found, List<Heard> window, Joining joining) {
        Optional<Incident> open = incidents.open(service);
        Optional<Long> own = open.map(Incident::id);
        List<Heard> free = window.stream()
                .filter(report -> report.incident() == null || own.equals(Optional.of(report.incident()))).toList();
        List<Heard> belonging = joining.belonging(free, words(service, found), WINDOW);
        if (belonging.isEmpty()) {
            return;
        }
        long incident = open.map(Incident::id).orElseGet(() -> incidents.insert(service));
        incidents.attach(incident, belonging, found.stream().map(Anomaly::id).toList());
        if (open.isEmpty()) {
            meters.counter("zhiban.incidents.suspected").increment();
            announce.fire(new MajorIncidentSuspected(incident, service,
                    (int) belonging.stream().map(Heard::person).distinct().count()));
        }
    }

    private static Set<String> words(String service, List<Anomaly> found) {
        Set<String> words = new HashSet<>(Set.of(service));
        found.forEach(anomaly -> words.addAll(anomaly.words()));
        return words;
    }
}
