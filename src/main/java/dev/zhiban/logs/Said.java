package dev.zhiban.logs;

import java.util.List;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import dev.zhiban.logs.anomaly.Bursts.Burst;
import dev.zhiban.logs.anomaly.Durations;
import dev.zhiban.logs.anomaly.Gaps;
import dev.zhiban.logs.anomaly.Shifts.Shift;
import dev.zhiban.platform.text.Text;

/// Findings as sentences, in both languages. Texts of templates come in masked.
final class Said {

    private Said() {
    }

    static Text onset(Onsets.Onset onset, LongFunction<String> time, Function<Course, String> text) {
        Course first = onset.chain().getFirst();
        String at = first.tally.firstAt == Tally.NO_TIME || onset.line() != first.tally.firstLine ? ""
                : time.apply(first.tally.firstAt);
        StringBuilder zh = new StringBuilder("此前 " + onset.quiet() + " 行没有新的错误，从第 " + onset.line() + " 行"
                + (at.isEmpty() ? "" : "（" + at + "）") + "开始出问题：" + text.apply(first));
        StringBuilder en = new StringBuilder("After " + onset.quiet() + " lines without a new error, trouble begins in line "
                + onset.line() + (at.isEmpty() ? "" : " (" + at + ")") + ": " + text.apply(first));
        List<Course> then = onset.chain().subList(1, onset.chain().size());
        if (!then.isEmpty()) {
            zh.append("；随后：").append(then.stream().map(c -> "第 " + c.strikes() + " 行 " + text.apply(c))
                    .collect(Collectors.joining("；")));
            en.append("; then ").append(then.stream().map(c -> "line " + c.strikes() + " " + text.apply(c))
                    .collect(Collectors.joining("; ")));
        }
        if (!onset.triggers().isEmpty()) {
            zh.append("。就在之前：").append(onset.triggers().stream().map(c -> "第 " + c.tally.firstLine + " 行 " + text.apply(c))
                    .collect(Collectors.joining("；")));
            en.append(". Just before: ").append(onset.triggers().stream()
                    .map(c -> "line " + c.tally.firstLine + " " + text.apply(c)).collect(Collectors.joining("; ")));
        }
        return Text.of(zh.append("。").toString(), en.append(".").toString());
    }

    static Text exception(Traces.Trace trace, UnaryOperator<String> masked) {
        String cause = trace.cause.isEmpty() ? "stack trace" : trace.cause;
        boolean wrapped = !trace.thrown.equals(trace.cause) && !trace.thrown.isEmpty();
        String at = masked.apply(trace.own.isEmpty() ? trace.frame : trace.own);
        return Text.of("异常 " + cause + (wrapped ? "（被包装为 " + trace.thrown + "）" : "") + "，共 " + trace.count + " 次，首次在第 "
                + trace.lines.getFirst() + " 行" + (at.isEmpty() ? "" : "，位置 " + at) + "。",
                "Exception " + cause + (wrapped ? " (wrapped in " + trace.thrown + ")" : "") + ", " + times(trace.count)
                        + ", first in line " + trace.lines.getFirst() + (at.isEmpty() ? "" : ", at " + at) + ".");
    }

    static Text exhausted(Course course, String text) {
        long line = course.strikes();
        return Text.of("资源耗尽，共 " + course.tally.count + " 次，从第 " + line + " 行起：" + text,
                "A resource is used up, " + times(course.tally.count) + ", from line " + line + " on: " + text);
    }

    static Text crowd(Course course, String text) {
        long from = course.crowd.orElseThrow().from();
        long to = course.crowd.orElseThrow().to();
        long count = course.crowd.orElseThrow().count();
        long usual = Math.round(course.crowd.orElseThrow().usual());
        return Text.of("从第 " + from + " 行到第 " + to + " 行密集出现 " + count + " 次（平时约每 " + usual + " 行一次）：" + text,
                count + " times between lines " + from + " and " + to + " (usually once in about " + usual + " lines): "
                        + text);
    }

    static Text burst(Burst burst, String from, long seconds, String text) {
        return Text.of("从 " + from + " 起 " + seconds + " 秒内突增到 " + burst.count() + " 次（平时每段约 " + Math.round(burst.usual())
                + " 次）：" + text,
                "Burst of " + burst.count() + " within " + seconds + " s from " + from + " (usually about "
                        + Math.round(burst.usual()) + " in such a span): " + text);
    }

