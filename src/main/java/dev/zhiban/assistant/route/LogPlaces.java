package dev.zhiban.assistant.route;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

import dev.zhiban.logs.LogFilter;

/// Lines and times that a question names: "line 300", "第 250 到 253 行", "around 10:32", "10点35分到10点36分".
///
/// @param filter everything where none is named
/// @param rest of the question without them
record LogPlaces(LogFilter filter, String rest) {

    private static final int AROUND = 5;
    private static final Pattern LINES = Pattern.compile(
            "第? ?(\\d{1,9}) ?(?:-|–|~|到|至) ?(?:第 ?)?(\\d{1,9}) ?行|\\blines? (?:from )?(\\d{1,9}) ?(?:-|–|to|through|until|and) ?(\\d{1,9})");
    private static final Pattern LINE = Pattern.compile(
            "第 ?(\\d{1,9}) ?行|(\\d{1,9}) ?行(?:附近|前后|左右|上下|周围)|\\bline ?(?:no\\.? ?|number |#)?(\\d{1,9})|\\bl(\\d{2,9})\\b|行 ?(\\d{2,9})");
    private static final Pattern CLOCK = Pattern.compile(
            "(上午|早上|凌晨|下午|晚上|中午)? ?(\\d{1,2})(?:[:：](\\d{2})(?:[:：](\\d{2}))?|[点时] ?(半|\\d{1,2})? ?分?) ?(am|pm)?");
    private static final Pattern AFTER = Pattern.compile("以后|之后|往后|后面|\\b(?:after|since|from)\\b");
    private static final Pattern BEFORE = Pattern.compile("以前|之前|往前|\\b(?:before|until)\\b");
    private static final Pattern ABOUT = Pattern.compile("附近|前后|左右|周围|那会|那时|的时候|\\b(?:around|near|about|at)\\b");

    /// @param text in small letters
    static LogPlaces in(String text) {
        LogFilter lines = lines(text);
        if (!lines.everything()) {
            return new LogPlaces(lines, LINE.matcher(LINES.matcher(text).replaceAll(" ")).replaceAll(" "));
        }
        LogFilter clock = clock(text);
        return new LogPlaces(clock, clock.everything() ? text : CLOCK.matcher(text).replaceAll(" "));
    }

    boolean any() {
        return !filter.everything();
    }

    private static LogFilter lines(String text) {
        Matcher range = LINES.matcher(text);
        if (range.find()) {
            long from = number(range, 1, 3);
            long to = number(range, 2, 4);
            return LogFilter.ALL.lines(Math.max(1, Math.min(from, to)), Math.max(from, to));
        }
        Matcher line = LINE.matcher(text);
        if (line.find()) {
            long at = number(line, 1, 2, 3, 4, 5);
            return LogFilter.ALL.lines(Math.max(1, at - AROUND), at + AROUND);
        }
        return LogFilter.ALL;
    }

    private static long number(Matcher matcher, int... groups) {
        for (int group : groups) {
            if (matcher.group(group) != null) {
                return Long.parseLong(matcher.group(group));
            }
        }
        return 1;
    }

    private static LogFilter clock(String text) {
        Matcher clock = CLOCK.matcher(text);
        if (!clock.find()) {
            return LogFilter.ALL;
        }
        int from = second(clock);
        boolean exact = clock.group(4) != null;
        boolean whole = clock.group(3) == null && clock.group(5) == null;
        if (from < 0) {
            return LogFilter.ALL;
        }
        if (clock.find() && second(clock) >= 0) {
            int to = second(clock) + (clock.group(4) != null ? 1 : clock.group(3) == null && clock.group(5) == null ? 0 : 60);
            return LogFilter.ALL.seconds(from, Math.min(86_400, to));
        }
        if (AFTER.matcher(text).find() && !ABOUT.matcher(text).find()) {
            return LogFilter.ALL.seconds(from, 86_400);
        }
        if (BEFORE.matcher(text).find()) {
            return LogFilter.ALL.seconds(0, from);
        }
        boolean near = ABOUT.matcher(text).find();
        int before = near ? exact ? 10 : 60 : 0;
        int after = exact ? near ? 11 : 1 : whole ? 3_600 : near ? 120 : 60;
        return LogFilter.ALL.seconds(Math.max(0, from - before), Math.min(86_400, from + after));
    }

    private static int second(Matcher clock) {
        int hour = Integer.parseInt(clock.group(2));
        String half = clock.group(5);
        int minute = clock.group(3) != null ? Integer.parseInt(clock.group(3))
                : half == null ? 0 : half.equals("半") ? 30 : Integer.parseInt(half);
        int second = clock.group(4) == null ? 0 : Integer.parseInt(clock.group(4));
        boolean late = "下午".equals(clock.group(1)) || "晚上".equals(clock.group(1)) || "pm".equals(clock.group(6));
        int of = late && hour < 12 ? hour + 12 : hour;
        return of > 23 || minute > 59 || second > 59 ? -1 : of * 3600 + minute * 60 + second;
    }
}
