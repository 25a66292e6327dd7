package dev.zhiban.logs;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.zhiban.logs.bench.Drain;
import dev.zhiban.logs.bench.MadeLog;
import dev.zhiban.logs.bench.NewLines;
import dev.zhiban.logs.knownerror.KnownErrors;
import dev.zhiban.platform.command.Benchmark;
import dev.zhiban.platform.privacy.PatternRedactor;
import dev.zhiban.platform.time.TheClock;

/// Lines a second of processor time and heap of the analysis, end to end with findings and the known errors of the knowledge
/// base, on one thread, beside two others on the same text: the plainest loop that reads lines and counts one word of each
/// (`readLine`, `split`, a `HashMap`), and a Drain that masks with regular expressions. Takes a file, or makes its own text of
/// sixteen formats, and others in which every line is new ([NewLines]), told in megabytes a second. Figures are medians of rounds
/// in which the analysis and the loop take turns, after others that warm up, and stand beside their goals; fails when it is slower
/// than the loop or not thirty times as fast as Drain.
public class LogsBench implements Benchmark {

    private static final int LINES = 1_000_000;
    private static final int DRAIN_LINES = 50_000;
    private static final int WARM_UP = 12;
    private static final int ROUNDS = 21;
    private static final int DRAIN_ROUNDS = 3;
    private static final double GOAL = 2_000_000;
    private static final double OF_THE_LOOP = 2.5;
    private static final double OF_DRAIN = 30;
    private static final int NEW_LINES = 20_000_000;
    private static final int NEW_LINES_ROUNDS = 2;
    private static final double NEW_LINES_GOAL = 5;

    @Override
    public String name() {
        return "logs";
    }

    @Override
    public String about() {
        return "lines a second of the log analysis, beside readLine + split + HashMap and a masking Drain; argument: a log file";
    }

    @Override
    public boolean run(List<String> arguments, PrintWriter out) throws IOException {
        Text text = arguments.isEmpty() ? new Made(MadeLog.lines(LINES)) : new OfFile(Path.of(arguments.getFirst()));
        StreamingLogs logs = new StreamingLogs(PatternRedactor.withRandomKey(PatternRedactor.Addresses.KEEP), known(),
                TheClock.ofTheSystem());
        double[] rates = new double[ROUNDS];
        double[] plain = new double[ROUNDS];
        double[] times = new double[ROUNDS];
        double drain = 0;
        for (int round = 0; round < WARM_UP + ROUNDS; round++) {
            double loop = loop(text);
            drain = round < DRAIN_ROUNDS ? Math.max(drain, drain(text)) : drain;
            long start = cpu();
            Explanation explanation = logs.explain(text.open(), ExplainOptions.DEFAULT);
            double rate = explanation.lines() * 1e9 / (cpu() - start);
            out.printf("round %d: %,d lines, %,d templates, %d findings, %,.0f lines/s, %.2f times the loop%n", round + 1,
                    explanation.lines(), explanation.templates().size() + explanation.moreTemplates(),
                    explanation.findings().size(), rate, rate / loop);
            if (round >= WARM_UP) {
                rates[round - WARM_UP] = rate;
                plain[round - WARM_UP] = loop;
                times[round - WARM_UP] = rate / loop;
            }
        }
        long heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        out.printf("analysis            %,12.0f lines/s   best %,12.0f   heap in use %,d MB, the text included%n",
                median(rates),
                best(rates), heap >> 20);
        out.printf("readLine+split+map  %,12.0f lines/s   best %,12.0f%n", median(plain), best(plain));
        out.printf("Drain with masks    %,12.0f lines/s   (first %,d lines)%n", drain, DRAIN_LINES);
        goal(out, "lines a second", median(rates), GOAL);
        goal(out, "times the loop", median(times), OF_THE_LOOP);
        out.printf("best beside best    %,12.1f%n", best(rates) / best(plain));
        goal(out, "times Drain", median(rates) / drain, OF_DRAIN);
        for (NewLines kind : arguments.isEmpty() ? NewLines.values() : new NewLines[0]) {
            newLines(kind, logs, out);
        }
        return median(times) > 1 && median(rates) >= OF_DRAIN * drain;
    }

    private static void newLines(NewLines kind, StreamingLogs logs, PrintWriter out) throws IOException {
        Text text = new Made(kind.lines(NEW_LINES));
        double best = 0;
        double plain = 0;
        for (int round = 0; round < NEW_LINES_ROUNDS; round++) {
            long start = cpu();
            long lines = logs.explain(text.open(), ExplainOptions.DEFAULT).lines();
            best = Math.max(best, NEW_LINES * 1e3 / (cpu() - start));
            plain = Math.max(plain, loop(text) * NEW_LINES / lines / 1e6);
        }
        out.printf("every line new: %-18s %6.2f MB/s   readLine+split+map %7.2f MB/s   goal %.1f: %s%n",
                kind.name().toLowerCase(Locale.ROOT).replace('_', ' '), best, plain, NEW_LINES_GOAL,
                best >= NEW_LINES_GOAL ? "reached" : "not reached");
    }

    private static void goal(PrintWriter out, String what, double figure, double goal) {
        out.printf("%-19s %,12.1f   goal %,.1f: %s%n", what, figure, goal, figure >= goal ? "reached" : "not reached");
    }

    /// Nanoseconds of processor time of this thread, so that what else the machine does hardly counts; nor do the compiler and
    /// the garbage collector, of which the loop needs more.
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static double best(double[] figures) {
        return Arrays.stream(figures).max().orElse(0);
    }

    private static double median(double[] figures) {
        return Arrays.stream(figures).sorted().skip(figures.length / 2).findFirst().orElse(0);
    }

    private static KnownErrors known() {
        return KnownErrors.load(Path.of(System.getProperty("zhiban.home", "."), "knowledge-base"));
    }

    private static double loop(Text text) throws IOException {
        long start = cpu();
        long lines = 0;
        Map<String, Integer> counts = new HashMap<>();
        try (BufferedReader reader = text.reader()) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] words = line.split(" ");
                counts.merge(words.length == 0 ? "" : words.length + words[words.length / 2], 1, Integer::sum);
                lines++;
            }
        }
        return lines * 1e9 / (cpu() - start);
    }

    private static double drain(Text text) throws IOException {
        Drain drain = new Drain(true);
        long start = cpu();
        int lines = 0;
        try (BufferedReader reader = text.reader()) {
            for (String line = reader.readLine(); line != null && lines < DRAIN_LINES; line = reader.readLine()) {
                drain.add(line);
                lines++;
            }
        }
        return lines * 1e9 / (cpu() - start);
    }

    private interface Text {
        InputStream open() throws IOException;

        default BufferedReader reader() throws IOException {
            return new BufferedReader(new InputStreamReader(open(), StandardCharsets.UTF_8));
        }
    }

    private record OfFile(Path file) implements Text {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }
    }

    private record Made(byte[] bytes) implements Text {
        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }
}
