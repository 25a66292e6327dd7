package dev.zhiban.assistant.guardrail;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

import dev.zhiban.assistant.guardrail.SupportSet.Pair;
import dev.zhiban.knowledge.Closeness;
import dev.zhiban.platform.command.Benchmark;

/// How well the guardrail tells sentences that their passage supports from others: precision is the share of what it lets through
/// that is supported, recall the share of what is supported that it lets through. Beside it two thresholds, each chosen for the
/// best F1 on the half that the rules were made with: cosine of sentence and passage, and share of the sentence's words.
public final class SupportBench implements Benchmark {

    private static final double ORDINARY_PRECISION = 0.95;
    private static final double ORDINARY_RECALL = 0.75;
    private static final double SUBTLE_PRECISION = 0.90;

    public SupportBench() {
    }

    /// Of one group of pairs.
    record Figures(int let, int right, int supported, int pairs) {

        static Figures of(List<Pair> pairs, Predicate<Pair> lets) {
            List<Pair> let = pairs.stream().filter(lets).toList();
            return new Figures(let.size(), (int) let.stream().filter(Pair::supported).count(),
                    (int) pairs.stream().filter(Pair::supported).count(), pairs.size());
        }

        double precision() {
            return let == 0 ? 1 : (double) right / let;
        }

        double recall() {
            return supported == 0 ? 1 : (double) right / supported;
        }

        double f1() {
            return 2 * precision() * recall() / Math.max(1e-9, precision() + recall());
        }
    }

    @Override
    public String name() {
        return "support";
    }

    @Override
    public String about() {
        return "sentences that their passage supports, told from others; arguments: the file of pairs, 'errors' (of the first half)";
    }

    @Override
    public boolean run(List<String> arguments, PrintWriter out) throws IOException {
        Path file = Path.of(arguments.stream().filter(it -> !it.equals("errors")).findFirst()
                .orElse("knowledge-base/evaluation/support.tsv"));
        List<Pair> pairs = SupportSet.read(file).pairs();
        Closeness closeness = Closeness.ofTheModels();
        Predicate<Pair> guardrail = guardrail(closeness);
        Map<String, Predicate<Pair>> ways = new TreeMap<>(Comparator.reverseOrder());
        ways.put("words", best(pairs, pair -> Units.share(Units.of(pair.sentence()), Units.of(pair.passage()))));
        ways.put("guardrail", guardrail);
        ways.put("cosine", best(pairs, pair -> closeness.of(pair.sentence(), pair.passage())));
        out.printf("%-9s %-3s %-9s %-10s %6s %10s %7s%n", "half", "", "pairs", "", "", "precision", "recall");
        for (boolean heldOut : new boolean[] { false, true }) {
            print(pairs.stream().filter(pair -> pair.heldOut() == heldOut).toList(), heldOut, ways, out);
        }
        kinds(pairs, guardrail, out);
        if (arguments.contains("errors")) {
            pairs.stream().filter(pair -> !pair.heldOut() && guardrail.test(pair) != pair.supported())
                    .forEach(pair -> out.printf("%s %s: %s%n    %s%n", pair.supported() ? "lost" : "let", pair.kind(),
                            pair.sentence(), pair.passage()));
        }
        return reached(pairs, guardrail);
    }

    static Predicate<Pair> guardrail(Closeness closeness) {
        Guardrail guardrail = new Guardrail("", "", closeness);
        return pair -> guardrail.objection(Sentence.of(pair.sentence() + "[1]"), List.of(pair.cited())).isEmpty();
    }

    private static Predicate<Pair> best(List<Pair> pairs, ToDoubleFunction<Pair> score) {
        Map<Pair, Double> scores = pairs.stream().collect(Collectors.toMap(pair -> pair, score::applyAsDouble, (a, b) -> a));
        List<Pair> known = pairs.stream().filter(pair -> !pair.heldOut()).toList();
        double threshold = scores.values().stream().distinct()
                .max(Comparator.comparingDouble(t -> Figures.of(known, pair -> scores.getOrDefault(pair, 0.0) >= t).f1()))
                .orElse(0.0);
        return pair -> scores.getOrDefault(pair, 0.0) >= threshold;
    }

    private static void print(List<Pair> half, boolean heldOut, Map<String, Predicate<Pair>> ways, PrintWriter out) {
        for (String lang : List.of("zh", "en")) {
            for (boolean subtle : new boolean[] { false, true }) {
                List<Pair> group = group(half, lang, subtle);
                ways.forEach((way, lets) -> {
                    Figures figures = Figures.of(group, lets);
                    out.printf(Locale.ROOT, "%-9s %-3s %-9s %-10s %6d %10.3f %7.3f%n", heldOut ? "held out" : "first", lang,
                            subtle ? "subtle" : "ordinary", way, figures.pairs(), figures.precision(), figures.recall());
                });
            }
        }
    }

    static List<Pair> group(List<Pair> pairs, String lang, boolean subtle) {
        return pairs.stream().filter(pair -> pair.lang().equals(lang))
                .filter(pair -> subtle ? pair.isSubtle() : pair.isOrdinary()).toList();
    }

    private static void kinds(List<Pair> pairs, Predicate<Pair> guardrail, PrintWriter out) {
        out.printf("both halves, by the kind of sentence:%n");
        Map<String, List<Pair>> kinds = pairs.stream().collect(Collectors
                .groupingBy(pair -> (pair.supported() ? "kept " : "stopped ") + pair.kind(), TreeMap::new,
                        Collectors.toList()));
        kinds.forEach((kind, of) -> out.printf("%-20s %3d of %3d%n", kind,
                of.stream().filter(pair -> guardrail.test(pair) == pair.supported()).count(), of.size()));
    }

    private static boolean reached(List<Pair> pairs, Predicate<Pair> guardrail) {
        boolean reached = true;
        for (boolean heldOut : new boolean[] { false, true }) {
            List<Pair> half = pairs.stream().filter(pair -> pair.heldOut() == heldOut).toList();
            for (String lang : List.of("zh", "en")) {
                Figures ordinary = Figures.of(group(half, lang, false), guardrail);
                Figures subtle = Figures.of(group(half, lang, true), guardrail);
                reached &= ordinary.precision() >= ORDINARY_PRECISION && ordinary.recall() >= ORDINARY_RECALL
                        && subtle.precision() >= SUBTLE_PRECISION;
            }
        }
        return reached;
    }
}
