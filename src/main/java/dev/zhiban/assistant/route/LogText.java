package dev.zhiban.assistant.route;

import java.util.List;
import java.util.Optional;

import com.google.re2j.Pattern;

/// Tells a pasted log from prose, line by line, and what the person said from what the machine said.
public final class LogText {

    private static final Pattern TIME = Pattern.compile(
            "^\\W{0,3}(?:\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}[T ]\\d{1,2}:\\d{2}|\\d{1,2}:\\d{2}:\\d{2}|\\w{3} +\\d{1,2} \\d{2}:\\d{2}:\\d{2}|\\d{1,2}/\\w{3}/\\d{4}:\\d{2}|\\d{2}[-/]\\d{2} \\d{2}:\\d{2}:\\d{2}|\\d{10,13}\\b|\\[\\d{4}-)");
    private static final Pattern LEVEL = Pattern.compile(
            "\\b(?:ERROR|WARN|WARNING|INFO|DEBUG|TRACE|FATAL|SEVERE|CRITICAL|ERR|NOTICE|PANIC)\\b|\\[(?:error|warn|info|debug|notice|crit|emerg)\\]|level=\\w+|\"level\":");
    private static final Pattern STACK = Pattern.compile(
            "^\\s+at [\\w.$<>/]+\\(|^Caused by:|^\\s*\\.\\.\\. \\d+ more|^Traceback \\(most recent|^\\s+File \".*\", line \\d+|^[\\w.]+(?:Exception|Error)(?::|$)|^Exception in thread|^goroutine \\d+|^\\s+suppressed:|^panic: |^ORA-\\d+:");
    private static final Pattern HEADER = Pattern
            .compile("^\\S+ \\S+\\[\\d+\\]:|^<\\d+>|^\\{\".*\"\\}$|^kernel:|^\\[\\s*\\d+\\.\\d+\\]");

    private LogText() {
    }

    /// The words before the first line of a log, and the log from there on; empty when the text is no log.
    static Optional<Route.PastedLog> split(String text) {
        List<String> lines = text.lines().toList();
        int marked = 0;
        int strong = 0;
        int first = -1;
        for (int i = 0; i < lines.size(); i++) {
            int marks = marks(lines.get(i));
            if (marks > 0) {
                marked++;
                first = first < 0 ? i : first;
            }
            strong += marks > 1 ? 1 : 0;
        }
        boolean log = marked >= 2 && marked * 4 >= lines.size() || strong >= 1 && marked * 4 >= lines.size();
        if (!log) {
            return Optional.empty();
        }
        return Optional.of(new Route.PastedLog(String.join(" ", lines.subList(0, first)).strip(),
                String.join("\n", lines.subList(first, lines.size()))));
    }

    /// Whether the text holds a log.
    public static boolean isLog(String text) {
        return split(text).isPresent();
    }

    /// The log in a message, if it holds one.
    public static Optional<String> logIn(String text) {
        return split(text).map(Route.PastedLog::log);
    }

    private static int marks(String line) {
        String start = line.length() > 400 ? line.substring(0, 400) : line;
        boolean time = TIME.matcher(start).find();
        boolean stack = STACK.matcher(start).find();
        boolean level = LEVEL.matcher(start).find() && (time || start.length() > 20 && !hasHan(start));
        boolean header = HEADER.matcher(start).find();
        return (time && start.length() > 24 ? 1 : 0) + (stack ? 1 : 0) + (level ? 1 : 0) + (header ? 1 : 0);
    }

    private static boolean hasHan(String line) {
        return line.codePoints().limit(20).anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }
}
