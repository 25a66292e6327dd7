package dev.zhiban.desk.incident;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Decides which reports tell of trouble with one service. Deterministic, with no model:
///
/// 1. reports that name the service, as its name or as people call it (a slip of the pen forgiven), are its own, but for the
///    usual ones: those whose words are like ([#USUAL]) those of at least two people of the days before, and of fewer than two
///    of today;
/// 2. a report that does not name it, and is no usual one, belongs to it when it is similar to reports of at least two people who
///    do: cosine of at least [#ALIKE] over words (pairs of characters in Chinese) and the cited article, each weighted by how
///    rare it is in the reports before (inverse document frequency), the article three times;
/// 3. it is something when at least [#PEOPLE] people say so, and four times as many as would usually name the service in
///    that time; once it is, each further one is added.
final class Joining {

    static final int PEOPLE = 3;
    static final double ALIKE = 0.35;
    static final double USUAL = 0.5;

    private static final int UNUSUAL = 4;
    private static final int ARTICLE_COUNTS = 3;
    private static final String ARTICLE = "article:";

    private final Map<Long, Set<String>> wording = new HashMap<>();
    private final Map<Long, Set<String>> features = new HashMap<>();
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
    ///
    /// @param known whether it is something already
    List<Heard> belonging(List<Heard> window, Collection<String> words, Duration length, boolean known) {
        List<Heard> ordinary = before.stream().filter(report -> report.incident() == null).toList();
        List<Heard> earlier = ordinary.stream().filter(report -> Wording.names(report.text(), words)).toList();
        List<Heard> named = window.stream().filter(report -> Wording.names(report.text(), words)).toList();
        List<Heard> naming = named.stream().filter(report -> !usual(report, earlier) || likeTwo(report, named)).toList();
        if (people(naming) < (known ? 1 : 2)) {
            return List.of();
        }
        List<Heard> all = new ArrayList<>(naming);
        for (Heard report : window) {
            if (!named.contains(report) && likeTwo(report, naming) && !usual(report, ordinary)) {
                all.add(report);
            }
        }
        return known || people(all) >= Math.max(PEOPLE, UNUSUAL * usual(earlier, length)) ? all : List.of();
    }

    /// How many reports usually name the service in so long a time.
    private double usual(List<Heard> named, Duration length) {
        return named.size() * (double) length.toMillis() / Math.max(span.toMillis(), Duration.ofDays(1).toMillis());
    }

    private static long people(List<Heard> reports) {
        return reports.stream().map(Heard::person).distinct().count();
    }

    private boolean likeTwo(Heard report, List<Heard> naming) {
        return people(naming.stream().filter(other -> !other.person().equals(report.person()))
                .filter(other -> similarity(report, other) >= ALIKE).toList()) >= 2;
    }

    private boolean usual(Heard report, List<Heard> earlier) {
        return people(earlier.stream().filter(other -> similarity(wording(report), wording(other)) >= USUAL).toList()) >= 2;
    }

    private Set<String> wording(Heard report) {
        return wording.computeIfAbsent(report.id(), _ -> Wording.features(report.text()));
    }

    double similarity(Heard one, Heard other) {
        return similarity(features(one), features(other));
    }

    private double similarity(Set<String> mine, Set<String> theirs) {
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
                * (feature.startsWith(ARTICLE) ? ARTICLE_COUNTS : 1);
        return weight * weight;
    }

    private Set<String> features(Heard report) {
        return features.computeIfAbsent(report.id(), _ -> {
            Set<String> all = new HashSet<>(wording(report));
            report.articles().stream().limit(1).forEach(article -> all.add(ARTICLE + article));
            return all;
        });
    }
}
