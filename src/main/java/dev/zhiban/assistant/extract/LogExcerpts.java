package dev.zhiban.assistant.extract;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import dev.zhiban.assistant.route.LogAsk;
import dev.zhiban.logs.Attribute;
import dev.zhiban.logs.Excerpt;
import dev.zhiban.logs.Explanation.Near;
import dev.zhiban.logs.Explanation.Place;
import dev.zhiban.logs.LogFilter;
import dev.zhiban.logs.Shares;
import dev.zhiban.platform.text.Lang;
import dev.zhiban.platform.text.Text;

/// Says what was found in the lines of a log, with line numbers.
public final class LogExcerpts {

    private static final Text NONE = Text.of("日志里没有%s。", "The log has no %s.");
    private static final Text COUNT = Text.of("日志里有 %d 条%s，第一条在第 %d 行%s，最后一条在第 %d 行%s。",
            "The log has %d %s, the first on line %d%s, the last on line %d%s.");
    private static final Text FIRST = Text.of("第一次出现在第 %d 行%s，共 %d 条%s：", "It first appears on line %d%s (%d %s in all):");
    private static final Text LAST = Text.of("最后一次出现在第 %d 行%s，共 %d 条%s。", "It last appears on line %d%s (%d %s in all).");
    private static final Text RATE = Text.of("共 %d 条%s，平均每分钟 %s 条；最多的一分钟从第 %d 行%s开始，有 %d 条。",
            "There are %d %s, %s a minute on average; the busiest minute begins on line %d%s with %d.");
    private static final Text TIMELESS = Text.of("共 %d 条%s，但这些行没有时间，算不出每分钟多少条。",
            "There are %d %s, but the lines carry no time, so there is no number per minute.");
    private static final Text SLOWEST = Text.of("%d 条%s写了耗时，最慢的在第 %d 行%s；最慢的几条：",
            "%d %s say how long they took; the slowest is on line %d%s. The slowest ones:");
    private static final Text UNTIMED = Text.of("日志里没有写明耗时的%s。", "The log has no %s that say how long they took.");
    private static final Text ENDLESS = Text.of("日志的行没有时间，看不出哪些是最后的。可以问“最后 20 行”。",
            "The lines carry no time, so there is no telling which are of that time. Ask for \"the last 20 lines\", for example.");
    private static final Text ONE = Text.of("日志里有 1 条%s，在第 %d 行%s。", "The log has 1 %s, on line %d%s.");
    private static final Text NEWEST = Text.of("最近 %d 条（共 %d 条%s）：", "The last %d of %d %s:");
    private static final Text LATEST = Text.of("最近一条（共 %d 条%s）：", "The last of %d %s:");
    private static final Text OLDEST = Text.of("最早 %d 条（共 %d 条%s）：", "The first %d of %d %s:");
    private static final Text MOST = Text.of("最多的%s是 `%s`：%d 条%s里有 %d 条（%d%%），首见第 %d 行。",
            "The %s with most is `%s`: of %d %s it has %d (%d%%), first on line %d.");
    private static final Text OTHER = Text.of("`%s`：%d 条，首见第 %d 行", "`%s`: %d, first on line %d");
    private static final Text SILENT = Text.of("另有 %d 条没有写%s。", "Further %d name no %s.");
    private static final Text UNNAMED = Text.of("这 %d 条%s都没有写%s。", "None of the %d %s names a %s.");
    private static final Text ALL = Text.of("共 %d 条%s，第 %d 到 %d 行：", "%d %s, lines %d to %d:");
    private static final Text SOME = Text.of("共 %d 条%s，第 %d 到 %d 行，先列出前面的：", "%d %s, lines %d to %d; the first of them:");
    private static final Text CUT = Text.of("日志太大，只查了前面的部分。", "The log is too large: only its first part was searched.");

    private static final int HAS_LINES = 3;
    private static final int NAMED = 3;

    private LogExcerpts() {
    }

