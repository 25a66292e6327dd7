package dev.zhiban.knowledge.evaluate;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import dev.zhiban.knowledge.evaluate.EvaluateAnswers.Outcome;
import dev.zhiban.knowledge.retrieve.Confidence;
import dev.zhiban.knowledge.retrieve.Retrieval;

/// Learns the coefficients of [Confidence] on the evaluation questions of a knowledge base and prints them with what they
/// reach in five-fold cross-validation, first with vectors, then by words only, then across languages: run its `main` with the base's folder (and a
/// file that keeps the vectors).
///
/// Positive: the right article came first. Negative: questions out of scope and, with little weight, questions in scope whose
/// own article is taken away, so that only its neighbours are left. Questions whose article came second or later are judged
/// and not learned from: the base does answer them.
final class FitConfidence {

    private static final int FOLDS = 5;
    private static final double RIDGE = 0.02;
    private static final double WITHOUT_WEIGHT = 0.03;
    private static final int ROUNDS = 60;
    /// Across languages there are many more questions in scope, and the first article is wrong more often.
    private static final double OFF_TOPIC_WEIGHT = 3;
    private static final double WRONG_WEIGHT = 0.1;

    /// @param fold questions of one fold are never learned from when it is judged
    private record Example(double[] x, boolean answers, double weight, int fold, boolean inScope, boolean taken) {
    }

    private FitConfidence() {
    }

    public static void main(String... args) throws Exception {
        Path vectors = args.length > 1 ? Path.of(args[1]) : null;
        for (boolean wordsOnly : new boolean[] { false, true }) {
            System.out.println(wordsOnly ? "by words only" : "with meaning");
            learn(new EvaluateAnswers(vectors, wordsOnly, System.err).run(Path.of(args[0]), true).outcomes(), !wordsOnly);
        }
        System.out.println("in the other language");
        learnAcross(new EvaluateAcross(vectors, System.err).run(Path.of(args[0])).parts().stream()
                .filter(part -> !part.mixed()).flatMap(part -> part.ways().stream()).toList());
    }

