package dev.zhiban.logs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import dev.zhiban.logs.Explanation.Finding;
import dev.zhiban.logs.Explanation.Near;
import dev.zhiban.logs.anomaly.Bursts.Burst;
import dev.zhiban.logs.anomaly.Counter;
import dev.zhiban.logs.anomaly.Gaps;
import dev.zhiban.logs.anomaly.Gravity;
import dev.zhiban.logs.anomaly.Oddity;
import dev.zhiban.logs.anomaly.Rush;
import dev.zhiban.logs.anomaly.Shifts.Shift;
import dev.zhiban.logs.knownerror.KnownError;
import dev.zhiban.platform.text.Text;

/// What matters in a log, ranked. One finding for each known error, each stack trace, each template of WARN and worse that stands
/// out; and across templates: where trouble begins, what most errors share, slow operations, silences, restarts, changed rates.
///
/// A score is the base of its kind, plus up to .1 for gravity (FATAL .10, ERROR .09, no level but words of trouble .07, WARN
/// less) and up to .05 for frequency:
///
/// | kind | base | when |
/// |---|---|---|
/// | known-error | .90 | by severity up to .99 |
/// | onset | .82 | [Onsets] |
/// | exception | .80 | a stack trace, unless it is daily noise (.42) |
/// | exhaustion | .72 | memory, disk, handles, a pool or a quota is used up |
/// | concentration | .72 | [Concentrations] |
/// | burst | .64 | [dev.zhiban.logs.anomaly.Rush] by lines, [dev.zhiban.logs.anomaly.Bursts] by time |
/// | new | .64 | it began later than chance explains, see [Oddity] |
/// | rare | .62 | at most four records in at least 100 |
/// | restart | .60 | start-up words in the middle of the log, or after a silence |
/// | slow | .58 | [dev.zhiban.logs.anomaly.Durations] |
/// | error | .55 | any other error; .36 where it goes through the log evenly: its daily noise |
/// | gap | .52 | [Gaps] |
/// | rate | .42 | [dev.zhiban.logs.anomaly.Shifts]; also of harmless records |
///
/// Each finding cites its lines, the most telling first, and shows them with up to two neighbours where these were kept.
final class Findings {

    private static final int EACH = 40;
    private static final int NEAR = 12;
    private static final int RESTARTS = 6;

    private final Analysis analysis;
    private final List<KnownError> knownErrors;
    private final Report report;
    private final int[] records;
    private final List<Course> courses = new ArrayList<>();
    private final List<Finding> found = new ArrayList<>();
    private final Set<Integer> named = new HashSet<>();

    Findings(Analysis analysis, List<KnownError> knownErrors, Report report) {
        this.analysis = analysis;
        this.knownErrors = knownErrors;
        this.report = report;
        this.records = new int[analysis.bins.used()];
        for (Counter level : analysis.levelTimes) {
            int[] counts = level.counts(analysis.bins);
            for (int i = 0; i < records.length; i++) {
                records[i] += counts[i];
            }
        }
        report.templates().forEach(template -> courses.add(new Course(template, analysis, records)));
    }

    List<Finding> ranked(int most) {
        known();
        Onsets.of(courses, analysis.lines).forEach(this::onset);
        exceptions();
        courses.forEach(this::template);
        slow();
        shared();
        analysis.gaps.find().forEach(this::gap);
        restarts();
        found.sort(Comparator.comparingDouble((Finding finding) -> -finding.score())
                .thenComparing(finding -> finding.lines().getFirst()));
        return found.stream().limit(most).map(this::withNeighbours).toList();
    }

    private void known() {
        for (Map.Entry<Integer, Analysis.Hits> hit : analysis.known.entrySet()) {
            if (hit.getValue().count > 0) {
                KnownError error = knownErrors.get(hit.getKey());
                double score = .90 + switch (error.severity()) {
                    case "critical" -> .09;
                    case "high" -> .07;
                    case "medium" -> .04;
                    default -> .01;
                };
                long count = hit.getValue().count;
                found.add(new Finding("known-error", null, List.copyOf(hit.getValue().lines),
                        report.masked(hit.getValue().text.strip()), score,
                        Text.of("已知问题「" + error.title().zh() + "」，出现 " + count + " 次。" + error.workaround().zh(),
                                "Known error \"" + error.title().en() + "\", seen " + Said.times(count) + ". "
                                        + error.workaround().en())));
            }
        }
    }