    static Text appeared(Course course, LongFunction<String> time, String text) {
        Tally tally = course.tally;
        String since = tally.firstAt == Tally.NO_TIME ? "" : time.apply(tally.firstAt);
        return Text.of("从第 " + tally.firstLine + " 行" + (since.isEmpty() ? "" : "（" + since + "）") + "开始出现，此前没有，共 "
                + tally.count + " 次：" + text,
                "Began in line " + tally.firstLine + (since.isEmpty() ? "" : " (" + since + ")") + ", not seen before, "
                        + times(tally.count) + ": " + text);
    }

    static Text rare(Course course, String text) {
        return Text.of("少见，只出现 " + course.tally.count + " 次：" + text,
                "Rare, only " + times(course.tally.count) + ": " + text);
    }

    static Text error(Course course, String text) {
        Tally tally = course.tally;
        boolean warning = !tally.grave();
        String even = course.steady() ? "，整份日志里一直均匀出现" : "";
        return Text.of((warning ? "警告" : "错误") + "出现 " + tally.count + " 次" + even + "，首次在第 " + tally.firstLine + " 行：" + text,
                (warning ? "Warning, " : "Error, ") + times(tally.count)
                        + (course.steady() ? ", evenly through the whole log" : "") + ", first in line " + tally.firstLine
                        + ": "
                        + text);
    }

    static Text ended(Course course, LongFunction<String> time, String text) {
        Tally tally = course.tally;
        String at = tally.lastAt == Tally.NO_TIME ? "" : time.apply(tally.lastAt);
        return Text.of("此前一直均匀出现（" + tally.count + " 次），第 " + tally.lastLine + " 行" + (at.isEmpty() ? "" : "（" + at + "）")
                + "之后不再出现：" + text,
                "Came evenly, " + times(tally.count) + ", and no more after line " + tally.lastLine
                        + (at.isEmpty() ? "" : " (" + at + ")") + ": " + text);
    }

    static Text rate(Shift shift, String from, long seconds, String text) {
        long before = Math.round(shift.before());
        long after = Math.round(shift.after());
        return Text.of("从 " + from + " 起频率改变：每 " + seconds + " 秒由约 " + before + " 次变为约 " + after + " 次：" + text,
                "From " + from + " on at another rate: about " + after + " in " + seconds + " s instead of " + before + ": "
                        + text);
    }

    static Text slow(Durations.Slow slow, String text) {
        return Text.of("第 " + slow.line() + " 行特别慢：" + took(slow.longest(), "秒", "毫秒") + "，其余 99% 在 "
                + took(slow.usual(), "秒", "毫秒") + " 以内：" + text,
                "Line " + slow.line() + " is far slower than the others: " + took(slow.longest(), "s", "ms")
                        + ", where 99 % take "
                        + took(slow.usual(), "s", "ms") + " at most: " + text);
    }

    private static String took(long micros, String seconds, String millis) {
        return micros >= 1_000_000 ? micros / 100_000 / 10.0 + " " + seconds : Math.max(1, micros / 1_000) + " " + millis;
    }

    static Text concentration(Concentrations.Concentration one, UnaryOperator<String> masked) {
        long share = Math.round(one.share() * 100);
        long usual = Math.round(one.usual() * 100);
        String what = masked.apply(one.name() + "=" + one.value());
        return Text.of("约 " + share + "% 的错误都与 " + what + " 有关（全部记录中只占 " + usual + "%）。",
                "About " + share + " % of the errors have " + what + " (only " + usual + " % of all records do).");
    }

    static Text gap(Gaps.Gap gap, LongFunction<String> time, boolean restart) {
        long seconds = gap.length() / 1000;
        return Text.of(
                "日志在 " + time.apply(gap.from()) + " 之后静默了 " + span(seconds, "天", "小时", "分钟", "秒") + "，到第 " + gap.line()
                        + " 行才恢复"
                        + (restart ? "，像是重启。" : "。"),
                "The log was silent for " + span(seconds, "days", "hours", "minutes", "seconds") + " after "
                        + time.apply(gap.from()) + ", until line " + gap.line()
                        + (restart ? "; it looks like a restart." : "."));
    }

    private static String span(long seconds, String days, String hours, String minutes, String few) {
        return seconds >= 172_800 ? seconds / 86_400 + " " + days
                : seconds >= 7_200 ? seconds / 3_600 + " " + hours
                        : seconds >= 120 ? seconds / 60 + " " + minutes : seconds + " " + few;
    }

    static Text restart(Course course, String text) {
        return Text.of("第 " + course.tally.firstLine + " 行像是重新启动：" + text,
                "Line " + course.tally.firstLine + " looks like a restart: " + text);
    }

    static String times(long count) {
        return count == 1 ? "once" : count + " times";
    }
}
