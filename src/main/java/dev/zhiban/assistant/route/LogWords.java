package dev.zhiban.assistant.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/// Levels and words to look for that a question names.
final class LogWords {

    private static final Pattern LEVEL = Pattern
            .compile("(?i)\\b(fatal|errors?|exceptions?|warnings?|warn|info|debug|trace)\\b|错误|报错|异常|警告|告警");
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
            "break", "breakdown", "down", "group", "grouped", "top", "worst", "failure", "failures", "failed", "fails",
            "failing",
            "logged", "writes", "newest", "final", "few", "couple", "several", "two", "three", "four", "five", "ten", "like",
            "tell",
            "look", "slow", "slower", "took", "take", "takes", "long", "longer", "than", "over", "too", "your", "our", "mine",
            "some", "whole", "noisiest", "tail", "anything", "something", "everything", "out", "across", "ever", "kind",
            "kinds",
            "type", "types", "want", "need",
            "not", "but", "get", "got", "still", "fix", "cause", "caused", "problem", "wrong", "frequent", "common");

    private static final Pattern IDEOGRAPH = Pattern.compile("\\p{Han}");
    /// "payment errors", "errors from payment"
    private static final Pattern BESIDE_ERRORS = Pattern.compile(
            "([a-z][a-z0-9_.:/@-]{2,40}) (?:errors?|exceptions?|failures?|warnings?)\\b|\\b(?:errors?|exceptions?|failures?|warnings?) (?:of|from|in) ([a-z][a-z0-9_.:/@-]{2,40})");

    private LogWords() {
    }

    static @Nullable String level(String text) {
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

    /// Those of the words that say which errors are meant, and not what is done with them: in English these stand beside them.
    static List<String> ofErrors(String text, List<String> words) {
        if (IDEOGRAPH.matcher(text).find() || QUOTED.matcher(text).find() || HOLDING.matcher(text).find()) {
            return words;
        }
        Matcher beside = BESIDE_ERRORS.matcher(text);
        return !beside.find() ? List.of()
                : words.stream().filter(word -> word.equals(beside.group(1)) || word.equals(beside.group(2))).toList();
    }

    /// What is quoted or said to be held; else the words that are no ordinary ones.
    static List<String> words(String text) {
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