    private void onset(Onsets.Onset onset) {
        Course first = onset.chain().getFirst();
        List<Long> lines = new ArrayList<>();
        lines.add(onset.line());
        onset.triggers().forEach(trigger -> lines.add(trigger.tally.firstLine));
        onset.chain().stream().skip(1).forEach(course -> lines.add(course.strikes()));
        double score = .82 + .01 * onset.chain().size() + (onset.triggers().isEmpty() ? 0 : .02)
                - (onset.chain().stream().anyMatch(course -> course.tally.level.grave()) ? 0 : .03);
        found.add(new Finding("onset", first.template.id(), lines.stream().distinct().toList(), report.masked(first.text),
                Math.min(.895, score), Said.onset(onset, report::time, this::text)));
    }

    private String text(Course course) {
        return report.text(course.template);
    }

    private void exceptions() {
        analysis.traces.all().stream().sorted(Comparator.comparingLong(trace -> -trace.count)).limit(EACH).forEach(trace -> {
            List<Long> lines = new ArrayList<>(trace.lines);
            lines.remove(trace.causeLine);
            lines.addFirst(trace.causeLine);
            int template = report.id(trace.shape);
            named.add(template);
            double odd = Math.max(Oddity.late(trace.lines.getFirst(), analysis.lines, trace.count),
                    Oddity.together(trace.lines.getFirst(), trace.lastLine, analysis.lines, trace.count));
            boolean noise = trace.count >= 5 && odd < Oddity.CLEAR;
            found.add(new Finding("exception", template, lines, report.masked(trace.evidence),
                    Math.min(.89, (noise ? .42 : .80) + frequency(trace.count) + (trace.level.grave() ? .03 : 0)),
                    Said.exception(trace, report::masked)));
        });
    }

    private void template(Course course) {
        if (named.contains(course.template.id()) || course.template.text().isBlank()) {
            return;
        }
        Tally tally = course.tally;
        double more = course.gravity() + frequency(tally.count);
        if (!course.grave() && !course.warning()) {
            course.burst.ifPresent(burst -> burst(course, burst, .25));
            if (course.ended(analysis)) {
                add("rate", course, List.of(tally.lastLine), .50, Said.ended(course, report::time, text(course)));
            } else {
                course.shift.ifPresent(shift -> rate(course, shift, .42));
            }
        } else if (course.steady()) {
            if (course.grave()) {
                add("error", course, lines(tally), .36 + more, Said.error(course, text(course)));
            }
        } else if (course.exhausted()) {
            add("exhaustion", course, striking(course), .72 + more, Said.exhausted(course, text(course)));
        } else if (course.crowd.isPresent()) {
            add("burst", course, striking(course), .64 + more, Said.crowd(course, text(course)));
        } else if (course.burst.isPresent()) {
            burst(course, course.burst.get(), .64 + more);
        } else if (course.appeared() && analysis.records >= 100) {
            add("new", course, lines(tally), .64 + more, Said.appeared(course, report::time, text(course)));
        } else if (course.shift.isPresent()) {
            rate(course, course.shift.get(), .60 + more);
        } else if (tally.count <= 4 && analysis.records >= 100) {
            add("rare", course, lines(tally), .62 - .01 * tally.count + more, Said.rare(course, text(course)));
        } else if (course.grave() || tally.count >= 3 && !tally.trouble) {
            add("error", course, lines(tally), .55 + more - (course.grave() ? 0 : .06), Said.error(course, text(course)));
        }
    }

    private void burst(Course course, Burst burst, double score) {
        Counter counter = course.tally.counter;
        List<Long> lines = new ArrayList<>();
        for (int bin = burst.from(); bin <= burst.to() && lines.size() < 5 && counter != null; bin++) {
            if (counter.line(bin) > 0) {
                lines.add(counter.line(bin));
            }
        }
        long seconds = analysis.bins.width() * (burst.to() - burst.from() + 1) / 1000;
        add("burst", course, lines.isEmpty() ? lines(course.tally) : lines, score,
                Said.burst(burst, report.time(analysis.bins.startOf(burst.from())), seconds, text(course)));
    }

