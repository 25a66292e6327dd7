package dev.zhiban.desk.incident;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Decides which reports tell of trouble with one service. Deterministic, with no model:
///
/// 1. reports that name the service, as its name or as people call it, are its own;
/// 2. a report that does not name it belongs to it when it is similar to reports of at least two people who do: cosine of at
///    least [#ALIKE] over words (pairs of characters in Chinese) and cited articles, each weighted by how rare it is in the
///    reports before (inverse document frequency), articles double;
/// 3. it is something when at least [#PEOPLE] people say so, and four times as many as would usually name the service in
///    that time.
final class Joining {

    static final int PEOPLE = 3;
    static final double ALIKE = 0.35;

    private static final int UNUSUAL = 4;
    private static final String ARTICLE = "article:";

    private final Map<String, Integer> frequency = new HashMap<>();
    private final List<Heard> before;
    private final Duration span;

    /// @param before reports of the days before the window, and `span` the time that they cover
    Joining(List<Heard> before, Duration span) {
        this.before = before;
        this.span = span;
        before.forEach(report -> features(report).forEach(feature -> frequency.merge(feature, 1, Integer::sum)));
    }

    /// The reports of the window that belong to the service; none when they are too few.
    List<Heard> belonging(List<Heard> window, Collection<String> words, Duration length) {
        List<Heard> naming = window.stream().filter(report -> Wording.names(report.text(), words)).toList();
        if (people(naming) < 2) {
            return List.of();
        }
        List<Heard> all = new ArrayList<>(naming);
        for (Heard report : window) {
            if (!naming.contains(report) && likeTwo(report, naming)) {
                all.add(report);
            }
        }
        return people(all) >= Math.max(PEOPLE, UNUSUAL * usual(words, length)) ? all : List.of();
    }

    /// How many reports usually name the service in so long a time.
    private double usual(Collection<String> words, Duration length) {
        long named = before.stream().filter(report -> Wording.names(report.text(), words)).count();
        return named * (double) length.toMillis() / Math.max(span.toMillis(), Duration.ofDays(1).toMillis());
    }

    private static long people(List<Heard> reports) {
        return reports.stream().map(Heard::person).distinct().count();
    }

    private boolean likeTwo(Heard report, List<Heard> naming) {
        Set<UUID> like = new HashSet<>();
        for (Heard other : naming) {
            if (!other.person().equals(report.person()) && similarity(report, other) >= ALIKE) {
                like.add(other.person());
            }
        }
        return like.size() >= 2;
    }

    double similarity(Heard one, Heard other) {
        Set<String> mine = features(one);
        Set<String> theirs = features(other);
        double common = 0;
        for (String feature : mine) {
            common += theirs.contains(feature) ? square(feature) : 0;
        }
        double norms = Math.sqrt(sum(mine) * sum(theirs));
        return norms == 0 ? 0 : common / norms;
    }

    private double sum(Set<String> features) {
        return features.stream().mapToDouble(this::square).sum();
    }

    private double square(String feature) {
        double weight = Math.log((before.size() + 2.0) / (frequency.getOrDefault(feature, 0) + 1.0))
                * (feature.startsWith(ARTICLE) ? 2 : 1);
        return weight * weight;
    }

    private static Set<String> features(Heard report) {
        Set<String> features = Wording.features(report.text());
        report.articles().stream().limit(1).forEach(article -> features.add(ARTICLE + article));
        return features;
    }
}
