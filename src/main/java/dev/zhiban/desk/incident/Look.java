package dev.zhiban.desk.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.zhiban.logs.Anomaly;

/// One look at what employees reported and what the logs warned of: services whose log is unusual and of which employees report
/// trouble within the same hour. There is one incident for a service at a time; while it is open, what comes later is added to
/// it, also where the log has nothing new to say. No database.
final class Look {

    static final Duration WINDOW = Duration.ofHours(1);
    /// Reports of so long before tell what is usual.
    static final Duration BEFORE = Duration.ofDays(14);

    private Look() {
    }

    /// An incident that is not over, with the warnings that it has.
    record Open(long id, List<Anomaly> warnings) {
    }

    /// @param incident the one to which they are added; null for a new one
    record Joined(String service, @Nullable Long incident, List<Heard> reports,
            List<Anomaly> warnings) {
    }

    /// @param window reports since [#WINDOW] before now, `before` those before that, both oldest first
    /// @param warnings of the window
    /// @param open by service
    static List<Joined> at(Instant now, List<Heard> window, List<Heard> before, List<Anomaly> warnings,
            Map<String, Open> open) {
        Map<String, List<Anomaly>> ofService = new TreeMap<>();
        warnings.forEach(one -> ofService.computeIfAbsent(one.service(), _ -> new ArrayList<>()).add(one));
        open.forEach((service, one) -> ofService.computeIfAbsent(service, _ -> new ArrayList<>()).addAll(one.warnings()));
        if (ofService.isEmpty() || window.isEmpty()) {
            return List.of();
        }
        Duration span = before.isEmpty() ? Duration.ZERO : Duration.between(before.getFirst().at(), now.minus(WINDOW));
        Joining joining = new Joining(before, span);
        List<Joined> all = new ArrayList<>();
        Set<Long> taken = new HashSet<>();
        ofService.forEach((service, found) -> {
            Open own = open.get(service);
            List<Heard> free = window.stream().filter(report -> !taken.contains(report.id()) && (report.incident() == null
                    || own != null && report.incident() == own.id())).toList();
            List<Heard> belonging = joining.belonging(free, words(service, found), WINDOW, own != null);
            if (!belonging.isEmpty()) {
                belonging.forEach(report -> taken.add(report.id()));
                all.add(new Joined(service, own == null ? null : own.id(), belonging, found));
            }
        });
        return all;
    }

    private static Set<String> words(String service, List<Anomaly> found) {
        Set<String> words = new HashSet<>(Set.of(service));
        found.forEach(anomaly -> words.addAll(anomaly.words()));
        return words;
    }
}
