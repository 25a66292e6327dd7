package dev.zhiban.assistant.route;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

import dev.zhiban.logs.LogFilter;

/// A question that only the log's own lines answer: "show lines around 10:32", "第 1234 行附近", "只看 payment 的 ERROR",
/// "每分钟多少条". Found by fixed rules; a message without a line, a clock, a level or a word to look for is no such question,
/// except for one about a rate.
public record LogAsk(Want want, LogFilter filter) {

    public enum Want {
        SHOW,
        COUNT,
        RATE,
        FIRST,
        LAST
    }

    private static final int AROUND = 5;
    private static final int LONGEST = 120;
    private static final Pattern LINES = Pattern.compile(
            "第? ?(\\d{1,9}) ?(?:-|–|~|到|至) ?(?:第 ?)?(\\d{1,9}) ?行|\\blines? (?:from )?(\\d{1,9}) ?(?:-|–|to|through|until|and) ?(\\d{1,9})");
    private static final Pattern LINE = Pattern.compile(
            "第 ?(\\d{1,9}) ?行|(\\d{1,9}) ?行(?:附近|前后|左右|上下|周围)|\\bline ?(?:no\\.? ?|number |#)?(\\d{1,9})|\\bl(\\d{2,9})\\b|行 ?(\\d{2,9})");
    private static final Pattern CLOCK = Pattern.compile(
            "(上午|早上|凌晨|下午|晚上|中午)? ?(\\d{1,2})(?:[:：](\\d{2})(?:[:：](\\d{2}))?|[点时] ?(半|\\d{1,2})? ?分?) ?(am|pm)?");
    private static final Pattern AFTER = Pattern.compile("以后|之后|往后|后面|\\b(?:after|since|from)\\b");
    private static final Pattern BEFORE = Pattern.compile("以前|之前|往前|\\b(?:before|until)\\b");
    private static final Pattern ABOUT = Pattern.compile("附近|前后|左右|周围|那会|那时|的时候|\\b(?:around|near|about|at)\\b");
    private static final Pattern SHOW = Pattern.compile(
            "只看|只要|看一下|看看|看下|给我看|显示|列出|过滤|筛选|找出|搜|查一下|有哪些|发生了什么|内容|贴出来|\\b(?:only|show|list|display|filter|grep|find|print|see|which|what happened|what is in|what's in)\\b");
    private static final Pattern COUNT = Pattern
            .compile("多少|几(?:条|次|个|行)|数量|总数|统计|\\b(?:how many|how often|count|number of)\\b");
    private static final Pattern RATE = Pattern
            .compile("每分钟|每一分钟|一分钟|频率|多久一次|\\b(?:per minute|each minute|every minute|a minute|how often|frequency)\\b");
    private static final Pattern FIRST = Pattern
            .compile("第一(?:次|条|个)|最早|首次|首条|什么时候开始|几点开始|\\b(?:first|start(?:ed)?|begin|began)\\b");
    private static final Pattern LAST = Pattern
            .compile("最后|最近一|最晚|什么时候(?:停|结束|恢复)|几点(?:停|结束|恢复)|\\b(?:last|latest|most recent|stop(?:ped)?|ended)\\b");
    private static final Pattern PICK = Pattern.compile("只看|只要|过滤|筛选|列出|显示|\\b(?:only|filter|grep|list|show)\\b");
    private static final Pattern OF_A_LOG = Pattern.compile(
            "日志|出现|\\d ?行|[几哪]行|条|次|记录|什么时候|几点|\\b(?:logs?|lines?|records?|times|entries|messages?|when|occur\\w*|appear\\w*|happen\\w*|mention\\w*|contain\\w*)\\b");
    private static final Pattern LEVEL = Pattern
            .compile("(?i)\\b(fatal|errors?|warnings?|warn|info|debug|trace)\\b|错误|报错|警告|告警");
    private static final Pattern QUOTED = Pattern.compile("[\"“「『`]([^\"”」』`]{2,60})[\"”」』`]");
    private static final Pattern HOLDING = Pattern.compile(
            "(?:包含|含有|带有?|提到|关于|搜索?|\\bcontain(?:s|ing)?|\\bmention(?:s|ing)?|\\bgrep|\\bmatching) ?([\\p{L}\\p{N}_.:/@-]{2,40})");
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_.:/@-]{2,40}");
    private static final Set<String> ORDINARY = Set.of("the", "and", "all", "any", "are", "was", "were", "does", "did", "how",
            "many", "often",
            "much", "what", "when", "which", "where", "who", "why", "show", "list", "only", "just", "please", "give", "display",
            "filter",
            "grep", "find", "print", "see", "line", "lines", "log", "logs", "file", "records", "record", "messages", "message",
            "entries",
            "around", "near", "about", "from", "between", "until", "before", "after", "since", "with", "for", "that", "this",
            "there", "them",
            "they", "its", "it", "have", "has", "had", "been", "per", "minute", "minutes", "each", "every", "hour", "time",
            "times", "first",
            "last", "latest", "most", "recent", "start", "started", "begin", "began", "stop", "stopped", "end", "ended",
            "happen", "happened",
            "happens", "occur", "occurred", "appear", "appeared", "seen", "level", "count", "number", "frequency", "contain",
            "contains",
            "containing", "mention", "mentions", "mentioning", "matching", "can", "you", "could", "would", "into", "one",
            "ones", "error", "errors",
            "warn", "warning", "warnings", "info", "debug", "trace", "fatal", "exception", "exceptions", "through", "come",
            "came", "say", "says",
            "not", "but", "get", "got", "still", "fix", "cause", "caused", "problem", "wrong", "frequent", "common");

    static Optional<LogAsk> in(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String small = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        LogFilter filter = lines(small);
        boolean placed = !filter.everything();
        String rest = LINE.matcher(LINES.matcher(small).replaceAll(" ")).replaceAll(" ");
        if (!placed) {
            filter = clock(small);
            placed = !filter.everything();
            rest = placed ? CLOCK.matcher(small).replaceAll(" ") : small;
        }
        String level = level(rest);
        List<String> words = words(rest);
        filter = filter.level(level).words(words);
        boolean told = level != null || OF_A_LOG.matcher(small).find();
        if (RATE.matcher(small).find()) {
            return Optional.of(new LogAsk(Want.RATE, filter));
        }
        if (placed) {
            return Optional.of(new LogAsk(COUNT.matcher(small).find() ? Want.COUNT : Want.SHOW, filter));
        }
        boolean named = !words.isEmpty();
        if (named && told && FIRST.matcher(small).find()) {
            return Optional.of(new LogAsk(Want.FIRST, filter));
        }
        if (named && told && LAST.matcher(small).find()) {
            return Optional.of(new LogAsk(Want.LAST, filter));
        }
        if (named && (told && COUNT.matcher(small).find()
                || (told || PICK.matcher(small).find()) && SHOW.matcher(small).find())) {
            return Optional.of(new LogAsk(COUNT.matcher(small).find() ? Want.COUNT : Want.SHOW, filter));
        }
        boolean onlyLevel = level != null && SHOW.matcher(small).find() && !COUNT.matcher(small).find();
        return onlyLevel ? Optional.of(new LogAsk(Want.SHOW, filter)) : Optional.empty();
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

    private static @Nullable String level(String text) {
        Matcher level = LEVEL.matcher(text);
        if (!level.find()) {
            return null;
        }
        return switch (level.group()) {
            case "fatal" -> "FATAL";
            case "warn", "warning", "warnings", "警告", "告警" -> "WARN";
            case "info" -> "INFO";
            case "debug" -> "DEBUG";
            case "trace" -> "TRACE";
            default -> "ERROR";
        };
    }

    /// What is quoted or said to be held; else the words that are no ordinary ones.
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher quoted = QUOTED.matcher(text);
        while (quoted.find()) {
            words.add(quoted.group(1).strip());
        }
        if (words.isEmpty()) {
            Matcher holding = HOLDING.matcher(text);
            if (holding.find() && !ORDINARY.contains(holding.group(1))) {
                words.add(holding.group(1));
                return words;
            }
            Matcher word = WORD.matcher(text);
            while (word.find() && words.size() < 4) {
                String found = word.group().replaceAll("[.:/@-]+$", "");
                if (!ORDINARY.contains(found)) {
                    words.add(found.endsWith("s") && !found.endsWith("ss") && found.length() > 4 && found.matches("[a-z]+")
                            ? found.substring(0, found.length() - 1)
                            : found);
                }
            }
        }
        return words;
    }
}