    public static String answer(LogAsk ask, Excerpt found, Lang lang) {
        if (ask.filter().latest() != null && ask.filter().latest().since() == null) {
            return ENDLESS.in(lang);
        }
        String what = what(ask.filter(), lang);
        Place first = found.first();
        Place last = found.last();
        Text none = ask.want() == LogAsk.Want.SLOWEST ? UNTIMED : NONE;
        String text = first == null || last == null ? none.in(lang).formatted(what) : switch (ask.want()) {
            case SHOW -> shown(found, what(ask.filter().lines(0, 0), lang), lang);
            case COUNT -> counted(found.records(), what, first, last, lang);
            case HAS -> counted(found.records(), what, first, last, lang) + "\n\n"
                    + block(found.lines().stream().limit(HAS_LINES).toList());
            case FIRST -> FIRST.in(lang).formatted(first.line(), at(first, lang), found.records(), what) + "\n\n"
                    + block(found.lines().stream().limit(1).toList());
            case LAST -> LAST.in(lang).formatted(last.line(), at(last, lang), found.records(), what);
            case RATE -> rate(found, what, lang);
            case SLOWEST -> SLOWEST.in(lang).formatted(found.records(), what, first.line(), at(first, lang)) + "\n\n"
                    + block(found.lines());
            case NEWEST, OLDEST -> found.records() <= ask.some() ? shown(found, what, lang)
                    : some(ask, found.records(), what, lang) + "\n\n" + block(found.lines());
            case END, BEFORE, GROUPED -> shown(found, what(ask.filter().lines(0, 0), lang), lang);
        };
        return found.cut() ? text + "\n\n" + CUT.in(lang) : text;
    }

    private static String some(LogAsk ask, long records, String what, Lang lang) {
        return ask.some() == 1 && ask.want() == LogAsk.Want.NEWEST ? LATEST.in(lang).formatted(records, what)
                : (ask.want() == LogAsk.Want.NEWEST ? NEWEST : OLDEST).in(lang).formatted(ask.some(), records, what);
    }

    private static String counted(long records, String what, Place first, Place last, Lang lang) {
        return records == 1 ? ONE.in(lang).formatted(what.replaceFirst("records", "record"), first.line(), at(first, lang))
                : COUNT.in(lang).formatted(records, what, first.line(), at(first, lang), last.line(), at(last, lang));
    }

    /// Whom the records name, with the line that names them first.
    public static String answer(LogAsk ask, Attribute by, Shares shares, Lang lang) {
        String what = what(ask.filter(), lang);
        Text name = name(by);
        if (shares.records() == 0) {
            return NONE.in(lang).formatted(what);
        }
        if (shares.most().isEmpty()) {
            return UNNAMED.in(lang).formatted(shares.records(), what, name.in(lang));
        }
        Shares.Share top = shares.most().getFirst();
        StringBuilder text = new StringBuilder(MOST.in(lang).formatted(name.in(lang), top.value(), shares.records(), what,
                top.records(), Math.round(100.0 * top.records() / shares.records()), top.line()));
        shares.most().stream().skip(1).forEach(one -> text.append("\n- ")
                .append(OTHER.in(lang).formatted(one.value(), one.records(), one.line())));
        if (shares.naming() < shares.records()) {
            text.append("\n\n").append(SILENT.in(lang).formatted(shares.records() - shares.naming(), name.in(lang)));
        }
        return shares.cut() ? text + "\n\n" + CUT.in(lang) : text.toString();
    }

    private static Text name(Attribute by) {
        return switch (by) {
            case HOST -> Text.of("主机", "host");
            case THREAD -> Text.of("线程", "thread");
            case LOGGER -> Text.of("模块", "module");
            case USER -> Text.of("用户", "user");
            case TENANT -> Text.of("客户", "customer");
            case ADDRESS -> Text.of("地址", "address");
            case ENDPOINT -> Text.of("接口", "endpoint");
        };
    }

    private static String rate(Excerpt found, String what, Lang lang) {
        Place busiest = found.busiest();
        return busiest == null ? TIMELESS.in(lang).formatted(found.records(), what)
                : RATE.in(lang).formatted(found.records(), what, "%.1f".formatted(found.perMinute()), busiest.line(),
                        at(busiest, lang),
                        found.inIt());
    }

