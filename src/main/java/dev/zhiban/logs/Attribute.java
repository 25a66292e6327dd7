package dev.zhiban.logs;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.zhiban.logs.format.Line;
import dev.zhiban.logs.format.LogLine;
import dev.zhiban.logs.source.LogBytes;

/// Whom or what the first line of a record names. Read from the columns of its header where these say so (the host of syslog,
/// a thread in brackets, the logger), else from a value with a usual name: `host=web-1`, `"user":"u7"`, `for user root`.
public enum Attribute {
    HOST("host(?:_?name)?|server|node(?:_?name)?|machine|instance|computer|pod(?:_?name)?", true),
    THREAD("thread(?:[_.]?(?:name|id))?|tid", false),
    /// the logger, program or module
    LOGGER("logger|component|module|service(?:[_.]name)?|app|program", false),
    USER("user(?:_?(?:name|id))?|account|login|uid", true),
    TENANT("tenant(?:_?id)?|customer(?:_?id)?|client(?:_?id)?|org(?:_?id)?", true),
    ADDRESS("(?:client_?|remote_?|source_?|src_?)?(?:ip|addr(?:ess)?)|rhost", false),
    /// the path of a request
    ENDPOINT("path|uri|url|endpoint|route|api", false);

    private static final int REACH = 1_000;
    private static final Pattern SYSLOG_HOST = Pattern
            .compile("^(?:<\\d{1,3}>(?:1 )?)?(?:[A-Z][a-z]{2} +\\d{1,2}(?: \\d{4})? [\\d:.]+|\\S*\\d[-:]\\d\\S*) +(\\S{1,80})");
    private static final Pattern BRACKETS = Pattern.compile("(?:^|[\\s|])[\\[(]([^\\[\\]()]{1,60})[\\])]");
    private static final Pattern NO_THREAD = Pattern
            .compile("(?i).*\\d:\\d.*|\\d{4}-.*|trace|debug|info|warn(?:ing)?|error|fatal|notice|critical");
    private static final Pattern THREAD_NAME = Pattern
            .compile("(?<![\\w.])((?:[\\w-]*-)?(?:[A-Za-z]*[Tt]hread|exec|worker|pool)(?:-[\\w-]+)?)(?![\\w.])");
    private static final Pattern ADDRESS_VALUE = Pattern.compile("(?<![\\d.])((?:\\d{1,3}\\.){3}\\d{1,3})(?![\\d.])");
    private static final Pattern REQUEST = Pattern.compile("\\b(?:GET|POST|PUT|PATCH|DELETE|HEAD) (/[^\\s?\"]{0,80})");
    private static final Pattern PASSWORD_OF = Pattern.compile("(?i)password for (?:invalid user )?(\\S{1,60})");
    private static final Set<String> NO_VALUE = Set.of("not", "is", "was", "has", "had", "with", "and", "the", "does", "could",
            "cannot", "can", "failed", "name", "null", "none", "error", "unknown", "found", "in", "at", "to", "from", "by",
            "for");

    private final Pattern named;
    private final Pattern told;

    /// @param bare whether a value may also follow the name after a blank
    Attribute(String names, boolean bare) {
        named = Pattern.compile("(?i)(?<![A-Za-z])(?:" + names + ")\"?\\s{0,2}[=:]\\s{0,2}[\"']?([^\\s\"',;\\])}]{1,80})");
        told = bare ? Pattern.compile("(?i)(?<![A-Za-z])(?:" + names + ") [\"']?([A-Za-z0-9][\\w.@-]{0,80})") : named;
    }

    /// @param header of the line
    Optional<String> of(Line line, Optional<LogLine> header) {
        int end = Math.min(line.to(), line.from() + REACH);
        String text = LogBytes.decode(line.bytes(), line.from(), end);
        String head = header.map(found -> head(line, found)).orElse("");
        return column(head, text, header).or(() -> first(named, text)).or(() -> first(told, text));
    }

    private Optional<String> column(String head, String text, Optional<LogLine> header) {
        return switch (this) {
            case HOST -> header.filter(found -> found.format().startsWith("syslog")).flatMap(found -> first(SYSLOG_HOST, head));
            case THREAD -> thread(head);
            case LOGGER -> header.map(LogLine::logger).filter(logger -> !logger.isBlank());
            case USER -> first(PASSWORD_OF, text);
            case ADDRESS -> first(ADDRESS_VALUE, text);
            case ENDPOINT -> first(REQUEST, text);
            case TENANT -> Optional.empty();
        };
    }

    private static Optional<String> thread(String head) {
        Matcher brackets = BRACKETS.matcher(head);
        while (brackets.find()) {
            if (!NO_THREAD.matcher(brackets.group(1)).matches()) {
                return Optional.of(brackets.group(1).strip());
            }
        }
        return first(THREAD_NAME, head);
    }

    /// What stands before the message.
    private static String head(Line line, LogLine header) {
        Line message = header.message();
        boolean inside = message.bytes() == line.bytes() && message.from() >= line.from();
        return inside ? LogBytes.decode(line.bytes(), line.from(), Math.min(message.from(), line.from() + REACH)) : "";
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            String value = matcher.group(1).replaceAll("[.:,-]+$", "");
            if (!value.isEmpty() && !NO_VALUE.contains(value.toLowerCase(Locale.ROOT))) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }
}
