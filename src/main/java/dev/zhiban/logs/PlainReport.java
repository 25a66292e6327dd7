package dev.zhiban.logs;

import java.io.PrintWriter;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.zhiban.platform.text.Lang;
import dev.zhiban.platform.text.Text;

/// An explanation as a person reads it in a terminal.
final class PlainReport {

    private static final String BARS = " ▁▂▃▄▅▆▇█";
    private static final int TEMPLATES = 15;
    private static final int NEIGHBOURS = 3;

    private final Explanation explanation;
    private final Lang lang;

    PlainReport(Explanation explanation, Lang lang) {
        this.explanation = explanation;
        this.lang = lang;
    }

    void print(PrintWriter out) {
        out.println(explanation.summary().in(lang));
        explanation.notes().forEach(note -> out.println("  ! " + note.in(lang)));
        out.println();
        out.println(say("格式", "Format") + ": " + explanation.format());
        if (explanation.from() != null) {
            out.println(say("时间", "Time") + ": " + explanation.from() + " … " + explanation.to());
        }
        out.println(
                say("级别", "Levels") + ": " + explanation.levels().entrySet().stream().map(e -> e.getKey() + " " + e.getValue())
                        .collect(Collectors.joining("  ")));
        timeline(out);
        findings(out);
        knownErrors(out);
        templates(out);
        masked(out);
    }

    private void timeline(PrintWriter out) {
        Explanation.Timeline timeline = explanation.timeline();
        if (timeline == null || timeline.levels().values().stream().allMatch(row -> row.size() < 2)) {
            return;
        }
        out.println(say("时间线，每格 ", "Timeline, ") + timeline.seconds() + say(" 秒", " s a column"));
        timeline.levels().forEach((level, row) -> out.println("  " + pad(level, 6) + bars(row)));
    }

    private static String bars(List<Integer> row) {
        int most = Math.max(1, Collections.max(row));
        StringBuilder bars = new StringBuilder();
        for (int count : row) {
            bars.append(BARS.charAt(count == 0 ? 0 : 1 + (int) ((long) count * (BARS.length() - 2) / most)));
        }
        return bars.toString();
    }

    private void findings(PrintWriter out) {
        if (explanation.findings().isEmpty()) {
            return;
        }
        out.println();
        out.println(say("发现", "Findings"));
        int number = 1;
        for (Explanation.Finding finding : explanation.findings()) {
            out.println(pad(number++ + ".", 4) + "[" + finding.kind() + "] " + finding.text().in(lang));
            out.println("    " + lines(finding.lines()) + "  " + shortened(finding.evidence()));
            if (number <= NEIGHBOURS + 1) {
                finding.near()
                        .forEach(near -> out.printf("%12d%s %s%n", near.line(),
                                finding.lines().contains(near.line()) ? " >" : "  ",
                                shortened(near.text())));
            }
        }
    }

    private void knownErrors(PrintWriter out) {
        if (explanation.knownErrors().isEmpty()) {
            return;
        }
        out.println();
        out.println(say("已知问题", "Known errors"));
        for (Explanation.Known known : explanation.knownErrors()) {
            out.println("  " + known.id() + " (" + known.severity() + "): " + known.title().in(lang));
            out.println("    " + lines(known.lines()) + (known.count() > known.lines().size()
                    ? say("，共 " + known.count() + " 次", ", " + known.count() + " times in all")
                    : ""));
            out.println("    " + say("原因", "Cause") + ": " + known.cause().in(lang));
            out.println("    " + say("办法", "Workaround") + ": " + known.workaround().in(lang));
            if (known.article() != null) {
                out.println("    " + say("文章", "Article") + ": " + known.article());
            }
        }
    }

    private void templates(PrintWriter out) {
        out.println();
        out.println(say("最常见的模板", "Most frequent templates"));
        explanation.templates().stream().limit(TEMPLATES)
                .forEach(template -> out.printf("%9d  %-5s  #%d  %s%n", template.count(), template.level(), template.id(),
                        shortened(template.text())));
        int more = Math.max(0, explanation.templates().size() - TEMPLATES) + explanation.moreTemplates();
        if (more > 0) {
            out.println("           " + say("另有 " + more + " 种", more + " more"));
        }
    }

    private void masked(PrintWriter out) {
        if (!explanation.masked().isEmpty()) {
            out.println();
            out.println(say("已遮盖", "Masked") + ": " + explanation.masked().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey()).map(e -> e.getKey() + " " + e.getValue())
                    .collect(Collectors.joining(", ")));
        }
    }

    private String lines(List<Long> lines) {
        return say("第 ", lines.size() == 1 ? "line " : "lines ")
                + lines.stream().map(String::valueOf).collect(Collectors.joining(", ")) + say(" 行", "");
    }

    /// Shows bytes that a terminal would obey as question marks.
    private static String shortened(String text) {
        String safe = text.replaceAll("\\p{Cntrl}", "?");
        return safe.length() <= 200 ? safe : safe.substring(0, 200) + "…";
    }

    private static String pad(String text, int width) {
        return text.length() >= width ? text : text + " ".repeat(width - text.length());
    }

    private String say(String zh, String en) {
        return Text.of(zh, en).in(lang);
    }
}
