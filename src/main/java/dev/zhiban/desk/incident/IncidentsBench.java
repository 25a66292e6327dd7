package dev.zhiban.desk.incident;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.zhiban.logs.Anomaly;
import dev.zhiban.platform.command.Benchmark;

/// Replays mixed days: is one trouble one incident, with its reports and no others? Beside it two ways of joining that need no
/// log: reports of an hour that were answered by the same article, and reports of an hour with the same words.
public final class IncidentsBench implements Benchmark {

    private static final int SEEDS = 20;
    private static final double FALSE_MERGES = 1;
    /// Minutes between two looks of the baselines.
    private static final int BASELINES = 10;

    public IncidentsBench() {
    }

    @Override
    public String name() {
        return "incidents";
    }

    @Override
    public String about() {
        return "thirty reports and one fault in a mixed day: one incident, at most one false merge; [DAYS]";
    }

    @Override
    public boolean run(List<String> arguments, PrintWriter out) {
        int seeds = arguments.isEmpty() ? SEEDS : Integer.parseInt(arguments.getFirst());
        Map<String, List<Outcome>> outcomes = new TreeMap<>();
        for (int seed = 1; seed <= seeds; seed++) {
            replay(seed).forEach((way, outcome) -> outcomes.computeIfAbsent(way, _ -> new ArrayList<>()).add(outcome));
        }
        out.printf("%d days; of each: incidents, joined of %d reports, false merges (worst day)%n", seeds, MixedDay.AFFECTED);
        outcomes.forEach((way, all) -> out.printf(Locale.ROOT, "%-28s %.2f (%d)  %.1f (%d)  %.2f (%d)%n", way,
                mean(all.stream().map(Outcome::incidents).toList()), all.stream().mapToInt(Outcome::incidents).max().orElse(0),
                mean(all.stream().map(Outcome::joined).toList()), all.stream().mapToInt(Outcome::joined).min().orElse(0),
                mean(all.stream().map(Outcome::wrong).toList()), all.stream().mapToInt(Outcome::wrong).max().orElse(0)));
        return outcomes.getOrDefault(OURS, List.of()).stream()
                .allMatch(one -> one.incidents() == 1 && one.wrong() <= FALSE_MERGES);
    }

    static final String OURS = "logs and reports";

    /// @param joined reports of the trouble in its incident, and `wrong` others in it
    record Outcome(int incidents, int joined, int wrong) {
    }

    private static double mean(List<Integer> all) {
        return all.stream().mapToInt(one -> one).average().orElse(0);
    }

    static Map<String, Outcome> replay(long seed) {
        MixedDay day = new MixedDay(seed);
        Desk ours = new Desk();
        Desk articles = new Desk();
        Desk words = new Desk();
        List<Heard> trouble = day.reports.stream().filter(one -> Wording.trouble(one.text())).toList();
        List<Anomaly> warnings = new ArrayList<>();
        day.run((now, fresh) -> {
            warnings.addAll(fresh);
            List<Heard> before = between(trouble, now.minus(Look.BEFORE), now.minus(Look.WINDOW));
            List<Heard> window = between(trouble, now.minus(Look.WINDOW), now);
            if (!fresh.isEmpty() || !between(trouble, now.minusSeconds(60), now).isEmpty()) {
                ours.look(now, window, before,
                        warnings.stream().filter(one -> !one.raisedAt().isBefore(now.minus(Look.WINDOW))).toList());
            }
            if (now.getEpochSecond() / 60 % BASELINES == 0 && window.size() >= Joining.PEOPLE) {
                articles.take(now, byArticle(window));
                words.take(now, byWords(window, new Joining(before, Duration.ofDays(14))));
            }
        });
        return new TreeMap<>(
                Map.of(OURS, ours.outcome(day), "same article, no log", articles.outcome(day), "same words, no log",
                        words.outcome(day)));
    }

