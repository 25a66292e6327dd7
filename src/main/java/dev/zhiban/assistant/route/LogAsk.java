package dev.zhiban.assistant.route;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;

import org.jspecify.annotations.Nullable;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

import dev.zhiban.logs.Attribute;
import dev.zhiban.logs.Explanation;
import dev.zhiban.logs.LogFilter;
import dev.zhiban.logs.LogLines;

/// A question that only the log's own lines answer: "show lines around 10:32", "最近 5 条错误", "有没有超时", "which host has most
/// errors", "每分钟多少条". Found by fixed rules; a message without a line, a clock, a level, a topic or a word to look for is no
/// such question, except for one about a rate.
///
/// @param some how many lines or records are wanted, where that matters
/// @param by whom they are counted by; only of [Want#GROUPED]
public record LogAsk(Want want, LogFilter filter, int some, @Nullable Attribute by) {

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
        /// the last lines
        END,
        /// what stands before the first error
        BEFORE,
        /// the first matching records
        OLDEST,
        /// the last matching records
        NEWEST,
        /// whom most of them name
        GROUPED
    }

    static final int LONGEST = 120;

    private static final int SOME = 10;
    private static final int FEW = 5;
    private static final Set<String> GRAVE = Set.of("ERROR", "FATAL");
    private static final String COUNTED = "(\\d{1,3}|[一两二三四五六七八九十几])";
    private static final String COUNTED_EN = "(\\d{1,3}|few|couple of|two|three|four|five|six|seven|eight|nine|ten|several)";
    private static final Pattern HEAD = Pattern.compile(
            "(?:前|开头|最前面?|头)的? ?" + COUNTED + " ?[行条]|(?:开头|最前面?|头)的?几[行条]|\\bfirst " + COUNTED_EN
                    + " lines?\\b|\\b(?:head|beginning|start) of the (?:log|file)\\b");
    private static final Pattern END = Pattern.compile(
            "(?:最近|最新|最后|末尾|结尾|尾部?)的? ?" + COUNTED + " ?[行条]|(?:最后|末尾|结尾|尾部?)的?几[行条]|\\blast " + COUNTED_EN
                    + " lines?\\b|\\b(?:tail|end) of the (?:log|file)\\b");
    private static final Pattern NEWEST = Pattern.compile("(?:最近|最新|最后|末尾|倒数)(?:的|出现的|发生的)? ?(?:" + COUNTED
            + " ?(?:条|个|次|行|起|笔)|(?:的|几次|错误|报错|异常|警告|告警|error|warn))|\\b(?:last|latest|newest|(?:most )?recent|final)(?: "
            + COUNTED_EN + ")?\\b|\\b" + COUNTED_EN + " (?:last|latest|newest|most recent)\\b|\\btail\\b");
    private static final Pattern ONE = Pattern.compile(
            "\\b(?:last|latest|newest|most recent|final) (?:\\w+ )?(?:error|warning|exception|timeout|failure|crash)\\b");
    private static final Pattern OLDEST = Pattern.compile("(?:最早|最先|最开始|开头|最前面?|前)的? ?" + COUNTED
            + " ?(?:条|个|次|起|笔)|\\b(?:first|earliest|oldest) " + COUNTED_EN + "\\b");
    private static final Pattern NOT_RECORDS = Pattern.compile(
            "什么时候|几点|时间|[最这上][近后]?一次|哪一?行|行号|(?:分钟|小时|秒钟?|天|周)(?:的|内|里|之内)|多少|\\b(?:when|what time|how many|how often|which line|last (?:time|seen|occur\\w*|night|week|hour|minute|day)|(?:last|past) \\w+ (?:minutes?|hours?|days?|seconds?))\\b");
    private static final Pattern SLOWEST = Pattern.compile(
            "最慢|最耗时|(?:耗时|用时|时间)最(?:长|多|久)|慢(?:请求|查询|操作|接口|调用|sql)|(?:哪些|什么|哪个).{0,6}(?:很慢|比较慢|太慢|耗时长|耗时久)|\\b(?:slowest|longest)\\b|\\bslow (?:requests?|calls?|operations?|quer(?:y|ies)|jobs?|transactions?|statements?)\\b|\\btook (?:too|so|very) long\\b|\\b(?:what|which \\w+) (?:is|are|was|were) slow\\b");
    private static final Pattern TIMED = Pattern.compile(
            "requests?|calls?|operations?|quer(?:y|ie)|jobs?|pauses?|transactions?|statements?|slowest|longest|took|takes?|things?|order");
    private static final Pattern EARLIER = Pattern.compile(
            "(?:报错|出错|错误|异常|故障|崩溃|失败)(?:发生|出现)?(?:之前|以前|前(?:面|后)?)(?:都|还)?(?:发生|有|是|出|做|打|的|在|怎)|\\b(?:before|leading up to) (?:the )?(?:first )?(?:errors?|crash\\w*|exceptions?|failures?|it failed)\\b");
    private static final Pattern HAS = Pattern.compile(
            "有没有|有无|有(?:过)?[^没]{1,40}[吗么]|是否有|是不是有|是否(?:出现|发生)|(?:出现|发生)过?.{1,40}(?:吗|没有|没)|存在.{1,40}吗|[了过][吗么没]|\\b(?:any|is there|are there|was there|were there|did it|does it (?:contain|have)|do you see|can you see|anything)\\b|^(?:is|are|was|were|did|does|has|have)\\b");
    /// Asks for help and not for lines.
    private static final Pattern HELP = Pattern.compile(
            "怎么|如何|咋|解决|办法|方法|为什么|为啥|原因|怎样|处理|\\b(?:how (?:do|can|to|should)|why|fix|solve|resolve|solution|workaround|cause)\\b");
    /// Words of a log and not of a talk: `OutOfMemoryError`, `ORA-00600`, `deadlock`.
    private static final Pattern TECHNICAL = Pattern.compile(
            "\\b(?:[A-Z]?[a-z]+(?:[A-Z][a-z]+)+|[A-Z]{2,8}-\\d{3,6}|(?i:refused|denied|panic|traceback|killed))\\b");
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
    /// What Chinese questions for records are made of.
    private static final Pattern ASIDE = Pattern.compile(
            "报错|出错|错误|异常|警告|告警|故障|失败|有没有|有无|是否|出现|发生|日志|记录|只看|只要|显示|列出|看看|看一下|看下|给我|帮我|多少|哪些|什么|所有|全部|[的了吗么呢过有都里中个条次几在是请]");
    /// Ideographs beside these that a question may have.
    private static final int OTHERS = 2;
    private static final Pattern ERRONEOUS = Pattern
            .compile("报错|出错|错误|异常|故障|失败|问题|\\b(?:errors?|exceptions?|fail\\w*|problems?|worst|noisiest|affected)\\b");
    private static final List<String> NUMERALS = List.of("一", "二", "三", "四", "五", "六", "七", "八", "九", "十");
    private static final List<String> NUMBERS = List.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
            "ten");

    LogAsk(Want want, LogFilter filter) {
        this(want, filter, SOME, null);
    }

    static Optional<LogAsk> in(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String small = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        Optional<LogLatest> latest = LogLatest.in(small);
        return latest.isPresent() ? lately(latest.get()) : in(small, text);
    }

    private static Optional<LogAsk> in(String small, String text) {
        Optional<LogTopics> topic = LogTopics.in(small);
        Optional<LogAsk> special = grouped(small, topic).or(() -> some(small, topic));
        if (special.isPresent() || LogAspects.SHARED.in(small)) {
            return special;
        }
        return ofTheWhole(small, text, topic).or(() -> picked(small, topic));
    }

    /// The same within the last of the log's time, of which a level, a topic, "the log" or "show" is enough to say.
    private static Optional<LogAsk> lately(LogLatest latest) {
        String rest = latest.rest();
        Optional<LogTopics> topic = LogTopics.in(rest);
        LogFilter filter = filter(LogPlaces.in(rest), topic);
        boolean told = filter.level() != null || topic.isPresent() || OF_A_LOG.matcher(rest).find()
                || PICK.matcher(rest).find();
        Want want = COUNT.matcher(rest).find() ? Want.COUNT : HAS.matcher(rest).find() ? Want.HAS : Want.SHOW;
        Optional<LogAsk> ask = in(rest, rest)
                .or(() -> told && isAll(rest, topic, filter) && !HELP.matcher(rest).find() ? Optional.of(new LogAsk(want, filter)) : Optional.empty());
        return ask.map(one -> one.filtered(one.filter.latest(latest.span())));
    }

    /// Whether the text asks for nothing but these records: "the laptop shows errors" is about a laptop.
    private static boolean isAll(String text, Optional<LogTopics> topic, LogFilter filter) {
        String left = ASIDE.matcher(topic.map(one -> one.removedFrom(text)).orElse(text)).replaceAll("");
        return left.codePoints().filter(Character::isIdeographic).count() <= OTHERS
                && LogWords.ofErrors(text, filter.words()).equals(filter.words());
    }

    private LogAsk filtered(LogFilter narrower) {
        return new LogAsk(want, narrower, some, by);
    }

    /// What is told by a place, a level, a topic or words.
    private static Optional<LogAsk> picked(String small, Optional<LogTopics> topic) {
        LogPlaces places = LogPlaces.in(small);
        String level = LogWords.level(places.rest());
        LogFilter filter = filter(places, topic);
        boolean told = level != null || OF_A_LOG.matcher(small).find();
        if (RATE.matcher(small).find()) {
            return Optional.of(new LogAsk(Want.RATE, filter));
        }
        if (places.any()) {
            return Optional.of(new LogAsk(COUNT.matcher(small).find() ? Want.COUNT : Want.SHOW, filter));
        }
        boolean named = !filter.words().isEmpty() || topic.isPresent();
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
        boolean onlyLevel = level != null && !LogAspects.FREQUENT.in(small) && SHOW.matcher(small).find() && !COUNT.matcher(small).find();
        return onlyLevel ? Optional.of(new LogAsk(Want.SHOW, filter)) : Optional.empty();
    }

    private static LogFilter filter(LogPlaces places, Optional<LogTopics> topic) {
        String rest = topic.map(one -> one.removedFrom(places.rest())).orElse(places.rest());
        return places.filter().level(LogWords.level(rest)).words(LogWords.words(rest))
                .either(topic.map(LogTopics::written).orElse(List.of()));
    }

    /// "Which host has most errors"
    private static Optional<LogAsk> grouped(String small, Optional<LogTopics> topic) {
        return LogWhose.in(small).map(whose -> {
            LogPlaces places = LogPlaces.in(whose.removedFrom(small));
            LogFilter filter = filter(places, topic);
            filter = filter.words(LogWords.ofErrors(small, filter.words()));
            boolean errors = filter.level() == null && topic.isEmpty() && ERRONEOUS.matcher(small).find();
            return new LogAsk(Want.GROUPED, errors ? filter.level("ERROR") : filter, SOME, whose.attribute());
        });
    }

    /// "The last five errors": a level or topic, else they are lines.
    private static Optional<LogAsk> some(String small, Optional<LogTopics> topic) {
        Matcher newest = NEWEST.matcher(small);
        Matcher oldest = OLDEST.matcher(small);
        boolean last = newest.find();
        if (!last && !oldest.find() || NOT_RECORDS.matcher(small).find() || HELP.matcher(small).find()) {
            return Optional.empty();
        }
        LogFilter filter = filter(LogPlaces.in(small), topic);
        if (filter.level() == null && topic.isEmpty()) {
            return Optional.empty();
        }
        int usual = ONE.matcher(small).find() ? 1 : FEW;
        return Optional.of(new LogAsk(last ? Want.NEWEST : Want.OLDEST, filter, some(last ? newest : oldest, usual), null));
    }

    /// Questions about a beginning, an end, the slowest, what came before, and whether there is something.
    private static Optional<LogAsk> ofTheWhole(String small, String text, Optional<LogTopics> topic) {
        Matcher head = HEAD.matcher(small);
        if (head.find()) {
            return Optional.of(new LogAsk(Want.SHOW, LogFilter.ALL.lines(1, some(head, SOME))));
        }
        Matcher end = END.matcher(small);
        if (end.find()) {
            return Optional.of(new LogAsk(Want.END, LogFilter.ALL, some(end, SOME), null));
        }
        if (SLOWEST.matcher(small).find()) {
            LogPlaces places = LogPlaces.in(small);
            List<String> words = LogWords.words(places.rest()).stream().filter(word -> !TIMED.matcher(word).matches()).toList();
            return Optional.of(new LogAsk(Want.SLOWEST, places.filter().words(words)));
        }
        if (EARLIER.matcher(small).find() && !LogPlaces.in(small).any()) {
            return Optional.of(new LogAsk(Want.BEFORE, LogFilter.ALL));
        }
        return has(small, text, topic);
    }

    private static Optional<LogAsk> has(String small, String text, Optional<LogTopics> topic) {
        LogPlaces places = LogPlaces.in(small);
        if (HELP.matcher(small).find() || places.any()) {
            return Optional.empty();
        }
        if (topic.isPresent()) {
            String rest = topic.get().removedFrom(small).replaceAll("[\\p{P}\\s呢吗啊的]", "");
            return HAS.matcher(small).find() || rest.isEmpty() ? Optional.of(new LogAsk(Want.HAS, filter(places, topic)))
                    : Optional.empty();
        }
        Matcher technical = TECHNICAL.matcher(text);
        return HAS.matcher(small).find() && technical.find()
                ? Optional.of(new LogAsk(Want.HAS,
                        LogFilter.ALL.words(LogWords.words(technical.group().toLowerCase(Locale.ROOT)))))
                : Optional.empty();
    }

    private static int some(Matcher matcher, int usual) {
        for (int group = 1; group <= matcher.groupCount(); group++) {
            String found = matcher.group(group);
            if (found != null && !found.isEmpty() && Character.isDigit(found.charAt(0))) {
                return Math.clamp(Integer.parseInt(found), 1, LogLines.SHOWN);
            }
            if (found != null) {
                int numeral = Math.max(NUMERALS.indexOf(found.equals("两") ? "二" : found), NUMBERS.indexOf(found));
                return numeral >= 0 ? numeral + 1 : usual;
            }
        }
        return usual;
    }

    /// The same where the log says what it means: a rate is one of errors if there are any; the last lines; those before the
    /// first error.
    public LogAsk within(Explanation log) {
        return filter.latest() == null || log.to() == null ? inside(log) : filtered(filter.endingAt(log.to())).inside(log);
    }

    private LogAsk inside(Explanation log) {
        return switch (want) {
            case RATE -> filter.everything() && GRAVE.stream().anyMatch(level -> log.levels().getOrDefault(level, 0L) > 0)
                    ? new LogAsk(want, LogFilter.ALL.level("ERROR"))
                    : this;
            case END -> new LogAsk(Want.SHOW, LogFilter.ALL.lines(Math.max(1, log.lines() - some + 1), Math.max(1, log.lines())));
            case BEFORE -> beforeTheFirstError(log);
            case SHOW, COUNT, HAS, FIRST, LAST, SLOWEST, OLDEST, NEWEST, GROUPED -> this;
        };
    }

    /// Whether it looks for nothing but words, which may be those of another question.
    public boolean isOnlyWords() {
        return want != Want.HAS && filter.equals(LogFilter.ALL.words(filter.words()));
    }

    private static LogAsk beforeTheFirstError(Explanation log) {
        LongStream errors = log.templates().stream().filter(template -> GRAVE.contains(template.level()))
                .mapToLong(template -> template.first().line());
        OptionalLong first = errors.min();
        return new LogAsk(Want.SHOW, first.isEmpty() ? LogFilter.ALL.level("ERROR")
                : LogFilter.ALL.lines(Math.max(1, first.getAsLong() - SOME), first.getAsLong()));
    }
}
