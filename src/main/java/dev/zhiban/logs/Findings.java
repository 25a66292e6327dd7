package dev.zhiban.logs;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.zhiban.logs.Explanation.Finding;
import dev.zhiban.logs.anomaly.Bursts;
import dev.zhiban.logs.anomaly.Bursts.Burst;
import dev.zhiban.logs.anomaly.Counter;
import dev.zhiban.logs.anomaly.Gaps;
import dev.zhiban.logs.format.Level;
import dev.zhiban.logs.knownerror.KnownError;
import dev.zhiban.logs.source.LogBytes;
import dev.zhiban.platform.text.Text;

/// What matters in a log, ranked. One finding for each known error, each stack trace, each template of WARN and worse that stands
/// out, each silence.
///
/// A template is *new* when the log had run for a quarter of its records without it and it then came at least three times;
/// it bursts by the rule of [Bursts]; it is *rare* when it came at most twice in at least 100 records; otherwise errors are
/// just *error*. Scores: a kind's base (known error .90, exception .80, new .62, burst .58, error .55, rare .50, gap .45) plus
/// up to .1 for gravity and up to .05 for frequency; INFO and below only burst, at a base of .25.
final class Findings {

    private static final int EACH = 40;

    private final Analysis analysis;
    private final List<KnownError> knownErrors;
    private final Report report;
    private final int[] records;
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
    }

    List<Finding> ranked(int most) {
        known();
        exceptions();
        report.templates().forEach(this::template);
        analysis.gaps.find().forEach(this::gap);
        found.sort(Comparator.comparingDouble((Finding finding) -> -finding.score())
                .thenComparing(finding -> finding.lines().getFirst()));
        return List.copyOf(found.subList(0, Math.min(most, found.size())));
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
                                "Known error \"" + error.title().en() + "\", seen " + times(count) + ". "
                                        + error.workaround().en())));
            }
        }
    }

    private void exceptions() {
        analysis.traces.all().stream().sorted(Comparator.comparingLong(trace -> -trace.count)).limit(EACH).forEach(trace -> {
            String cause = trace.cause.isEmpty() ? "stack trace" : trace.cause;
            String where = trace.own.isEmpty() ? trace.frame : trace.own;
            boolean wrapped = !trace.thrown.equals(trace.cause) && !trace.thrown.isEmpty();
            List<Long> lines = new ArrayList<>(trace.lines);
            lines.remove(trace.causeLine);
            lines.addFirst(trace.causeLine);
            int template = report.id(trace.shape);
            named.add(template);
            String at = report.masked(where);
            found.add(new Finding("exception", template, lines, report.masked(trace.evidence),
                    Math.min(.89, .80 + frequency(trace.count) + (trace.level.grave() ? .03 : 0)),
                    Text.of("异常 " + cause + (wrapped ? "（被包装为 " + trace.thrown + "）" : "") + "，共 " + trace.count + " 次，首次在第 "
                            + trace.lines.getFirst() + " 行" + (at.isEmpty() ? "" : "，位置 " + at) + "。",
                            "Exception " + cause + (wrapped ? " (wrapped in " + trace.thrown + ")" : "") + ", "
                                    + times(trace.count)
                                    + ", first in line " + trace.lines.getFirst() + (at.isEmpty() ? "" : ", at " + at) + ".")));
        });
    }

    private void template(Report.Merged template) {
        Tally tally = template.tally();
        boolean grave = tally.grave();
        boolean warning = tally.level == Level.WARN || (tally.trouble && !grave);
        if (named.contains(template.id())) {
            return;
        }
        Optional<Burst> burst = tally.count < Bursts.LEAST || tally.counter == null ? Optional.empty()
                : Bursts.find(tally.counter.counts(analysis.bins), records);
        if (!grave && !warning) {
            burst.ifPresent(b -> burst(template, b, .25));
            return;
        }
        double gravity = tally.level == Level.FATAL ? .10 : tally.level == Level.ERROR ? .09 : grave ? .07 : .0;
        double weight = (grave ? 0 : -.20) + gravity + frequency(tally.count);
        if (tally.count >= 3 && analysis.records >= 100 && position(tally) > .25) {
            appeared(template, .62 + weight);
        } else if (burst.isPresent()) {
            burst(template, burst.get(), .58 + weight);
        } else if (tally.count <= 2 && analysis.records >= 100) {
            seldom(template, .50 + weight);
        } else if (grave) {
            error(template, .55 + weight);
        } else if (tally.level == Level.WARN && tally.count >= 3) {
            error(template, .35 + frequency(tally.count));
        }
    }

    /// The share of the log's lines that had passed before the template came.
    private double position(Tally tally) {
        return (double) tally.firstLine / Math.max(1, analysis.lines);
    }

    private void appeared(Report.Merged template, double score) {
        Tally tally = template.tally();
        String since = tally.firstAt == Tally.NO_TIME ? "" : Report.time(tally.firstAt);
        add("new", template, lines(tally), score,
                Text.of("从第 " + tally.firstLine + " 行" + (since.isEmpty() ? "" : "（" + since + "）") + "开始出现，此前没有，共 "
                        + tally.count + " 次：" + report.text(template),
                        "Began in line " + tally.firstLine + (since.isEmpty() ? "" : " (" + since + ")") + ", not seen before, "
                                + times(tally.count) + ": " + report.text(template)));
    }

    private void burst(Report.Merged template, Burst burst, double score) {
        Tally tally = template.tally();
        String from = Report.time(analysis.bins.startOf(burst.from()));
        long seconds = analysis.bins.width() * (burst.to() - burst.from() + 1) / 1000;
        List<Long> lines = new ArrayList<>();
        for (int bin = burst.from(); bin <= burst.to() && lines.size() < 5 && tally.counter != null; bin++) {
            if (tally.counter.line(bin) > 0) {
                lines.add(tally.counter.line(bin));
            }
        }
        add("burst", template, lines.isEmpty() ? lines(tally) : lines, score,
                Text.of("从 " + from + " 起 " + seconds + " 秒内突增到 " + burst.count() + " 次（平时每段约 " + Math.round(burst.usual())
                        + " 次）：" + report.text(template),
                        "Burst of " + burst.count() + " within " + seconds + " s from " + from + " (usually about "
                                + Math.round(burst.usual()) + " in such a span): " + report.text(template)));
    }

    private void seldom(Report.Merged template, double score) {
        add("rare", template, lines(template.tally()), score,
                Text.of("少见，只出现 " + template.tally().count + " 次：" + report.text(template),
                        "Rare, only " + times(template.tally().count) + ": " + report.text(template)));
    }

    private void error(Report.Merged template, double score) {
        Tally tally = template.tally();
        boolean warning = !tally.grave();
        add("error", template, lines(tally), score,
                Text.of((warning ? "警告" : "错误") + "出现 " + tally.count + " 次，首次在第 " + tally.firstLine + " 行："
                        + report.text(template),
                        (warning ? "Warning, " : "Error, ") + times(tally.count) + ", first in line " + tally.firstLine + ": "
                                + report.text(template)));
    }

    private void gap(Gaps.Gap gap) {
        long seconds = gap.length() / 1000;
        found.add(new Finding("gap", null, List.of(gap.before(), gap.line()),
                Report.time(gap.from()) + " … " + Report.time(gap.to()), .45,
                Text.of("日志在 " + Report.time(gap.from()) + " 之后静默了 " + seconds + " 秒，到第 " + gap.line() + " 行才恢复。",
                        "The log was silent for " + seconds + " s after " + Report.time(gap.from()) + ", until line "
                                + gap.line()
                                + ".")));
    }

    private void add(String kind, Report.Merged template, List<Long> lines, double score, Text text) {
        found.add(new Finding(kind, template.id(), lines, report.masked(LogBytes.decode(template.tally().text, 0,
                template.tally().text.length)), Math.clamp(score, 0, .89), text));
    }

    private static List<Long> lines(Tally tally) {
        List<Long> lines = new ArrayList<>();
        for (long line : tally.exemplars) {
            lines.add(line);
        }
        return lines;
    }

    private static double frequency(long count) {
        return Math.min(.05, Math.log10(Math.max(1, count)) / 100);
    }

    private static String times(long count) {
        return count == 1 ? "once" : count + " times";
    }
}