    private void rate(Course course, Shift shift, double score) {
        Counter counter = course.tally.counter;
        long line = 0;
        for (int bin = shift.bin(); counter != null && bin < analysis.bins.used() && line == 0; bin++) {
            line = counter.line(bin);
        }
        List<Long> lines = List.of(line == 0 ? course.tally.lastLine : line);
        add("rate", course, lines, score, Said.rate(shift, report.time(analysis.bins.startOf(shift.bin())),
                analysis.bins.width() / 1000, text(course)));
    }

    private void slow() {
        courses.forEach(course -> course.slow().ifPresent(slow -> {
            double times = Math.log10((double) slow.longest() / Math.max(1, slow.usual()));
            NavigableMap<Long, String> near = analysis.surroundings.of(slow.line());
            String shown = near.getOrDefault(slow.line(), course.text);
            found.add(new Finding("slow", course.template.id(), List.of(slow.line()), report.masked(shown),
                    Math.clamp(.56 + .05 * times, .5, .75), Said.slow(slow, text(course))));
        }));
    }

    private void shared() {
        List<Course> errors = courses.stream().filter(Course::grave).toList();
        Concentrations.of(errors, analysis.ordinary).ifPresent(one -> found.add(new Finding("concentration", null, one.lines(),
                report.masked(one.name() + "=" + one.value()), .72 + .1 * one.share() * (1 - one.usual()),
                Said.concentration(one, report::masked))));
    }

    private void gap(Gaps.Gap gap) {
        NavigableMap<Long, String> near = analysis.surroundings.of(gap.line());
        boolean restart = near.tailMap(gap.line()).values().stream().anyMatch(Gravity::starts);
        found.add(new Finding(restart ? "restart" : "gap", null, List.of(gap.before(), gap.line()),
                report.time(gap.from()) + " … " + report.time(gap.to()), restart ? .66 : .52,
                Said.gap(gap, report::time, restart)));
    }

    /// Templates of start-up that come in the middle of the log, unless a silence before them has told it already.
    private void restarts() {
        long early = Math.max(50, analysis.lines / 50);
        long told = -1_000;
        int most = 0;
        for (Course course : courses.stream().filter(c -> c.tally.count <= RESTARTS && c.tally.firstLine > early
                && !c.grave() && Gravity.starts(c.text)).sorted(Comparator.comparingLong(c -> c.tally.firstLine)).toList()) {
            long line = course.tally.firstLine;
            boolean again = line - told < 100
                    || found.stream().anyMatch(f -> f.kind().equals("restart") && Math.abs(f.lines().getLast() - line) < 100);
            if (!again && most++ < 2) {
                List<Long> lines = new ArrayList<>(lines(course.tally));
                lines.add(line - 1);
                add("restart", course, lines, .60, Said.restart(course, text(course)));
            }
            told = line;
        }
    }

    private void add(String kind, Course course, List<Long> lines, double score, Text text) {
        found.add(
                new Finding(kind, course.template.id(), lines, report.masked(course.text), Math.clamp(score, 0.01, .89), text));
    }

    private Finding withNeighbours(Finding finding) {
        NavigableMap<Long, String> near = new TreeMap<>();
        finding.lines().stream().limit(4).forEach(line -> near.putAll(analysis.surroundings.of(line)));
        List<Near> shown = near.entrySet().stream().limit(NEAR)
                .map(line -> new Near(line.getKey(), report.masked(line.getValue().stripTrailing()))).toList();
        return finding.near(shown);
    }

    /// Where it crowds, else its first lines.
    private static List<Long> striking(Course course) {
        return course.crowd.map(Rush.Crowd::lines).orElseGet(() -> lines(course.tally));
    }

    private static List<Long> lines(Tally tally) {
        return Arrays.stream(tally.exemplars).boxed().toList();
    }

    private static double frequency(long count) {
        return Math.min(.05, Math.log10(Math.max(1, count)) / 100);
    }

    /// The rows of the templates that findings name, by time bin; absent for findings without one.
    static int @Nullable [] bins(Finding finding, Report report, Analysis analysis) {
        Optional<Report.Merged> template = report.templates().stream()
                .filter(one -> finding.template() != null && one.id() == finding.template()).findFirst();
        Counter counter = template.map(Report.Merged::tally).map(tally -> tally.counter).orElse(null);
        return counter == null ? null : counter.counts(analysis.bins);
    }
}