    /// @param compared only from first articles that were, or were not, compared by meaning: each kind has its own coefficients
    private static void learn(List<Outcome> outcomes, boolean compared) {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            Outcome outcome = outcomes.get(i);
            boolean in = !outcome.question().isOutOfScope();
            if (isLearned(outcome.found(), compared)) {
                examples.add(new Example(Confidence.features(outcome.found().evidence()), outcome.isRight(),
                        in && !outcome.isRight() ? 0 : 1, i % FOLDS, in, false));
            }
            Retrieval without = outcome.withoutIt();
            if (without != null && isLearned(without, compared)) {
                examples.add(new Example(Confidence.features(without.evidence()), false, WITHOUT_WEIGHT, i % FOLDS,
                        in, true));
            }
        }
        learn(examples);
    }

    private static boolean isLearned(Retrieval found, boolean compared) {
        return found.evidence().compared() == compared && !found.evidence().across();
    }

    /// With and without synonyms and a dictionary: a base may have few of its own. The question is one fold in all of them.
    private static void learnAcross(List<EvaluateAcross.Way> ways) {
        List<Example> examples = new ArrayList<>();
        for (EvaluateAcross.Way way : ways) {
            for (int i = 0; i < way.answers().outcomes().size(); i++) {
                Outcome outcome = way.answers().outcomes().get(i);
                boolean in = !outcome.question().isOutOfScope();
                if (outcome.found().evidence().across() && outcome.found().evidence().compared()) {
                    examples.add(new Example(Confidence.features(outcome.found().evidence()), outcome.isRight(),
                            !in ? OFF_TOPIC_WEIGHT : outcome.isRight() ? 1 : WRONG_WEIGHT, i % FOLDS, in, false));
                }
            }
        }
        learn(examples);
    }

    private static void learn(List<Example> examples) {
        double[] judged = new double[examples.size()];
        for (int fold = 0; fold < FOLDS; fold++) {
            int left = fold;
            double[] weights = fit(examples.stream().filter(e -> e.fold() != left).toList());
            for (int i = 0; i < judged.length; i++) {
                judged[i] = examples.get(i).fold() == fold ? Confidence.of(examples.get(i).x(), weights) : judged[i];
            }
        }
        print(examples, judged);
        System.out.println(Arrays.toString(Arrays.stream(fit(examples)).map(w -> Math.round(w * 1000) / 1000.0).toArray()));
    }

    /// Newton's method on the ridge-penalised likelihood.
    private static double[] fit(List<Example> examples) {
        int n = examples.getFirst().x().length;
        double[] w = new double[n];
        for (int round = 0; round < ROUNDS; round++) {
            double[] gradient = new double[n];
            double[][] hessian = new double[n][n];
            for (Example e : examples) {
                double p = Confidence.of(e.x(), w);
                for (int i = 0; i < n; i++) {
                    gradient[i] += e.weight() * ((e.answers() ? 1 : 0) - p) * e.x()[i];
                    for (int j = 0; j < n; j++) {
                        hessian[i][j] += e.weight() * p * (1 - p) * e.x()[i] * e.x()[j];
                    }
                }
            }
            for (int i = 0; i < n; i++) {
                double ridge = i == 0 ? 1e-6 : RIDGE;
                gradient[i] -= ridge * w[i];
                hessian[i][i] += ridge;
            }
            double[] step = solve(hessian, gradient);
            for (int i = 0; i < n; i++) {
                w[i] += step[i];
            }
        }
        return w;
    }

    private static double[] solve(double[][] a, double[] b) {
        int n = b.length;
        for (int i = 0; i < n; i++) {
            int pivot = i;
            for (int r = i + 1; r < n; r++) {
                pivot = Math.abs(a[r][i]) > Math.abs(a[pivot][i]) ? r : pivot;
            }
            double[] row = a[i];
            a[i] = a[pivot];
            a[pivot] = row;
            double value = b[i];
            b[i] = b[pivot];
            b[pivot] = value;
            for (int r = i + 1; r < n; r++) {
                double factor = a[r][i] / a[i][i];
                for (int c = i; c < n; c++) {
                    a[r][c] -= factor * a[i][c];
                }
                b[r] -= factor * b[i];
            }
        }
        double[] x = new double[n];
        for (int i = n - 1; i >= 0; i--) {
            double sum = b[i];
            for (int c = i + 1; c < n; c++) {
                sum -= a[i][c] * x[c];
            }
            x[i] = sum / a[i][i];
        }
        return x;
    }

    private static void print(List<Example> examples, double[] judged) {
        List<Double> in = new ArrayList<>();
        List<Double> out = new ArrayList<>();
        List<Double> taken = new ArrayList<>();
        for (int i = 0; i < judged.length; i++) {
            Example e = examples.get(i);
            (e.taken() ? taken : e.inScope() ? in : out).add(judged[i]);
        }
        System.out.printf(Locale.ROOT, "AUROC off topic %.3f, own article taken away %.3f%n", Metrics.auroc(in, out),
                Metrics.auroc(in, taken));
        for (double at = 0.2; at < 0.85; at += 0.05) {
            double t = at;
            System.out.printf(Locale.ROOT,
                    "below %.2f: out of scope refused %.3f, in scope refused %.3f, taken away refused %.3f%n", t,
                    share(out, t), share(in, t), share(taken, t));
        }
        for (int bin = 0; bin < 10; bin++) {
            double sum = 0;
            double right = 0;
            int n = 0;
            for (int i = 0; i < judged.length; i++) {
                if (!examples.get(i).taken() && Math.min(9, (int) (judged[i] * 10)) == bin) {
                    sum += judged[i];
                    right += examples.get(i).answers() ? 1 : 0;
                    n++;
                }
            }
            System.out.printf(Locale.ROOT, "%.1f-%.1f: n %d, said %.2f, was %.2f%n", bin / 10.0, (bin + 1) / 10.0, n,
                    n == 0 ? 0 : sum / n,
                    n == 0 ? 0 : right / n);
        }
    }

    private static double share(List<Double> scores, double below) {
        return scores.stream().filter(score -> score < below).count() / (double) scores.size();
    }
}
