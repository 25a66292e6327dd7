package dev.zhiban.assistant.route;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;

import org.jspecify.annotations.Nullable;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

import dev.zhiban.logs.Explanation;
import dev.zhiban.logs.LogFilter;
import dev.zhiban.logs.LogLines;

/// A question that only the log's own lines answer: "show lines around 10:32", "第 1234 行附近", "只看 payment 的 ERROR",
/// "每分钟多少条". Found by fixed rules; a message without a line, a clock, a level or a word to look for is no such question,
/// except for one about a rate.
public record LogAsk(Want want, LogFilter filter) {

    public enum Want {
        SHOW,
        COUNT,
        /// whether there is any
        HAS,
        RATE,
        FIRST,
        LAST,
        /// the records that took longest
        SLOWEST,
        /// the last lines, as many as the filter has
        END,
        /// what stands before the first error
        BEFORE
    }

    private static final int AROUND = 5;
    private static final int LONGEST = 120;
    private static final int SOME = 10;
    private static final Set<String> GRAVE = Set.of("ERROR", "FATAL");
    private static final Pattern HEAD = Pattern.compile(
            "(?:前|开头|最前面?|头) ?(\\d{1,3}) ?[行条]|(?:开头|最前面?|头)的?几[行条]|\\bfirst (?:(\\d{1,3})|few) lines?\\b|\\b(?:head|beginning) of the (?:log|file)\\b");
    private static final Pattern END = Pattern.compile(
            "(?:最后|末尾|结尾|尾部?) ?(\\d{1,3}) ?[行条]|(?:最后|末尾|结尾|尾部?)的?几[行条]|\\blast (?:(\\d{1,3})|few) lines?\\b|\\b(?:tail|end) of the (?:log|file)\\b");
    private static final Pattern SLOWEST = Pattern.compile("最慢|最耗时|(?:耗时|用时|时间)最(?:长|多|久)|\\b(?:slowest|longest)\\b");
    private static final Pattern TIMED = Pattern.compile("requests?|calls?|operations?|quer(?:y|ie)|jobs?|pauses?|slowest|longest|took|takes?");
    private static final Pattern EARLIER = Pattern.compile(
            "(?:报错|出错|错误|异常|故障|崩溃|失败)(?:发生|出现)?(?:之前|以前|前(?:面|后)?)(?:都|还)?(?:发生|有|是|出|做|打|的|在|怎)|\\b(?:before|leading up to) (?:the )?(?:first )?(?:errors?|crash\\w*|exceptions?|failures?|it failed)\\b");
    private static final Pattern HAS = Pattern
            .compile("有没有|有无|是否有|是不是有|有.{1,40}吗|\\b(?:any|is there|are there|does it (?:contain|have))\\b");
    /// Words of a log and not of a talk: `OutOfMemoryError`, `ORA-00600`, `deadlock`.
    private static final Pattern TECHNICAL = Pattern.compile(
            "\\b(?:[A-Z]?[a-z]+(?:[A-Z][a-z]+)+|[A-Z]{2,8}-\\d{3,6}|(?i:timeouts?|oom|deadlocks?|refused|denied|panic|traceback|segfault|killed))\\b");
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
            .compile("(?i)\\b(fatal|errors?|warnings?|warn|info|debug|trace)\\b|错误|报错|异常|警告|告警");
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
        if (LogAspects.SHARED.in(small)) {
            return Optional.empty();
        }
        Optional<LogAsk> whole = ofTheWhole(small, text);
        if (whole.isPresent()) {
            return whole;
        }
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

    /// Questions about a beginning, an end, the slowest, what came before, and whether there is something.
    private static Optional<LogAsk> ofTheWhole(String small, String text) {
        Matcher head = HEAD.matcher(small);
        if (head.find()) {
            return Optional.of(new LogAsk(Want.SHOW, LogFilter.ALL.lines(1, some(head))));
        }
        Matcher end = END.matcher(small);
        if (end.find()) {
            return Optional.of(new LogAsk(Want.END, LogFilter.ALL.lines(1, some(end))));
        }
        if (SLOWEST.matcher(small).find()) {
            LogFilter clock = clock(small);
            List<String> words = words(small).stream().filter(word -> !TIMED.matcher(word).matches()).toList();
            return Optional.of(new LogAsk(Want.SLOWEST, clock.words(words)));
        }
        if (EARLIER.matcher(small).find() && !CLOCK.matcher(small).find()) {
            return Optional.of(new LogAsk(Want.BEFORE, LogFilter.ALL));
        }
        Matcher technical = TECHNICAL.matcher(text);
        return HAS.matcher(small).find() && technical.find()
                ? Optional.of(new LogAsk(Want.HAS, LogFilter.ALL.words(words(technical.group().toLowerCase(Locale.ROOT)))))
                : Optional.empty();
    }

    private static long some(Matcher matcher) {
        for (int group = 1; group <= matcher.groupCount(); group++) {
            if (matcher.group(group) != null) {
                return Math.clamp(Integer.parseInt(matcher.group(group)), 1, LogLines.SHOWN);
            }
        }
        return SOME;
    }

    /// The same where the log says what it means: a rate is one of errors if there are any; the last lines; those before the
    /// first error.
    public LogAsk within(Explanation log) {
        return switch (want) {
            case RATE -> filter.everything() && GRAVE.stream().anyMatch(level -> log.levels().getOrDefault(level, 0L) > 0) ? new LogAsk(want, LogFilter.ALL.level("ERROR")) : this;
            case END -> new LogAsk(Want.SHOW, LogFilter.ALL.lines(Math.max(1, log.lines() - filter.toLine() + 1), Math.max(1, log.lines())));
            case BEFORE -> beforeTheFirstError(log);
            case SHOW, COUNT, HAS, FIRST, LAST, SLOWEST -> this;
        };
    }

    private static LogAsk beforeTheFirstError(Explanation log) {
        LongStream errors = log.templates().stream().filter(template -> GRAVE.contains(template.level()))
                .mapToLong(template -> template.first().line());
        OptionalLong first = errors.min();
        return new LogAsk(Want.SHOW, first.isEmpty() ? LogFilter.ALL.level("ERROR")
                : LogFilter.ALL.lines(Math.max(1, first.getAsLong() - SOME), first.getAsLong()));
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
