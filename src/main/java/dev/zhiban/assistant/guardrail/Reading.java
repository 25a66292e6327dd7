package dev.zhiban.assistant.guardrail;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/// The cited passages, read clause by clause: finds the place that says what a clause of a sentence says.
final class Reading {

    private static final int WIDEST = 4;
    private static final double WIDER = 0.04;
    private static final double MUCH_WIDER = 0.2;
    private static final double LONGER = 0.0005;

    private final List<Clause> clauses;
    private final Clause names;
    private final Map<String, Double> rarity = new HashMap<>();

    /// A few neighbouring clauses.
    ///
    /// @param covered share (0 to 1) of the clause's units that stand there, the rare ones counting more
    record Place(int from, List<Clause> clauses, Clause whole, double covered) {
    }

    /// @param names titles and headings, which go with every place
    Reading(List<Clause> clauses, Clause names) {
        this.clauses = clauses;
        this.names = names;
        Map<String, Integer> counts = new HashMap<>();
        clauses.forEach(clause -> clause.units().forEach(unit -> counts.merge(unit, 1, Integer::sum)));
        counts.forEach((unit, count) -> rarity.put(unit, Math.log((clauses.size() + 1) / (count + 0.5)) + 0.2));
    }

    List<Clause> clauses() {
        return clauses;
    }

    Clause names() {
        return names;
    }

    /// The fewest neighbouring clauses that have the most of it; null where there is nothing to read.
    @Nullable
    Place best(Clause clause) {
        return best(clause, WIDER);
    }

    /// As [#best], one clause rather than several.
    @Nullable
    Place narrow(Clause clause) {
        return best(clause, MUCH_WIDER);
    }

    /// The one clause that has the most of it.
    @Nullable
    Place single(Clause clause) {
        return best(clause, 1);
    }

    private @Nullable Place best(Clause clause, double wider) {
        Place best = null;
        double most = -1;
        for (int from = 0; from < clauses.size(); from++) {
            for (int wide = 1; wide <= WIDEST && from + wide <= clauses.size(); wide++) {
                List<Clause> there = clauses.subList(from, from + wide);
                double score = covered(clause, there) - wider * (wide - 1) - words(there) * LONGER;
                if (score > most) {
                    most = score;
                    best = new Place(from, there, Clause.joined(there), covered(clause, there));
                }
            }
        }
        return best;
    }

    private static int words(List<Clause> there) {
        return there.stream().mapToInt(clause -> clause.words().size()).sum();
    }

    private double covered(Clause clause, List<Clause> there) {
        double all = 0;
        double found = 0;
        Set<String> exact = new HashSet<>(clause.exact());
        for (String unit : clause.units()) {
            double weight = rarity.getOrDefault(unit, Math.log(clauses.size() + 1.0));
            all += weight;
            found += hasUnit(there, unit) || names.units().contains(unit) ? weight : 0;
        }
        for (String one : exact) {
            all += 1.5;
            found += there.stream().anyMatch(it -> it.exact().contains(one)) || names.exact().contains(one) ? 1.5 : 0;
        }
        return all == 0 ? 0 : found / all;
    }

    private static boolean hasUnit(List<Clause> there, String unit) {
        return there.stream().anyMatch(it -> it.units().contains(unit));
    }

    /// Whether what the clause says of this number, code or name is said of it at one of its places: from there as far as no other
    /// begins that the whole sentence does not have too.
    boolean saidOf(String exact, Clause clause, Clause whole, double enough) {
        Set<String> content = clause.content();
        if (content.isEmpty() || has(names, exact)) {
            return true;
        }
        for (int at = 0; at < clauses.size(); at++) {
            if (has(clauses.get(at), exact) && share(content, around(at, whole)) >= enough) {
                return true;
            }
        }
        return false;
    }

    private double share(Set<String> content, List<Clause> there) {
        return content.stream().filter(unit -> there.stream().anyMatch(it -> says(it, unit)) || says(names, unit)).count()
                / (double) content.size();
    }

    /// Two Han characters may stand apart: 有效期 and 内有效.
    private static boolean says(Clause clause, String unit) {
        return clause.units().contains(unit) || Character.isIdeographic(unit.codePointAt(0))
                && unit.codePoints().allMatch(c -> clause.text().indexOf(c) >= 0);
    }

    private List<Clause> around(int at, Clause whole) {
        if (clauses.get(at).topic()) {
            return clauses.stream().filter(it -> it.line() == clauses.get(at).line()).toList();
        }
        int from = at;
        while (from > 0 && goesWith(clauses.get(from - 1), clauses.get(at), whole)) {
            from--;
        }
        int to = at;
        while (to + 1 < clauses.size() && goesWith(clauses.get(to + 1), clauses.get(at), whole)) {
            to++;
        }
        return clauses.subList(from, to + 1);
    }

    private static boolean goesWith(Clause next, Clause here, Clause whole) {
        return next.line() == here.line() && Math.abs(next.sentence() - here.sentence()) <= 1
                && next.exact().stream().allMatch(one -> has(whole, one));
    }

    String text() {
        return Clause.joined(clauses).text();
    }

    /// The whole sentence of the passage that the clause is in.
    String sentenceOf(Clause clause) {
        return Clause.joined(clauses.stream().filter(it -> it.sentence() == clause.sentence()).toList()).text();
    }

    /// How many clauses have it.
    long places(String unit) {
        return clauses.stream().filter(clause -> clause.units().contains(unit)).count();
    }

    /// Whether all that is exact in it stands in one sentence of the passage, or in its title or heading.
    boolean together(Clause clause) {
        return clauses.stream().mapToInt(Clause::sentence).distinct().anyMatch(sentence -> {
            List<Clause> there = clauses.stream().filter(it -> it.sentence() == sentence).toList();
            return clause.exact().stream().allMatch(one -> has(names, one) || there.stream().anyMatch(it -> has(it, one)))
                    && clause.labels().stream().allMatch(one -> has(names, one) || there.stream().anyMatch(it -> has(it, one)));
        });
    }

    private static boolean has(Clause clause, String exact) {
        return clause.exact().contains(exact) || Cited.squeezed(clause.text()).contains(exact);
    }
}