    private static String shown(Excerpt found, String what, Lang lang) {
        Text lead = found.records() <= found.lines().size() ? ALL : SOME;
        long from = found.lines().getFirst().line();
        long to = Math.max(found.lines().getLast().line(), found.last() == null ? 0 : found.last().line());
        return lead.in(lang).formatted(found.records(), what, from, to) + "\n\n" + block(found.lines());
    }

    /// A fenced block; what would end it is softened.
    private static String block(List<Near> lines) {
        StringBuilder text = new StringBuilder("```\n");
        lines.forEach(line -> text.append(line.line()).append("  ").append(line.text().replace("```", "'''")).append('\n'));
        return text.append("```").toString();
    }

    private static String at(@Nullable Place place, Lang lang) {
        String at = place == null ? null : place.at();
        return at == null ? "" : lang == Lang.ZH ? "（" + at + "）" : " (" + at + ")";
    }

    /// The conditions in words: "`payment` 的 ERROR 记录".
    private static String what(LogFilter filter, Lang lang) {
        List<String> parts = new ArrayList<>();
        if (filter.toLine() > 0) {
            parts.add(Text
                    .of("第 " + filter.fromLine() + "–" + filter.toLine() + " 行的",
                            "on lines " + filter.fromLine() + "–" + filter.toLine())
                    .in(lang));
        }
        if (filter.fromSecond() >= 0) {
            parts.add(period(clock(filter.fromSecond()), clock(filter.toSecond())).in(lang));
        }
        if (filter.latest() != null) {
            parts.add(latest(filter.latest().span()).in(lang));
        }
        if (!filter.words().isEmpty()) {
            String words = "`" + String.join("` `", filter.words()) + "`";
            parts.add(Text.of("含 " + words + " 的", "with " + words).in(lang));
        }
        if (!filter.either().isEmpty()) {
            String some = filter.either().stream().limit(NAMED).map(word -> "`" + word + "`")
                    .collect(Collectors.joining(lang == Lang.ZH ? "、" : ", "));
            parts.add(Text.of("含 " + some + " 等的", "with " + some + " or the like").in(lang));
        }
        String level = filter.level() == null ? ""
                : filter.level() + (filter.level().equals("ERROR") || filter.level().equals("WARN")
                        ? lang == Lang.ZH ? "（及更严重）" : " (or worse)"
                        : "");
        if (lang == Lang.ZH) {
            return String.join("", parts) + (level.isEmpty() ? "" : " " + level + (level.endsWith("）") ? "" : " ")) + "记录";
        }
        return (level.isEmpty() ? "" : level + " ") + "records" + (parts.isEmpty() ? "" : " " + String.join(" ", parts));
    }

    private static Text latest(Duration span) {
        long minutes = span.toMinutes();
        return minutes == 0 || span.toSecondsPart() > 0 ? latest(span.toSeconds(), "秒", "seconds")
                : minutes % 60 > 0 ? latest(minutes, "分钟", "minutes")
                        : span.toHoursPart() > 0 ? latest(span.toHours(), "小时", "hours") : latest(span.toDays(), "天", "days");
    }

    private static Text latest(long count, String zh, String en) {
        return Text.of("最后 " + count + " " + zh + "的", "in the log's last "
                + (count == 1 ? en.substring(0, en.length() - 1) : count + " " + en));
    }

    private static Text period(String from, String to) {
        return from.equals("00:00") ? Text.of(" " + to + " 前的", "before " + to)
                : to.equals("24:00") ? Text.of(" " + from + " 起的", "from " + from + " on")
                        : Text.of(" " + from + " 起、" + to + " 前的", "from " + from + " until " + to);
    }

    private static String clock(int second) {
        return second % 60 == 0 ? "%02d:%02d".formatted(second / 3600, second / 60 % 60)
                : "%02d:%02d:%02d".formatted(second / 3600, second / 60 % 60, second % 60);
    }
}