    private static List<Heard> between(List<Heard> reports, Instant from, Instant to) {
        return reports.stream().filter(one -> !one.at().isBefore(from) && one.at().isBefore(to)).toList();
    }

    private static Map<String, List<Heard>> byArticle(List<Heard> window) {
        Map<String, List<Heard>> found = window.stream().filter(one -> !one.articles().isEmpty())
                .collect(Collectors.groupingBy(one -> one.articles().getFirst()));
        found.values().removeIf(all -> all.size() < Joining.PEOPLE);
        return found;
    }

    /// Groups by the first report that at least two others are like.
    private static Map<String, List<Heard>> byWords(List<Heard> window, Joining joining) {
        Map<String, List<Heard>> found = new HashMap<>();
        Set<Heard> left = new HashSet<>(window);
        for (Heard one : window) {
            List<Heard> like = window.stream().filter(left::contains)
                    .filter(other -> joining.similarity(one, other) >= Joining.ALIKE).toList();
            if (left.contains(one) && like.size() >= Joining.PEOPLE) {
                found.put("like " + one.id(), like);
                left.removeAll(like);
            }
        }
        return found;
    }

    /// Keeps incidents in memory, as the desk keeps them in rows.
    private static final class Desk {
        private final Map<Long, Instant> lastAt = new TreeMap<>();
        private final Map<Long, String> services = new HashMap<>();
        private final Map<Long, Long> incidentOf = new HashMap<>();
        private final Map<Long, List<Anomaly>> warningsOf = new HashMap<>();

        void look(Instant now, List<Heard> window, List<Heard> before, List<Anomaly> warnings) {
            List<Heard> known = window.stream().map(this::known).toList();
            List<Heard> earlier = before.stream().map(this::known).toList();
            for (Look.Joined joined : Look.at(now, known, earlier, warnings, open(now))) {
                add(now, joined.service(), joined.incident(), joined.reports(), joined.warnings());
            }
        }

        /// Groups under a name that their incident has as long as it is open.
        void take(Instant now, Map<String, List<Heard>> groups) {
            groups.forEach((name, all) -> {
                Long incident = all.stream().map(one -> incidentOf.get(one.id())).filter(Objects::nonNull).findFirst()
                        .orElse(null);
                add(now, name, incident, all, List.of());
            });
        }

        private Heard known(Heard one) {
            return new Heard(one.id(), one.person(), one.originKind(), one.originId(), one.at(), one.text(), one.articles(),
                    incidentOf.get(one.id()));
        }

        private Map<String, Look.Open> open(Instant now) {
            Map<String, Look.Open> open = new HashMap<>();
            lastAt.forEach((id, last) -> {
                if (!last.isBefore(now.minus(Incidents.OPEN))) {
                    open.put(services.getOrDefault(id, ""), new Look.Open(id, warningsOf.getOrDefault(id, List.of())));
                }
            });
            return open;
        }

        private void add(Instant now, String service, @Nullable Long known, List<Heard> reports,
                List<Anomaly> warnings) {
            long id = known == null ? lastAt.size() + 1L : known;
            services.put(id, service);
            List<Anomaly> all = warningsOf.computeIfAbsent(id, _ -> new ArrayList<>());
            boolean more = all.addAll(warnings.stream().filter(one -> !all.contains(one)).toList());
            for (Heard report : reports) {
                more |= incidentOf.putIfAbsent(report.id(), id) == null;
            }
            if (more) {
                lastAt.put(id, now);
            }
        }

        Outcome outcome(MixedDay day) {
            Map<Long, Long> affected = incidentOf.entrySet().stream().filter(one -> day.affected.contains(one.getKey()))
                    .collect(Collectors.groupingBy(Map.Entry::getValue, Collectors.counting()));
            long main = affected.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse(0L);
            long all = incidentOf.values().stream().filter(one -> Objects.equals(one, main)).count();
            int joined = affected.getOrDefault(main, 0L).intValue();
            return new Outcome(lastAt.size(), joined, (int) all - joined);
        }
    }
}
