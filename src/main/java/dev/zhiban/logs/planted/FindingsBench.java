package dev.zhiban.logs.planted;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import dev.zhiban.logs.ExplainOptions;
import dev.zhiban.logs.Explanation;
import dev.zhiban.logs.StreamingLogs;
import dev.zhiban.logs.knownerror.KnownErrors;
import dev.zhiban.platform.command.Benchmark;
import dev.zhiban.platform.privacy.PatternRedactor;
import dev.zhiban.platform.time.TheClock;

/// Looks for planted faults: how often a cause is among the lines of the first three findings, with no known errors to help,
/// beside two things that people do by hand: reading the first lines with "error" in them, and reading the rarest lines
/// (numbers masked); both may read as many lines as three findings may cite. Also: four distinct errors in a file must all be
/// cited, and a file without errors must be said to have none.
public class FindingsBench implements Benchmark {

    private static final int LINES = 100_000;
    private static final int CASES = 40;
    private static final int OTHERS = 10;
    private static final int FINDINGS = 3;
    private static final int READ = 15;
    private static final double STATED = 0.95;
    private static final long FINAL = 70_001;
    private static final Pattern ERROR = Pattern.compile("error|fatal|exception|panic|fail", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBERS = Pattern.compile("\\b[0-9a-f]*\\d[0-9a-f]*\\b|\\b[0-9a-f]{3,}\\b|\\d+");
    private static final Set<String> CLAIMS = Set.of("error", "exception", "exhaustion", "known-error", "concentration",
            "onset");

    @Override
    public String name() {
        return "findings";
    }

    @Override
    public String about() {
        return "planted faults found, beside the first lines with 'error' and the rarest lines; arguments: first seed, 'familiar'";
    }

    @Override
    public boolean run(List<String> arguments, PrintWriter out) throws IOException {
        long seed = arguments.isEmpty() ? FINAL : Long.parseLong(arguments.getFirst());
        boolean familiar = arguments.contains("familiar");
        int faults = familiar ? Fault.FAMILIAR : Fault.values().length;
        int dialects = familiar ? Dialect.FAMILIAR : Dialect.values().length;
        Tally tally = new Tally();
        for (int i = 0; i < CASES; i++) {
            Planted planted = Planted.fault(Fault.values()[i % faults], seed + i, LINES, dialects);
            tally.add(planted, out);
        }
        int four = 0;
        int none = 0;
        for (int i = 0; i < OTHERS; i++) {
            four += named(Planted.four(seed + 1_000 + i, LINES / 5, dialects)) ? 1 : 0;
            none += claimsNone(Planted.none(seed + 2_000 + i, LINES / 5, dialects)) ? 1 : 0;
        }
        out.printf("cause among the lines of the first %d findings  %5.1f %%   (stated: at least %.0f %%)%n", FINDINGS,
                tally.share(tally.found), STATED * 100);
        out.printf("  baseline: first %d lines with an error word    %5.1f %%%n", READ, tally.share(tally.first));
        out.printf("  baseline: %d rarest lines, numbers masked      %5.1f %%%n", READ, tally.share(tally.rarest));
        out.printf("four distinct errors, all four cited            %d of %d   (stated: all)%n", four, OTHERS);
        out.printf("no errors, none claimed                         %d of %d   (stated: all)%n", none, OTHERS);
        return tally.found >= STATED * tally.cases && four == OTHERS && none == OTHERS;
    }

    private static final class Tally {
        private int cases;
        private int found;
        private int first;
        private int rarest;

        void add(Planted planted, PrintWriter out) throws IOException {
            cases++;
            boolean hit = found(planted, FINDINGS);
            found += hit ? 1 : 0;
            List<String> lines = new String(planted.text(), StandardCharsets.UTF_8).lines().toList();
            first += firstErrors(lines).stream().anyMatch(planted.causes()::contains) ? 1 : 0;
            rarest += rarest(lines).stream().anyMatch(planted.causes()::contains) ? 1 : 0;
            if (!hit) {
                out.printf("missed: %s in %s, line %s%n", planted.kind(), planted.dialects(),
                        planted.causes().stream().limit(3).toList());
                explain(planted).findings().stream().limit(FINDINGS)
                        .forEach(f -> out.printf("    %.3f %s %s %s%n", f.score(), f.kind(), f.lines(), f.text().en()));
            }
        }

        double share(int hits) {
            return 100.0 * hits / cases;
        }
    }

    static boolean found(Planted planted, int findings) throws IOException {
        return explain(planted).findings().stream().limit(findings)
                .anyMatch(finding -> finding.lines().stream().anyMatch(planted.causes()::contains));
    }

    static boolean named(Planted planted) throws IOException {
        Explanation explanation = explain(planted);
        return planted.causes().stream()
                .allMatch(cause -> explanation.findings().stream().anyMatch(finding -> finding.lines().contains(cause)));
    }

    static boolean claimsNone(Planted planted) throws IOException {
        Explanation explanation = explain(planted);
        return !explanation.hasErrors() && explanation.summary().en().contains("No errors found.")
                && explanation.findings().stream().noneMatch(finding -> CLAIMS.contains(finding.kind()));
    }

    static Explanation explain(Planted planted) throws IOException {
        return new StreamingLogs(PatternRedactor.withRandomKey(PatternRedactor.Addresses.KEEP), KnownErrors.NONE,
                TheClock.ofTheSystem()).explain(new ByteArrayInputStream(planted.text()), ExplainOptions.DEFAULT);
    }

    private static List<Long> firstErrors(List<String> lines) {
        List<Long> found = new ArrayList<>();
        for (int i = 0; i < lines.size() && found.size() < READ; i++) {
            if (ERROR.matcher(lines.get(i)).find()) {
                found.add(i + 1L);
            }
        }
        return found;
    }

    private static List<Long> rarest(List<String> lines) {
        Map<String, int[]> counts = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            int line = i + 1;
            counts.computeIfAbsent(NUMBERS.matcher(lines.get(i)).replaceAll("0"), _ -> new int[] { 0, line })[0]++;
        }
        return counts.values().stream().sorted(Comparator.comparingInt((int[] one) -> one[0]).thenComparingInt(one -> one[1]))
                .limit(READ).map(one -> (long) one[1]).toList();
    }
}
