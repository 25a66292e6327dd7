package dev.zhiban.logs.format;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One JSON object a line, with the usual names for time, level, logger and message; Docker's `{"log":…,"stream":…,"time":…}`
/// is an envelope. An object cut at its end is read as far as it goes.
final class Json implements LogFormat {

    private static final Set<String> TIME = Set.of("time", "ts", "timestamp", "@timestamp", "t", "datetime", "date", "asctime",
            "$date", "eventtime", "_time", "logtime", "created", "timemillis", "__realtime_timestamp");
    private static final Set<String> LEVEL = Set.of("level", "severity", "lvl", "loglevel", "log.level", "levelname", "s",
            "priority", "level_name", "severitytext");
    private static final Set<String> MESSAGE = Set.of("message", "msg", "log", "text", "body", "event", "@message",
            "short_message");
    private static final Set<String> LOGGER = Set.of("logger", "logger_name", "loggername", "name", "component", "c", "module",
            "caller", "log.logger", "service", "category", "syslog_identifier");

    private static final int PLAIN = 0;
    private static final int TEXT = 1;
    private static final int NULL = 2;
    /// A text that is no UTF-8, or has control characters, as numbers: so the journal writes it.
    private static final int BYTES = 3;

    private final Timestamps times;

    Json(Timestamps times) {
        this.times = times;
    }

    @Override
    public String name() {
        return "json";
    }

    @Override
    public Optional<LogLine> parse(Line line) {
        int open = line.skipBlanks(0);
        if (line.at(open) != '{' || line.at(line.skipBlanks(open + 1)) != '"') {
            return Optional.empty();
        }
        Map<String, int[]> members = members(line, open + 1);
        int[] message = pick(members, MESSAGE);
        int[] level = pick(members, LEVEL);
        int[] time = pick(members, TIME);
        int timeAt = time != null && times.read(line, time[0]) ? time[0] : -1;
        if (members.isEmpty() || (message == null && level == null && timeAt < 0)) {
            return Optional.empty();
        }
        int[] logger = pick(members, LOGGER);
        Line text = message == null ? line : unescaped(line, message);
        boolean docker = members.containsKey("log") && members.containsKey("stream");
        return Optional.of(new LogLine(docker ? "docker" : name(), timeAt, level == null ? Level.NONE : level(line, level),
                logger == null ? "" : line.part(logger[0], logger[1]).toString(), text, docker));
    }

    private static int @org.jspecify.annotations.Nullable [] pick(Map<String, int[]> members, Set<String> names) {
        for (Map.Entry<String, int[]> member : members.entrySet()) {
            if (names.contains(member.getKey()) && member.getValue()[2] != NULL) {
                return member.getValue();
            }
        }
        return null;
    }

    private static Level level(Line line, int[] value) {
        String word = line.part(value[0], value[1]).toString();
        if (word.length() == 2 && Line.digit(line.at(value[0]))) {
            return Level.ofNumber(Integer.parseInt(word.replaceAll("\\D", "0")));
        }
        if (word.length() == 1) {
            return Line.digit(line.at(value[0])) ? Level.ofSeverity(word.charAt(0) - '0') : Level.ofLetter(line.at(value[0]));
        }
        return Level.of(word);
    }

    /// The members of the object and of objects inside it, in order; names in small letters; start and end of each plain value.
    private static Map<String, int[]> members(Line line, int from) {
        Map<String, int[]> members = new LinkedHashMap<>();
        int at = from;
        while (at < line.length() && members.size() < 64) {
            int quote = line.find('"', at);
            if (quote < 0) {
                break;
            }
            int nameEnd = stringEnd(line, quote + 1);
            int colon = line.skipBlanks(nameEnd + 1);
            if (line.at(colon) != ':') {
                at = nameEnd + 1;
                continue;
            }
            String name = line.part(quote + 1, nameEnd).toString().toLowerCase(Locale.ROOT);
            int value = line.skipBlanks(colon + 1);
            byte first = line.at(value);
            if (first == '"') {
                int end = stringEnd(line, value + 1);
                members.putIfAbsent(name, new int[] { value + 1, end, TEXT });
                at = end + 1;
            } else if (first == '[' && MESSAGE.contains(name) && Line.digit(line.at(value + 1))) {
                int end = line.find(']', value);
                at = end < 0 ? line.length() : end;
                members.putIfAbsent(name, new int[] { value + 1, at, BYTES });
            } else if (first == '{' || first == '[') {
                at = value + 1;
            } else {
                int end = value;
                while (end < line.length() && ",}] ".indexOf(line.at(end)) < 0) {
                    end++;
                }
                members.putIfAbsent(name, new int[] { value, end, line.startsAt(value, "null") ? NULL : PLAIN });
                at = end;
            }
        }
        return members;
    }

    private static int stringEnd(Line line, int from) {
        int at = from;
        while (at < line.length() && line.at(at) != '"') {
            at += line.at(at) == '\\' ? 2 : 1;
        }
        return Math.min(at, line.length());
    }

    private static final Map<Character, Integer> ESCAPES = new HashMap<>(Map.of('n', 10, 't', 9, 'r', 13, 'b', 8, 'f', 12));

    /// The value without its escapes; ends at a line end inside it only if that is its last character.
    private static Line unescaped(Line line, int[] value) {
        Line raw = line.part(value[0], value[1]);
        if (value[2] == BYTES) {
            return numbers(raw);
        }
        if (raw.find('\\', 0) < 0) {
            return raw;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            byte b = raw.at(i);
            if (b != '\\') {
                out.write(b);
                continue;
            }
            i++;
            char escape = (char) raw.at(i);
            if (escape == 'u' && i + 4 < raw.length()) {
                char unit = (char) hex(raw, i + 1);
                out.writeBytes(String.valueOf(unit).getBytes(StandardCharsets.UTF_8));
                i += 4;
            } else {
                out.write(ESCAPES.getOrDefault(escape, (int) escape));
            }
        }
        byte[] bytes = out.toByteArray();
        int end = bytes.length;
        while (end > 0 && (bytes[end - 1] == '\n' || bytes[end - 1] == '\r')) {
            end--;
        }
        return new Line(bytes, 0, end);
    }

    private static Line numbers(Line list) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(list.length() / 3);
        for (int at = 0; at < list.length(); at++) {
            int end = list.digitsEnd(at);
            if (end > at) {
                out.write(Digits.number(list, at, end));
                at = end;
            }
        }
        return new Line(out.toByteArray(), 0, out.size());
    }

    private static int hex(Line line, int at) {
        int value = 0;
        for (int i = at; i < at + 4; i++) {
            value = value * 16 + Math.max(0, Character.digit(line.at(i), 16));
        }
        return value;
    }
}
